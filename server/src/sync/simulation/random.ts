/** Seeded chance: the same seed gives the same run everywhere. */
import type { Random } from "@acb/shared/document/testing/random-prose-edits";

/** Mulberry32: small, and good enough to shuffle steps. */
export const createRandom = (seed: number): Random => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

export const pickFrom = <Entry>(list: readonly Entry[], random: Random): Entry | undefined =>
  list[random(list.length)];
