/** Puts a charter away, so that it is only read, and brings it back (SPEC: Access, SA11). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
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
  const { record } = found.value;
  if (away === (record.putAwayOn !== undefined)) return done(await viewOf(context, caller, record));
  const today = londonDate(context.now());
  if (away) {
    if (await hasOpenRound(context, record.id)) return refuse("ROUND_OPEN_ALREADY");
    await closeWorkshop(context, caller, id);
  }
  await context.storage.charters.putAway(record.id, away ? today : null);
  if (away && (await cameMeanwhile(context, record.id))) return refuse("ROUND_OPEN_ALREADY");
  const deed = away ? "putAwayCharter" : "broughtBackCharter";
  await note(context, { deed, actor: caller.id, charterId: record.id });
  await context.rooms.accessChanged(record.id, null);
  context.rooms.tell(record.id, { type: "charter.changed" });
  const { putAwayOn: _before, ...rest } = record;
  return done(await viewOf(context, caller, away ? { ...rest, putAwayOn: today } : rest));
};

const hasOpenRound = async ({ storage, now }: Context, id: CharterId): Promise<boolean> => {
  const { rounds } = fold(await storage.events.read(id), londonDate(now()));
  return rounds.some(({ state }) => state === "open");
};

/** A round that somebody opened in that moment goes on, and the charter with it; a workshop is closed again. */
const cameMeanwhile = async (context: Context, id: CharterId): Promise<boolean> => {
  const { charters, workshops } = context.storage;
  await workshops.close(id, context.now().toISOString());
  if (!(await hasOpenRound(context, id))) return false;
  await charters.putAway(id, null);
  return true;
};
