/** SIGKILL while people write (I-1): what another person saw, or what was said to be saved, is there afterwards. */
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { inRounds, LANE, seedOfRun } from "../../testing/lane.ts";
import { createRandom } from "../simulation/random.ts";
import { EXAMPLE_CHARTER, READER, SECOND_WRITER, WRITER } from "../testing/example-charter.ts";
import { kill, originOf, spawnServer } from "../testing/killable-server.ts";
import { connectStockClient } from "../testing/stock-client.ts";
import { startTyping, storedText, wordsIn } from "../testing/typist.ts";

/** How many words the reader has seen when the kill is decided, and how long after that it comes, at most. */
const MOST_WORDS = 60;
const MOST_DELAY_MS = 15;
/** A text that grew through a thousand rounds would make each of them slower than the last. */
const KILLS_PER_DATABASE = 50;

let folder: string;
let waiting: ChildProcess | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-crash-"));
});
afterEach(async () => {
  if (waiting !== null) await kill(waiting);
  waiting = null;
  await rm(folder, { recursive: true });
});

const fileOf = (round: number): string =>
  join(folder, `charters-${Math.floor(round / KILLS_PER_DATABASE)}.db`);

/** The next server reads its program while this one is written to, so that a round costs little. */
const startServer = async (
  round: number,
): Promise<{ readonly child: ChildProcess; readonly origin: string }> => {
  const child = waiting ?? spawnServer(fileOf(round), "wait");
  waiting = spawnServer(fileOf(round + 1), "wait");
  child.stdin?.end("open\n");
  return { child, origin: await originOf(child) };
};

/** Three tabs of two people write, a third person reads; answers what was promised by the moment of the kill. */
const writeAndKill = async (
  round: number,
  seenCount: number,
  delayMs: number,
): Promise<readonly string[]> => {
  const { child, origin } = await startServer(round);
  const writers = [WRITER, WRITER, SECOND_WRITER].map((person) => connectStockClient(origin, person));
  const reader = connectStockClient(origin, READER);
  const typists = writers.map((writer, at) => startTyping(writer, `r${round}w${at}`));
  const ofThisRound = (text: string) => wordsIn(text).filter((word) => word.startsWith(`r${round}w`));
  await reader.whenText((text) => ofThisRound(text).length >= seenCount);
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  await kill(child);
  for (const typist of typists) typist.stop();
  const seen = wordsIn(reader.doc.getText("t").toString());
  const saved = typists.flatMap((typist) => typist.saved());
  for (const client of [...writers, reader]) client.destroy();
  return [...seen, ...saved];
};

it(`SY1 (I-1) after each of ${LANE.kills} SIGKILLs, every word that was seen or saved is stored`, {
  timeout: LANE.timeLimitMs,
}, async () => {
  const seed = seedOfRun();
  const random = createRandom(seed);
  let promised: ReadonlySet<string> = new Set();
  await inRounds(LANE.kills, "SIGKILLs", async (round) => {
    const before = round % KILLS_PER_DATABASE === 0 ? [] : promised;
    const words = await writeAndKill(round, 1 + random(MOST_WORDS), random(MOST_DELAY_MS));
    expect(words.length).toBeGreaterThan(0);
    promised = new Set([...before, ...words]);
    const stored = new Set(wordsIn(storedText(fileOf(round), EXAMPLE_CHARTER)));
    expect(
      [...promised].filter((word) => !stored.has(word)),
      `SEED=${seed}, round ${round}`,
    ).toEqual([]);
  });
});
