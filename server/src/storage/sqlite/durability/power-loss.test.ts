/**
 * A database after a power cut, or with a bit flipped (SPEC: Storage; M19 to M21): what was acknowledged is there, or the
 * damage is said. Nothing is served that was not written.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CharterId } from "@acb/schemas/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRandom } from "../../../sync/simulation/random.ts";
import { inRounds, LANE, seedOfRun } from "../../../testing/lane.ts";
import { DamagedCharter } from "../../ports/faults.ts";
import { openConnection } from "../connection.ts";
import { type Operations, operationsOn } from "../operations/operations.ts";
import { newestCommit } from "./commits.ts";
import { openMark } from "./high-water-mark.ts";
import { markFileOf, writeMark } from "./mark-file.ts";

const CHARTERS = ["cha_first", "cha_second", "cha_third"].map((id) => CharterId.parse(id));
const COMMITS = 60;
const OPTIONS = { timeout: LANE.timeLimitMs };

const seed = seedOfRun();
const random = createRandom(seed);

let folder: string;
let copy: string;
/** The database with all its commits in the WAL, as a power cut leaves it; the length of the WAL after each commit. */
let cut: string;
const walLengths: number[] = [];
/** The same, closed in order. */
let closed: string;

const charterOf = (commit: number): CharterId => CHARTERS[commit % CHARTERS.length] ?? CharterId.parse("");
/** Long enough to need pages of its own now and then, different at every place. */
const bytesOf = (charterId: CharterId, seq: number): Uint8Array =>
  Uint8Array.from({ length: 40 + ((seq * 997) % 5_000) }, (_, at) => (at * seq + charterId.length) % 251);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "acb-power-"));
  [cut, closed, copy] = ["cut.db", "closed.db", "copy.db"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const file = join(folder, "live.db");
  const connection = openConnection(file);
  const storage = operationsOn(connection, () => new Date());
  // What was before is in the database; only what is written from here on stands in the WAL.
  connection.$client.pragma("wal_checkpoint(TRUNCATE)");
  for (let commit = 0; commit < COMMITS; commit += 1) {
    const charterId = charterOf(commit);
    const seq = Math.floor(commit / CHARTERS.length) + 1;
    storage.updates.append([
      { charterId, bytes: bytesOf(charterId, seq), personId: null, organisationId: null },
    ]);
    walLengths.push(statSync(`${file}-wal`).size);
  }
  copyFileSync(file, cut);
  copyFileSync(`${file}-wal`, `${cut}-wal`);
  storage.updates.compact(charterOf(0), 10, bytesOf(charterOf(0), 10));
  storage.whole.close();
  copyFileSync(file, closed);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As many commits as are acknowledged, and what each charter's log had come to by then. */
const markAfter = (commits: number) => ({
  commit: commits,
  updates: Object.fromEntries(
    CHARTERS.map((charterId, at) => [charterId, Math.ceil((commits - at) / CHARTERS.length)] as const).filter(
      ([, seq]) => seq > 0,
    ),
  ),
});

type Served = {
  readonly outcome: "refused" | "damaged" | "whole";
  readonly lost: number;
  readonly wrong: number;
};

/** Opens the copy as the server does, and reads every charter; what is served is compared with what was written. */
const serve = async (acknowledged: number): Promise<Served> => {
  await writeMark(markFileOf(copy), markAfter(acknowledged));
  let storage: Operations;
  try {
    const connection = openConnection(copy);
    try {
      const mark = await openMark(copy, () => newestCommit(connection));
      storage = operationsOn(connection, () => new Date(), { ...mark, committed: () => {} });
    } catch (cause) {
      connection.$client.close();
      throw cause;
    }
  } catch {
    return { outcome: "refused", lost: 0, wrong: 0 };
  }
  let [damaged, lost, wrong] = [0, 0, 0];
  for (const charterId of CHARTERS) {
    try {
      const stored = storage.updates.load(charterId);
      const from = stored.lastSeq - stored.updates.length;
      if (stored.checkpoint !== null && !same(stored.checkpoint, bytesOf(charterId, from))) wrong += 1;
      wrong += stored.updates.filter((bytes, at) => !same(bytes, bytesOf(charterId, from + at + 1))).length;
      lost += Math.max(0, (markAfter(acknowledged).updates[charterId] ?? 0) - stored.lastSeq);
    } catch (cause) {
      if (!(cause instanceof DamagedCharter)) throw cause;
      damaged += 1;
    }
  }
  storage.whole.close();
  return { outcome: damaged > 0 ? "damaged" : "whole", lost, wrong };
};

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

const takeCopy = (source: string, wal: Uint8Array | null): void => {
  for (const end of ["-wal", "-shm", "-mark"]) rmSync(copy + end, { force: true });
  copyFileSync(source, copy);
  if (wal !== null) writeFileSync(`${copy}-wal`, wal);
};

const withFlippedBit = (bytes: Uint8Array): Uint8Array => {
  const flipped = Uint8Array.from(bytes);
  const at = random(flipped.length);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << random(8));
  return flipped;
};

it(
  "ST30 (I-2) after a power cut at any point, all that was acknowledged is there, and no honest cut is refused",
  OPTIONS,
  async () => {
    const wal = readFileSync(`${cut}-wal`);
    await inRounds(LANE.walCuts, "cuts of the WAL", async (round) => {
      const acknowledged = 1 + random(COMMITS - 1);
      const durable = walLengths[acknowledged - 1] ?? 0;
      const end = durable + random(wal.length - durable + 1);
      const kept = Uint8Array.from(wal.subarray(0, end));
      // Half of the time, what was on its way to the disk is scribbled over.
      if (round % 2 === 1) for (let at = durable; at < end; at += 1) kept[at] = random(256);
      takeCopy(cut, kept);
      expect(await serve(acknowledged), `SEED=${seed}, round ${round}`).toEqual({
        outcome: "whole",
        lost: 0,
        wrong: 0,
      });
    });
  },
);

it(
  "ST31 (M20) with a bit flipped in the WAL nothing wrong and nothing older is served",
  OPTIONS,
  async () => {
    const wal = readFileSync(`${cut}-wal`);
    const outcomes = new Set<string>();
    await inRounds(LANE.flippedBits, "bits of the WAL", async (round) => {
      takeCopy(cut, withFlippedBit(wal));
      const { outcome, lost, wrong } = await serve(COMMITS);
      expect([lost, wrong], `SEED=${seed}, round ${round}: ${outcome}`).toEqual([0, 0]);
      outcomes.add(outcome);
    });
    expect(outcomes).toContain("refused");
  },
);

it(
  "ST31 (M21) with a bit flipped in the database nothing wrong and nothing older is served",
  OPTIONS,
  async () => {
    const database = readFileSync(closed);
    const outcomes = new Set<string>();
    await inRounds(LANE.flippedBits, "bits of the database", async (round) => {
      takeCopy(closed, null);
      writeFileSync(copy, withFlippedBit(database));
      const { outcome, lost, wrong } = await serve(COMMITS);
      expect([lost, wrong], `SEED=${seed}, round ${round}: ${outcome}`).toEqual([0, 0]);
      outcomes.add(outcome);
    });
    expect(outcomes).toContain("damaged");
  },
);
