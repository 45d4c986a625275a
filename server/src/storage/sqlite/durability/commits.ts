/**
 * Numbers the commits of a database in its own header, in the same transaction: by the number that stands outside
 * (`high-water-mark.ts`) a database that silently went back is told from one that did not (M20).
 */
import type { CharterId } from "@acb/schemas/ids";
import Database from "better-sqlite3";
import type { Connection } from "../connection.ts";

/** The newest update of each charter that a commit wrote to. */
export type NewestSeqs = ReadonlyMap<CharterId, number>;

export type Commits = {
  /** Runs in one transaction, which counts as a commit when rows were written; nothing is noted of one that failed. */
  readonly run: <Answer>(operation: () => Answer) => Answer;
  /** Inside `run`: this charter's newest update has this number. */
  readonly note: (charterId: CharterId, seq: number) => void;
  /** Counts a commit that writes nothing else: it succeeds when a write would be stored. */
  readonly prove: () => void;
};

const counterOf = (db: Connection) => db.$client.prepare<[], number>("pragma user_version").pluck();

export const newestCommit = (db: Connection): number => counterOf(db).get() ?? 0;

export const commitsOn = (
  db: Connection,
  onCommit: (commit: number, newest: NewestSeqs) => void,
): Commits => {
  const writtenRows = db.$client.prepare("select total_changes()").pluck();
  const counter = counterOf(db);
  let noted = new Map<CharterId, number>();

  const countOne = (): number => {
    // Read anew each time: the admin command commits too.
    const commit = (counter.get() ?? 0) + 1;
    db.$client.exec(`pragma user_version = ${commit}`);
    return commit;
  };
  const counted = db.$client.transaction((operation: () => unknown) => {
    const before = writtenRows.get();
    const answer = operation();
    return { answer, commit: writtenRows.get() === before ? null : countOne() };
  });
  const proven = db.$client.transaction(countOne);

  const attempt = (begin: "deferred" | "immediate", operation: () => unknown): ReturnType<typeof counted> => {
    noted = new Map();
    return counted[begin](operation);
  };
  /**
   * Reading goes on beside another process that writes. An operation that has read and then finds that process at its write, or
   * what it read changed by it, is refused that first write at once: it has stored nothing, and begins anew as a writer, who waits.
   */
  const tried = (operation: () => unknown): ReturnType<typeof counted> => {
    try {
      return attempt("deferred", operation);
    } catch (cause) {
      if (!isBusy(cause)) throw cause;
      return attempt("immediate", operation);
    }
  };

  return {
    run: <Answer>(operation: () => Answer): Answer => {
      const { answer, commit } = tried(operation);
      if (commit !== null) onCommit(commit, noted);
      // The transaction hands through what the operation answered.
      return answer as Answer;
    },
    note: (charterId, seq) => void noted.set(charterId, seq),
    prove: () => onCommit(proven.immediate(), new Map()),
  };
};

const isBusy = (cause: unknown): boolean =>
  cause instanceof Database.SqliteError && cause.code.startsWith("SQLITE_BUSY");
