/** Puts a charter away, so that it is only read, and brings it back (SPEC: Access, SA11). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { CharterRecord } from "@acb/schemas/charter";
import type { CharterId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { fold } from "@acb/shared/sign-off/fold";
import { londonDate } from "@acb/shared/sign-off/london-date";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { closeWorkshop } from "../workshop/workshop.ts";
import { findCharter } from "./find-charter.ts";
import { viewOf } from "./read-charter.ts";

/** Putting away what is away, and bringing back what is there, changes nothing. Refuses NOT_ALLOWED and ROUND_OPEN_ALREADY. */
export const putAway = async (
  context: Context,
  caller: Person,
  id: string,
  { away }: { readonly away: boolean },
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, id, "putAway");
  if (!found.ok) return found;
  const { id: charterId } = found.value.record;
  const put = await context.inTurn(charterId, () => change(context, caller, charterId, away));
  return put.ok ? done(await viewOf(context, caller, put.value)) : put;
};

/** A round that somebody opens at the same time is open before or refused after: it waits for the same turn. */
const change = async (
  context: Context,
  caller: Person,
  charterId: CharterId,
  away: boolean,
): Promise<Result<CharterRecord>> => {
  const found = await findCharter(context, caller, charterId, "putAway");
  if (!found.ok) return found;
  const { record } = found.value;
  if (away === (record.putAwayOn !== undefined)) return done(record);
  const { charters, workshops } = context.storage;
  const today = londonDate(context.now());
  if (away) {
    if (await hasOpenRound(context, charterId)) return refuse("ROUND_OPEN_ALREADY");
    await closeWorkshop(context, caller, charterId);
  }
  await charters.putAway(charterId, away ? today : null);
  // One that somebody opened since.
  if (away) await workshops.close(charterId, context.now().toISOString());
  const deed = away ? "putAwayCharter" : "broughtBackCharter";
  await note(context, { deed, actor: caller.id, charterId });
  await context.rooms.accessChanged(charterId, null);
  context.rooms.tell(charterId, { type: "charter.changed" });
  const { putAwayOn: _before, ...rest } = record;
  return done(away ? { ...rest, putAwayOn: today } : rest);
};

const hasOpenRound = async ({ storage, now }: Context, id: CharterId): Promise<boolean> => {
  const { rounds } = fold(await storage.events.read(id), londonDate(now()));
  return rounds.some(({ state }) => state === "open");
};
