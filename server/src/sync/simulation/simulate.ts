/** One seeded run: who is there, what happens, and the verdict; a failure is made smaller and can be read. */
import { CharterId } from "@acb/schemas/ids";
import { createMemoryUpdateLog } from "../../storage/memory/memory-update-log.ts";
import type { UpdateLog } from "../../storage/ports/update-log.ts";
import { loginOf } from "../testing/room-world.ts";
import { createRandom } from "./random.ts";
import { actOf, drawStep, type Step } from "./step.ts";
import { judge } from "./verdict.ts";
import { createWorld, type World, type WorldOptions } from "./world.ts";

/** A name for each tab, the same for two tabs of one person; "Rhys" only reads. */
export type Plan = {
  readonly seed: number;
  readonly cast: readonly string[];
  readonly steps: readonly Step[];
};

export type Outcome = { readonly wrong: readonly string[]; readonly world: World };

const WRITERS = ["Amina", "Bela", "Cara", "Dewi", "Emeka"];
const READER = "Rhys";
/** Most runs are short; a few go on. */
const LENGTHS: readonly (readonly [share: number, from: number, to: number])[] = [
  [70, 10, 35],
  [25, 35, 90],
  [5, 90, 250],
];

export const planOf = (seed: number): Plan => {
  const random = createRandom(seed);
  // Two to eight tabs, mostly few.
  const count = 2 + random(1 + random(7));
  const cast = Array.from({ length: count }, (_, at) =>
    at > 1 && random(6) === 0 ? READER : (WRITERS[random(WRITERS.length)] ?? READER),
  );
  return {
    seed,
    cast,
    steps: Array.from({ length: lengthOf(random(100), random) }, () => drawStep(count, random)),
  };
};

const lengthOf = (at: number, random: (below: number) => number): number => {
  let rest = at;
  for (const [share, from, to] of LENGTHS) {
    rest -= share;
    if (rest < 0) return from + random(to - from);
  }
  return 0;
};

export type Stage = {
  readonly log?: UpdateLog;
  /** Of its own, where runs share a log. */
  readonly charterId?: CharterId;
  readonly onCall?: WorldOptions["onCall"];
  readonly breakage?: WorldOptions["breakage"];
};

const CHARTER = CharterId.parse("cha_wendle");

/** Never rejects for what goes wrong in the run: that is its outcome. */
export const simulate = async ({ seed, cast, steps }: Plan, stage: Stage = {}): Promise<Outcome> => {
  const { log = createMemoryUpdateLog(), charterId = CHARTER, onCall, breakage } = stage;
  const world = await createWorld({
    charterId,
    log,
    random: createRandom(seed),
    ...(onCall && { onCall }),
    ...(breakage && { breakage }),
  });
  const wrong: string[] = [];
  try {
    for (const name of cast) world.open(loginOf(name, name !== READER)).connect();
    await world.settle();
    for (const step of steps) {
      const tab = world.tabs[step.tab];
      if (tab !== undefined) await actOf(step.name)(world, tab, createRandom(step.seed));
    }
    wrong.push(...(await judge(world)));
  } catch (thrown) {
    wrong.push(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  }
  for (const tab of world.tabs) tab.close();
  return { wrong, world };
};
