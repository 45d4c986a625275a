/** Seeded runs in one process (SPEC: SY62): those that once failed, then a thousand more. */
import { expect, it } from "vitest";
import { PINNED_PLANS, PINNED_SEEDS } from "./pinned.ts";
import { emptyTally, runPlan, runSeeds } from "./run-plans.ts";
import { planOf } from "./simulate.ts";

const MS = 1_000;

it.each(PINNED_PLANS)("SY62 %s", (_, plan) => runPlan(plan, emptyTally()));

it.each(PINNED_SEEDS)("SY62 the run of seed %i, which once showed a fault", (seed) =>
  runPlan(planOf(seed), emptyTally()),
);

it(
  "SY62 (I-1, I-3, I-8, I-11, I-12, I-14) runs 1 to 1,000 keep every promise, and do something",
  async () => {
    const tally = emptyTally();
    await runSeeds(1, 1_000, tally);
    expect(tally.updates).toBeGreaterThan(10_000);
    expect(tally.storageCalls).toBeGreaterThan(5_000);
  },
  300 * MS,
);
