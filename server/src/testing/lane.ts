/** How often the tests with random faults try: some on each change, many in a soak (`SOAK=1`). */

type Amounts = {
  /** SIGKILLs of a server that people write to. */
  readonly kills: number;
  /** Points at which the write-ahead log is cut after a power loss. */
  readonly walCuts: number;
  /** Flipped bits in the write-ahead log, and as many in the pages of a database. */
  readonly flippedBits: number;
  /** Times that the disk fills and is given room again. */
  readonly fullDisks: number;
  /** Frames with bytes changed at random. */
  readonly frames: number;
  readonly timeLimitMs: number;
};

const LANES = {
  change: { kills: 50, walCuts: 500, flippedBits: 300, fullDisks: 20, frames: 100_000, timeLimitMs: 300_000 },
  soak: {
    kills: 1_000,
    walCuts: 20_000,
    flippedBits: 10_000,
    fullDisks: 200,
    frames: 5_000_000,
    timeLimitMs: 3_600_000,
  },
} as const satisfies Readonly<Record<string, Amounts>>;

const IS_SOAK = process.env.SOAK === "1";
export const LANE: Amounts = IS_SOAK ? LANES.soak : LANES.change;

/** How often a soak says how far a test has come: at each twentieth part. */
const PARTS_TOLD = 20;

/** Runs `round` for 0 to `count` - 1, one after the other; a soak prints its progress, in `unit`. */
export const inRounds = async (
  count: number,
  unit: string,
  round: (at: number) => void | Promise<void>,
): Promise<void> => {
  const part = Math.ceil(count / PARTS_TOLD);
  for (let at = 0; at < count; at += 1) {
    await round(at);
    const done = at + 1;
    if (IS_SOAK && (done % part === 0 || done === count))
      process.stdout.write(`${done} of ${count} ${unit}\n`);
  }
};

/** The seed of this run: printed when a test fails, and given back by `SEED` to run the same again. */
export const seedOfRun = (): number => Number(process.env.SEED ?? Date.now() % 1_000_000_000);
