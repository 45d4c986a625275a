/** Random numbers that a seed repeats, so that every server of a round gets the same traffic. */

/** From 0 up to, not including, 1 (mulberry32). */
export type Random = () => number;

export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A Yjs client id as a device draws it. */
export const drawClientId = (random: Random): number => Math.floor(random() * 2 ** 32);
