/** Copies a database that others may be writing to, as it is at one moment (SPEC: BA1). */
import Database from "better-sqlite3";

/** Small enough that progress is told in between, large enough to cost nothing. */
const PAGES_PER_STEP = 2_000;

/**
 * Fills `copy`, a new and empty file, with all that was committed when it was called. Writers go on undisturbed. The copy
 * is complete in itself: no log beside it.
 */
export const copyDatabase = async (
  database: string,
  copy: string,
  onProgress: (part: number) => void,
): Promise<void> => {
  const source = new Database(database, { readonly: true, fileMustExist: true });
  try {
    // One read transaction around the whole: without it, SQLite begins again at every commit of a writer, perhaps for ever.
    source.exec("BEGIN");
    source.prepare("SELECT count(*) FROM sqlite_master").get();
    await source.backup(copy, {
      progress: ({ totalPages, remainingPages }) => {
        if (totalPages > 0) onProgress(1 - remainingPages / totalPages);
        return PAGES_PER_STEP;
      },
    });
    source.exec("COMMIT");
  } finally {
    source.close();
  }
  // A copy says of itself that it has a log beside it, as its original has.
  makeOneFile(copy);
};

/** Takes what stands in the log beside a database into it, and the log away. Throws when anybody else has it open. */
export const makeOneFile = (file: string): void => {
  const client = new Database(file, { fileMustExist: true, timeout: 0 });
  try {
    client.pragma("journal_mode = DELETE");
  } finally {
    client.close();
  }
};
