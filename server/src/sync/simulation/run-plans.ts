/** Runs many plans; the first that breaks a promise ends it, made smaller and written down. */
import { shrink, written } from "./shrink.ts";
import { type Plan, planOf, type Stage, simulate } from "./simulate.ts";

export type Tally = { runs: number; updates: number; storageCalls: number };

export const emptyTally = (): Tally => ({ runs: 0, updates: 0, storageCalls: 0 });

/** Makes each run a stage of its own. */
type StageOf = () => Promise<Stage> | Stage;

/** Throws an error that says what was broken, by which seed, and in which steps. */
export const runPlan = async (plan: Plan, tally: Tally, stageOf: StageOf = () => ({})): Promise<void> => {
  const { wrong, world } = await simulate(plan, await stageOf());
  tally.runs += 1;
  tally.updates += world.counts.updates;
  tally.storageCalls += world.disk.callCount();
  if (wrong.length > 0) throw new Error(await describe(plan, wrong, stageOf));
};

export const runSeeds = async (from: number, to: number, tally: Tally, stageOf?: StageOf): Promise<void> => {
  for (let seed = from; seed <= to; seed += 1) await runPlan(planOf(seed), tally, stageOf);
};

const describe = async (plan: Plan, wrong: readonly string[], stageOf: StageOf): Promise<string> => {
  const smallest = await shrink(
    plan,
    async (smaller) => (await simulate(smaller, await stageOf())).wrong.length > 0,
  );
  return [`Seed ${plan.seed}:`, ...new Set(wrong), "The smallest plan that fails:", written(smallest)].join(
    "\n",
  );
};
