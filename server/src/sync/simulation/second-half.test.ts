/** A thousand more seeded runs (SPEC: SY62), in a file of their own so that they run beside the first. */
import { expect, it } from "vitest";
import { emptyTally, runSeeds } from "./run-plans.ts";

const MS = 1_000;

it(
  "SY62 (I-1, I-3, I-8, I-11, I-12, I-14) runs 1,001 to 2,000 keep every promise",
  async () => {
    const tally = emptyTally();
    await runSeeds(1_001, 2_000, tally);
    expect(tally.runs).toBe(1_000);
  },
  300 * MS,
);
