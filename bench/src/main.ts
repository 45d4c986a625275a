/** Measures this server beside its peers: `npm run bench` (docs/benchmarks.md, decision 0014). */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench } from "./bench.ts";
import { interleave } from "./interleave.ts";
import type { Measure } from "./measure.ts";
import { MEASURES } from "./measures/all.ts";
import { type Options, readOptions, USAGE } from "./options.ts";
import {
  addResult,
  describeMachine,
  loadNow,
  type MeasureResult,
  readResults,
  writeResults,
} from "./report/results.ts";
import { toMarkdown } from "./report/table.ts";
import { buildHouse } from "./servers/build-house.ts";
import { charterBuilder } from "./servers/charter-builder.ts";
import { FLOOR, HOCUSPOCUS, HOCUSPOCUS_EACH, Y_WEBSOCKET_SERVER } from "./servers/peers.ts";
import type { ServerKind } from "./servers/server-kind.ts";

const DOCS = join(import.meta.dirname, "../../docs");
const JSON_FILE = join(DOCS, "benchmarks.json");
const MARKDOWN_FILE = join(DOCS, "benchmarks.md");
const PEOPLE = 50;
const CHARTERS = { full: 501, quick: 102 } as const;

const run = async ({ isQuick, only }: Options): Promise<void> => {
  const chosen = MEASURES.filter(({ name }) => only.length === 0 || only.includes(name));
  const folder = await mkdtemp(join(tmpdir(), "charter-bench-"));
  try {
    say("Making people, charters and roles ...");
    const houseFolder = await mkdtemp(join(folder, "house-"));
    const house = await buildHouse(houseFolder, {
      people: PEOPLE,
      charters: CHARTERS[isQuick ? "quick" : "full"],
    });
    const bench: Bench = { house, isQuick, folder, tracePath: process.env.BENCH_TRACE || null };
    const kinds = [charterBuilder(house), HOCUSPOCUS, HOCUSPOCUS_EACH, Y_WEBSOCKET_SERVER, FLOOR];
    for (const measure of chosen) await keep(measure, await take(measure, bench, kinds), kinds);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const take = async (measure: Measure, bench: Bench, kinds: readonly ServerKind[]): Promise<MeasureResult> => {
  const loadBefore = loadNow();
  const startAt = performance.now();
  const outcome = await interleave(measure, {
    bench,
    kinds,
    told: (server, round, seconds) =>
      say(`${measure.name}, round ${round + 1}: ${server} took ${seconds.toFixed(1)} s`),
  });
  return {
    ...outcome,
    loadBefore,
    isQuick: bench.isQuick,
    at: new Date().toISOString(),
    seconds: (performance.now() - startAt) / 1000,
    machine: describeMachine(),
    history: bench.tracePath === null ? "made" : "recorded",
  };
};

/** After each measure, so that what was measured is there when a later one is stopped. */
const keep = async (measure: Measure, result: MeasureResult, kinds: readonly ServerKind[]): Promise<void> => {
  const results = addResult(await readResults(JSON_FILE), measure.name, result);
  await writeResults(JSON_FILE, results);
  await writeFile(MARKDOWN_FILE, toMarkdown(results, MEASURES, kinds));
  say(
    `\n${toMarkdown({ [measure.name]: result }, [measure], kinds)
      .split("\n## ")
      .slice(1)
      .join("\n## ")}`,
  );
};

const say = (words: string): void => void process.stdout.write(`${words}\n`);

const options = readOptions(process.argv.slice(2));
if (options === null) {
  say(USAGE);
  process.exitCode = 1;
} else await run(options);
