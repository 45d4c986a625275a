/**
 * How far the database has come, kept outside it (SPEC: Storage). SQLite does not say when it has gone back, after a
 * damaged or missing WAL for instance (M20): the mark does. It only ever names what is on disk, so that a crash never
 * looks like damage, and is written beside the commits, so that none waits for it: it lags by a second at most.
 */
import type { CharterId } from "@acb/schemas/ids";
import type { NewestSeqs } from "./commits.ts";
import { type Mark, markFileOf, readMark, writeMark } from "./mark-file.ts";

/** How long after a commit the mark is written: the commits of a second cost one more write to disk. */
const LAG_MS = 1_000;
/** A database that never counted its commits says 0, or 1 when the first version asked whether it was ready. */
const NEVER_COUNTED = 1;

export type HighWaterMark = {
  /** The commit is on disk. */
  readonly committed: (commit: number, newest: NewestSeqs) => void;
  /** This charter's log has come at least so far; 0 when nothing is known of it. */
  readonly newestOf: (charterId: CharterId) => number;
  /** Resolves when the mark names the last commit. */
  readonly close: () => Promise<void>;
};

/** The database is older than what was stored in it. */
export class DatabaseWentBack extends Error {
  constructor(databaseFile: string, how: string) {
    const mark = markFileOf(databaseFile);
    super(
      `it went back to an older state: ${how}. Put back the newest copy of ${databaseFile} with the -wal and -mark files that belong to it, or restore a backup. To go on with the older state, and without what was written after it, empty the file ${mark}`,
    );
  }
}

/** For a database in memory, or one that is opened only to be looked at. */
export const markInMemory = (): HighWaterMark => {
  const updates = new Map<CharterId, number>();
  return {
    committed: (_, newest) => noteAll(updates, newest),
    newestOf: (charterId) => updates.get(charterId) ?? 0,
    close: async () => {},
  };
};

/** Rejects with `DatabaseWentBack` unless the database has come as far as its mark; then keeps the mark. */
export const openMark = async (databaseFile: string, newestCommit: () => number): Promise<HighWaterMark> => {
  const path = markFileOf(databaseFile);
  const kept = await checkedMark(databaseFile, newestCommit);
  const updates = new Map<string, number>(Object.entries(kept.updates));
  let { commit } = kept;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    const there = await readMark(path);
    const mark = { commit, updates: Object.fromEntries(updates) };
    // The admin command writes beside a running server: neither takes back what the other has said.
    await writeMark(path, there.kind === "kept" ? furthest(there.mark, mark) : mark);
  };
  const writeSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      // A disk that takes no mark now is asked again: what is kept meanwhile is older, and true.
      writing = write().catch(writeSoon);
    }, LAG_MS);
  };
  await write();

  return {
    committed: (number, newest) => {
      commit = number;
      noteAll(updates, newest);
      writeSoon();
    },
    newestOf: (charterId) => updates.get(charterId) ?? 0,
    close: async () => {
      await writing;
      if (timer === null) return;
      clearTimeout(timer);
      await write();
    },
  };
};

const furthest = (one: Mark, other: Mark): Mark => ({
  commit: Math.max(one.commit, other.commit),
  updates: Object.fromEntries(
    Object.keys({ ...one.updates, ...other.updates }).map((charterId) => [
      charterId,
      Math.max(one.updates[charterId] ?? 0, other.updates[charterId] ?? 0),
    ]),
  ),
});

const checkedMark = async (databaseFile: string, newestCommit: () => number): Promise<Mark> => {
  // The mark first: while another process commits, what is read after it can only be newer.
  const read = await readMark(markFileOf(databaseFile));
  const commit = newestCommit();
  switch (read.kind) {
    case "accepted":
      return { commit, updates: {} };
    case "missing":
      if (commit <= NEVER_COUNTED) return { commit, updates: {} };
      throw new DatabaseWentBack(
        databaseFile,
        "the -mark file beside it is missing, so nobody knows how far it had come",
      );
    case "damaged":
      throw new DatabaseWentBack(
        databaseFile,
        "the -mark file beside it is damaged, so nobody knows how far it had come",
      );
    case "kept":
      if (read.mark.commit <= commit) return { ...read.mark, commit };
      throw new DatabaseWentBack(
        databaseFile,
        `it holds ${commit} commits, and ${read.mark.commit} were stored`,
      );
    default:
      return read satisfies never;
  }
};

const noteAll = (known: Map<string, number>, newest: NewestSeqs): void => {
  for (const [charterId, seq] of newest) known.set(charterId, seq);
};
