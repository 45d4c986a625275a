/** Opens the database file: settings that durability rests on are set, read back, and the file is brought up to date. */
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { commitmentTo } from "./operations/commitment.ts";
import * as schema from "./tables/schema.ts";

export type Connection = BetterSQLite3Database<typeof schema> & { readonly $client: Database.Database };

/** How long a statement waits for another process, a backup say, to let go of the file. */
const BUSY_TIMEOUT_MS = 5_000;
export const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));

/** What each setting has to read back as; `synchronous` 2 is FULL: a commit is on disk before it returns. */
const SETTINGS = [
  { name: "journal_mode", set: "WAL", reads: ["wal", "memory"] },
  { name: "synchronous", set: "FULL", reads: [2] },
  { name: "foreign_keys", set: "ON", reads: [1] },
  // What is deleted is overwritten, not only let go of.
  { name: "secure_delete", set: "ON", reads: [1] },
  { name: "busy_timeout", set: String(BUSY_TIMEOUT_MS), reads: [BUSY_TIMEOUT_MS] },
] as const;

const REASONS: Readonly<Record<string, string>> = {
  SQLITE_CANTOPEN: "the folder is not there, or this user may not write in it",
  SQLITE_NOTADB: "the file is there, but it is not a database",
  SQLITE_READONLY: "the file is there, but this user may not write to it",
  SQLITE_CORRUPT: "the file is damaged",
  SQLITE_BUSY: "another process holds the file",
  SQLITE_FULL: "the disk is full",
};

/** Answers an open, current database; throws with the reason in plain words when it cannot be one. */
export const openConnection = (file: string): Connection => {
  try {
    const client = new Database(file);
    applySettings(client);
    // For the migration that put commitments in the place of names.
    client.function("commitment_to", { deterministic: true }, commitmentTo);
    const connection = drizzle(client, { schema });
    migrate(connection, { migrationsFolder: MIGRATIONS });
    return connection;
  } catch (cause) {
    throw new Error(`The database ${file} cannot be opened: ${reasonOf(cause)}.`, { cause });
  }
};

/** Throws unless the file is kept as durably as promised; called at every open. */
export const applySettings = (client: Database.Database): void => {
  checkVersion(String(client.prepare("select sqlite_version()").pluck().get()));
  for (const { name, set } of SETTINGS) client.pragma(`${name} = ${set}`);
  checkSettings(client);
};

/** The first version whose write-ahead log does not damage a database that two connections write to. */
const LEAST_VERSION = [3, 51, 3];
const WITHDRAWN_VERSION = "3.52.0";

/** Throws for an SQLite that is known to damage databases. */
export const checkVersion = (version: string): void => {
  const parts = version.split(".").map(Number);
  const at = LEAST_VERSION.findIndex((least, place) => (parts[place] ?? 0) !== least);
  const isOlder = at >= 0 && (parts[at] ?? 0) < (LEAST_VERSION[at] ?? 0);
  if (isOlder || version === WITHDRAWN_VERSION) {
    throw new Error(
      `SQLite ${version} can damage databases, and has to be ${LEAST_VERSION.join(".")} or newer`,
    );
  }
};

/** Throws, naming the setting, when one does not read back as it has to. */
export const checkSettings = (client: Database.Database): void => {
  for (const { name, reads } of SETTINGS) {
    const value = client.pragma(name, { simple: true });
    if (!reads.some((expected) => expected === value)) {
      throw new Error(`its setting ${name} is ${String(value)}, and has to be ${reads[0]}`);
    }
  }
};

/** What a write meets that has nothing to do with what is written: the same write may be stored later. */
const FOR_LATER = [
  "SQLITE_FULL",
  "SQLITE_IOERR",
  "SQLITE_BUSY",
  "SQLITE_LOCKED",
  "SQLITE_READONLY",
  "SQLITE_CANTOPEN",
  "SQLITE_NOMEM",
];

/** Can the same operation succeed later, because it was the disk that failed it? */
export const isForLater = (cause: unknown): boolean =>
  cause instanceof Database.SqliteError && FOR_LATER.some((prefix) => cause.code.startsWith(prefix));

const reasonOf = (cause: unknown): string => {
  const code = cause instanceof Database.SqliteError ? cause.code : "";
  const known = Object.entries(REASONS).find(([prefix]) => code.startsWith(prefix));
  if (known !== undefined) return known[1];
  return cause instanceof TypeError && cause.message.includes("directory")
    ? "the folder is not there"
    : String(cause instanceof Error ? cause.message : cause);
};
