/** Closes the open round early, with a reason; what was decided in it stays as history (SPEC: SO11). */
import type { RoundId } from "@acb/schemas/ids";
import { facts, type Outcome, refuse } from "./outcome.ts";
import { findRound, type SignOffState } from "./state.ts";

/** Refuses NOT_FOUND, and ROUND_CLOSED for a round that is complete, past its date or closed already. */
export const cancelRound = (state: SignOffState, roundId: RoundId, reason: string): Outcome => {
  const progress = findRound(state, roundId);
  if (progress === undefined) return refuse("NOT_FOUND");
  if (progress.state !== "open") return refuse("ROUND_CLOSED");
  return facts({ type: "round.cancelled", roundId, reason });
};
