/** One server, or one restore, at a time has the data folder (SPEC: BA4). */
import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

export type Held = { readonly release: () => void };

/**
 * Holds it for as long as the answer is kept: a lock that nobody refers to is let go with the rubbish. Answers `null` when another
 * process has the folder. The operating system takes the lock back from a process that ends, however it ends, so nothing is ever
 * left to be cleaned up by hand.
 */
export const holdDataDir = (folder: string): Held | null => holdLock(join(folder, ".in-use"));

/** The same by a lock file of any name; also between two in one process. */
export const holdLock = (path: string): Held | null => {
  const lock = new Database(path, { timeout: 0 });
  try {
    requireWritable(path);
    lock.exec("BEGIN EXCLUSIVE");
    return { release: () => lock.close() };
  } catch (cause) {
    lock.close();
    if (cause instanceof Database.SqliteError && cause.code.startsWith("SQLITE_BUSY")) return null;
    throw cause;
  }
};

/** SQLite opens what it cannot write for reading, and a lock on that keeps nobody out. */
const requireWritable = (path: string): void => {
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw new Database.SqliteError(`this user may not write to the file ${path}`, "SQLITE_READONLY");
  }
};
