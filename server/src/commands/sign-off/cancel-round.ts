/** Closes the open round early, with a reason that stays on the board. */
import type { SignOffView } from "@acb/schemas/api/sign-off-routes";
import { RoundId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { cancelRound as plan } from "@acb/shared/sign-off/cancel-round";
import { findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";
import { commitFacts } from "./commit-facts.ts";
import { signOffFor } from "./read-sign-off.ts";

/** Refuses NOT_FOUND, NOT_ALLOWED or ROUND_CLOSED. */
export const cancelRound = async (
  context: Context,
  person: Person,
  at: { readonly charterId: string; readonly roundId: string },
  reason: string,
): Promise<Result<SignOffView>> => {
  const found = await findCharter(context, person, at.charterId, "openRound");
  if (!found.ok) return found;
  const roundId = RoundId.safeParse(at.roundId);
  if (!roundId.success) return refuse("NOT_FOUND");
  const { id } = found.value.record;
  const committed = await commitFacts(context, id, person.id, (state) => plan(state, roundId.data, reason));
  if (!committed.ok) return committed;
  await context.storage.prepared.removeAll(id);
  context.rooms.tell(id, { type: "sign-off.changed" });
  return done(await signOffFor(context, person, found.value));
};
