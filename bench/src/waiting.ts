/** Waiting for time to pass and for things to be so. */

export const elapsed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const LOOK_EVERY_MS = 10;

/** Looks now and then; answers false when it is still not so after the limit. */
export const until = async (
  isSo: () => boolean | Promise<boolean>,
  limitMs: number,
  everyMs = LOOK_EVERY_MS,
): Promise<boolean> => {
  const endAt = performance.now() + limitMs;
  while (performance.now() < endAt) {
    if (await isSo()) return true;
    await elapsed(everyMs);
  }
  return isSo();
};
