/** The same runs with one fault at each storage call in turn (SPEC: SY62), and a sample on a real database. */
import { CharterId } from "@acb/schemas/ids";
import { expect, it } from "vitest";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import { emptyTally, runPlan, runSeeds } from "./run-plans.ts";
import { planOf, type Stage } from "./simulate.ts";

const MS = 1_000;
const SEEDS = [3, 7, 11, 19, 23];
const SQLITE_RUNS = 60;

/** How many storage calls the undisturbed run makes. */
const callCountOf = async (seed: number): Promise<number> => {
  const tally = emptyTally();
  await runPlan(planOf(seed), tally);
  return tally.storageCalls;
};

const killingAt = (at: number, lands: boolean): Stage => ({
  onCall: (world, call) => {
    if (call === at) queueMicrotask(() => world.killServer(lands));
    return false;
  },
});

const FAULTS: readonly (readonly [what: string, stageOf: (call: number) => Stage])[] = [
  ["fails", (at) => ({ onCall: (_, call) => call === at })],
  ["kills the server, and was not done", (at) => killingAt(at, false)],
  ["kills the server, and was done all the same", (at) => killingAt(at, true)],
];

it.each(FAULTS)(
  "SY62 (I-6, I-9) whichever storage call %s, every promise is kept",
  async (_, stageOf) => {
    for (const seed of SEEDS) {
      const count = await callCountOf(seed);
      expect(count).toBeGreaterThan(1);
      for (let call = 1; call <= count; call += 1)
        await runPlan(planOf(seed), emptyTally(), () => stageOf(call));
    }
  },
  120 * MS,
);

it(
  "SY62 runs on a real database keep the same promises",
  async () => {
    const storage = await createSqliteStorage({ file: ":memory:" });
    const tally = emptyTally();
    await runSeeds(1, SQLITE_RUNS, tally, () => ({
      log: storage.updates,
      charterId: CharterId.parse(`cha_sim${String(tally.runs).padStart(5, "0")}`),
    }));
    await storage.close();
    expect(tally.runs).toBe(SQLITE_RUNS);
  },
  120 * MS,
);
