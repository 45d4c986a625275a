/** Removes what is past its date, again and again while the server runs (SPEC: RT3). */
import type { Context } from "./commands/context.ts";
import { removePastDate } from "./commands/network/retention.ts";
import type { Clock } from "./sync/clock.ts";

/** Periods count days; but a server may be started each morning, and an erasure may wait for a backup to end. */
export const RETENTION_EVERY_MS = 60 * 60_000;

/** Begins at once; the answered function ends it. What fails is logged, and tried again the next time. */
export const beginRetention = (context: Context, clock: Pick<Clock, "after">): (() => void) => {
  let cancel = (): void => {};
  const run = (): void => {
    context.background("retention", () => removePastDate(context));
    cancel = clock.after(RETENTION_EVERY_MS, run);
  };
  run();
  return () => cancel();
};
