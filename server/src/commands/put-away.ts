/** Puts a charter away, so that it is only read, and brings it back (SPEC: Access, SA11). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Person } from "@acb/schemas/people";
import { fold } from "@acb/shared/sign-off/fold";
import { londonDate } from "@acb/shared/sign-off/london-date";
import type { Context } from "./context.ts";
import { findCharter } from "./find-charter.ts";
import { note } from "./note.ts";
import { viewOf } from "./read-charter.ts";
import { done, type Result, refuse } from "./result.ts";
import { closeWorkshop } from "./workshop.ts";

/** Putting away what is away, and bringing back what is there, changes nothing. Refuses NOT_ALLOWED and ROUND_OPEN_ALREADY. */
export const putAway = async (
  context: Context,
  caller: Person,
  id: string,
  { away }: { readonly away: boolean },
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, id, "manage");
  if (!found.ok) return found;
  const { record } = found.value;
  if (away === (record.putAwayOn !== undefined)) return done(await viewOf(context, caller, record));
  const today = londonDate(context.now());
  if (away) {
    const { rounds } = fold(await context.storage.events.read(record.id), today);
    if (rounds.some(({ state }) => state === "open")) return refuse("ROUND_OPEN_ALREADY");
    await closeWorkshop(context, caller, id);
  }
  await context.storage.charters.putAway(record.id, away ? today : null);
  const deed = away ? "putAwayCharter" : "broughtBackCharter";
  await note(context, { deed, actor: caller.id, charterId: record.id });
  await context.rooms.accessChanged(record.id, null);
  context.rooms.tell(record.id, { type: "charter.changed" });
  const { putAwayOn: _before, ...rest } = record;
  return done(await viewOf(context, caller, away ? { ...rest, putAwayOn: today } : rest));
};
