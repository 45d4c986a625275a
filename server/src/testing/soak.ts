/**
 * `npm run soak`: seeded runs and honest days without end in this process, and beside it, again and again, the tests of
 * crashes and hostile frames with their larger numbers. Ctrl-C prints what was done; a fault ends it with its seed.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { honestDay } from "../sync/simulation/honest-traffic.ts";
import { emptyTally, runSeeds } from "../sync/simulation/run-plans.ts";

/** Their amounts come from `lane.ts`, by this variable. */
const SOAK_ENVIRONMENT = { ...process.env, SOAK: "1" };
const TEST_FILES = ["crash", "storage/sqlite", "guard/mutated-frames"];
const RUNS_PER_ROUND = 200;

const say = (line: string) => void process.stdout.write(`${line}\n`);

const tally = emptyTally();
let honestUpdates = 0;
let testRounds = 0;
let child: ChildProcess | null = null;
let isStopping = false;

const summary = () =>
  `${tally.runs} runs, ${tally.updates} updates and ${tally.storageCalls} storage calls in them; ` +
  `${honestUpdates} updates of honest days; ${testRounds} rounds of crashes and hostile frames.`;

const end = (code: number, words: string): void => {
  isStopping = true;
  child?.kill();
  say(words);
  say(summary());
  process.exitCode = code;
};

const runTests = (): void => {
  child = spawn("vitest", ["run", "--project", "server", "--reporter", "verbose", ...TEST_FILES], {
    env: SOAK_ENVIRONMENT,
    stdio: ["ignore", "inherit", "inherit"],
  });
  child.on("error", (cause) => end(1, `The tests of crashes could not be started: ${cause.message}`));
  child.on("exit", (code) => {
    if (isStopping) return;
    if (code !== 0) {
      end(1, "A test of crashes or of hostile frames failed: see above.");
      return;
    }
    testRounds += 1;
    runTests();
  });
};

process.once("SIGINT", () => end(0, "\nStopped."));

/** Each soak goes where none was before; a seed in a fault says where that was. */
let seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
say(`From seed ${seed}. Ctrl-C stops and says what was done.`);
runTests();
while (!isStopping) {
  try {
    await runSeeds(seed, seed + RUNS_PER_ROUND - 1, tally);
    const day = await honestDay(seed);
    honestUpdates += day.updates;
    if (day.wrong.length > 0) end(1, `Honest day ${seed}: ${day.wrong.join(", ")}`);
    else if (!isStopping) say(summary());
  } catch (fault) {
    end(1, fault instanceof Error ? fault.message : String(fault));
  }
  seed += RUNS_PER_ROUND;
}
