/** The refusal of whatever was done too often: it says how long to wait (SPEC: LIM1). */
import { type Refusal, refuse } from "../commands/result.ts";
import type { LimitName, Limits } from "./limits.ts";

/** Counts it, or answers the refusal. */
export const refuseOften = (limits: Limits, name: LimitName, who: string): Refusal | null => {
  const waitMs = limits.take(name, who);
  return waitMs === 0 ? null : { ...refuse("TOO_MANY_REQUESTS"), retryAfterS: Math.ceil(waitMs / 1_000) };
};
