/** Makes a failing plan smaller and writes it down so that it can become a named test. */
import type { Plan } from "./simulate.ts";

/** Each try is a whole run: enough to drop most of what does not matter. */
const MOST_TRIES = 400;

/** Leaves out steps, half of them first, then fewer, for as long as it still fails. */
export const shrink = async (plan: Plan, fails: (plan: Plan) => Promise<boolean>): Promise<Plan> => {
  let smallest = plan;
  let tries = 0;
  for (let size = Math.ceil(plan.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < smallest.steps.length && tries < MOST_TRIES; ) {
      const steps = smallest.steps.toSpliced(from, size);
      tries += 1;
      if (await fails({ ...smallest, steps })) smallest = { ...smallest, steps };
      else from += size;
    }
  }
  return smallest;
};

/** As it stands in a test: `{ seed, cast, steps }`. */
export const written = ({ seed, cast, steps }: Plan): string =>
  [
    `{ seed: ${seed}, cast: ${JSON.stringify(cast)}, steps: [`,
    ...steps.map(({ tab, name, seed: own }) => `  { tab: ${tab}, name: "${name}", seed: ${own} },`),
    "] }",
  ].join("\n");
