/** How long to wait before the next try, so that a room of sixty does not return in the same instant (SPEC: LIVE-5). */

const FIRST_MS = 250;
const LONGEST_MS = 10_000;

/** Doubles with each failed try up to a limit; `random` (0 to 1) spreads it between half and the whole. */
export const reconnectDelay = (failedCount: number, random: number): number => {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** failedCount);
  return Math.round(whole / 2 + (whole / 2) * random);
};
