/**
 * Who was erased, in a file in the data folder: ids only. It outlasts the database beside it, so that an older one that is
 * restored there does not bring anybody back (SPEC: ER6).
 */
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { PersonId } from "@acb/schemas/ids";
import Database from "better-sqlite3";
import * as z from "zod";
import { type Held, holdLock } from "../../../hold-data-dir.ts";
import type { ErasedPerson } from "../../ports/erasure.ts";
import { readHashedFile, writeHashedFile } from "../durability/hashed-file.ts";

const Erased = z.array(z.strictObject({ personId: PersonId, erasedAt: z.iso.datetime() }));

/** Not named after the database: what is named so moves away with it when it is replaced. */
const erasedFileOf = (databaseFile: string): string => join(dirname(databaseFile), "erased-people");

/** None when there is no such file. Rejects when it is damaged: somebody would come back unseen. */
export const readErased = async (databaseFile: string): Promise<readonly ErasedPerson[]> => {
  const read = await readHashedFile(erasedFileOf(databaseFile));
  switch (read.kind) {
    case "kept":
      return Erased.parse(read.value);
    case "missing":
    case "empty":
      return [];
    case "damaged":
      throw new Error(
        `the file ${erasedFileOf(databaseFile)}, which says who was erased, is damaged: put it back from the newest copy of this folder, or empty it if nobody ever was`,
      );
    default:
      return read satisfies never;
  }
};

/**
 * Adds to those that stand there, one after the other where a server and a command add at once (SPEC: ER6). Writes nothing when
 * all of them do. Rejects where somebody else is at it for too long.
 */
export const addErased = async (databaseFile: string, more: readonly ErasedPerson[]): Promise<void> => {
  const held = await holdWithPatience(join(dirname(databaseFile), ".erased-people-in-use"));
  try {
    await add(databaseFile, more);
  } finally {
    held.release();
  }
};

/** A write of the list takes a few milliseconds. */
const RETRY_MS = 20;
const MOST_TRIES = 500;

const holdWithPatience = async (path: string): Promise<Held> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const held = holdLock(path);
    if (held !== null) return held;
    await setTimeout(RETRY_MS);
  }
  // As SQLite says it itself: it may work later.
  throw new Database.SqliteError(`another process holds ${path}`, "SQLITE_BUSY");
};

const add = async (databaseFile: string, more: readonly ErasedPerson[]): Promise<void> => {
  const there = await readErased(databaseFile);
  const known = new Set(there.map(({ personId }) => personId));
  const fresh = more.filter(({ personId }) => !known.has(personId));
  if (fresh.length > 0) await writeHashedFile(erasedFileOf(databaseFile), [...there, ...fresh]);
};
