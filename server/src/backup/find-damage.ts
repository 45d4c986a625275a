/** Reads all of a database file, and says what in it is not what was stored (SPEC: BA2, BA3). */
import { Sha256 } from "@acb/schemas/version";
import { hashCanonicalText } from "@acb/shared/document/content-hash";
import Database from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import * as z from "zod";
import { MIGRATIONS } from "../storage/sqlite/connection.ts";
import { checkpointHash, updateHash } from "../storage/sqlite/durability/row-hash.ts";
import { commitmentTo } from "../storage/sqlite/operations/commitment.ts";

type Check = (client: Database.Database) => string | null;

/** In this order: each may rest on those before it. SQLite itself does not see most flipped bits; the hashes do (M21). */
const CHECKS: Readonly<Record<string, Check>> = {
  isOurs: (client) =>
    hasTable(client, "__drizzle_migrations") && hasTable(client, "updates")
      ? null
      : "it is no database of the charter builder",
  version: (client) => {
    const known = new Set(readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ hash }) => hash));
    const applied = client.prepare("SELECT hash FROM __drizzle_migrations").pluck().all();
    return applied.every((hash) => typeof hash === "string" && known.has(hash))
      ? null
      : "it was written by a newer version of the charter builder than this one";
  },
  pages: (client) => {
    const said = client.pragma("integrity_check(1)", { simple: true });
    return said === "ok" ? null : `it is damaged: ${String(said)}`;
  },
  references: (client) =>
    client.pragma("foreign_key_check", { simple: true }) === undefined
      ? null
      : "it is damaged: a row refers to one that is not there",
  updates: (client) => {
    let before: UpdateRow | null = null;
    for (const row of rows<UpdateRow>(client, UPDATES)) {
      const expected: number = row.charterId === before?.charterId ? before.seq + 1 : 1;
      if (row.seq !== expected) return damaged(`update ${expected} of ${row.charterId} is missing`);
      if (!row.hash.equals(updateHash(row)))
        return damaged(`update ${row.seq} of ${row.charterId} is not what was stored`);
      before = row;
    }
    return null;
  },
  checkpoints: (client) => {
    for (const row of rows<CheckpointRow>(client, CHECKPOINTS)) {
      if (!row.hash.equals(checkpointHash(row)) || row.throughSeq > row.lastSeq)
        return damaged(`the checkpoint of ${row.charterId} is not what was stored`);
    }
    return null;
  },
  versions: (client) => {
    for (const row of rows<VersionRow>(client, VERSIONS)) {
      const { contentHash } = HASHED.parse(JSON.parse(row.version));
      const hashed = hashCanonicalText(row.content);
      if (!hashed.ok || hashed.contentHash !== contentHash)
        return damaged(`version ${row.id} does not have the fingerprint that it was signed by`);
    }
    return null;
  },
  names: (client) => {
    // A backup from before there were any is brought up to date after this.
    if (!hasTable(client, "event_names")) return null;
    for (const { commitment, salt, value } of rows<NameRow>(client, NAMES)) {
      if (commitment !== commitmentTo(salt, value))
        return damaged("a name in the event log is not the one that it was recorded with");
    }
    return null;
  },
};

/** What a check reads of a version. */
const HASHED = z.object({ contentHash: Sha256 });

/** Answers the first damage in words that go on from “FILE cannot be used:”, `null` for none. Never throws; writes nothing. */
export const findDamage = (file: string): string | null => {
  try {
    const client = new Database(file, { readonly: true, fileMustExist: true });
    try {
      for (const check of Object.values(CHECKS)) {
        const damage = check(client);
        if (damage !== null) return damage;
      }
      return null;
    } finally {
      client.close();
    }
  } catch (cause) {
    // What a check cannot even read is damaged as well.
    return isNoDatabase(cause)
      ? "it is no database"
      : damaged(cause instanceof Error ? cause.message : String(cause));
  }
};

type UpdateRow = Parameters<typeof updateHash>[0] & { readonly hash: Buffer };
type CheckpointRow = Parameters<typeof checkpointHash>[0] & {
  readonly hash: Buffer;
  readonly lastSeq: number;
};
type NameRow = { readonly commitment: string; readonly salt: Buffer; readonly value: string };
type VersionRow = { readonly id: string; readonly version: string; readonly content: string };

const UPDATES = `SELECT charter_id AS charterId, seq, bytes, person_id AS personId, organisation_id AS organisationId,
  at, hash FROM updates ORDER BY charter_id, seq`;
const CHECKPOINTS = `SELECT charter_id AS charterId, through_seq AS throughSeq, bytes, hash,
  (SELECT ifnull(max(seq), 0) FROM updates WHERE updates.charter_id = checkpoints.charter_id) AS lastSeq FROM checkpoints`;
const VERSIONS = "SELECT id, version, content FROM versions";
const NAMES = "SELECT commitment, salt, value FROM event_names";

/** One row at a time, since a log is larger than memory should be. The columns are those of the statement. */
const rows = <Row>(client: Database.Database, sql: string): IterableIterator<Row> =>
  client.prepare<[], Row>(sql).iterate();

const hasTable = (client: Database.Database, name: string): boolean =>
  client.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !== undefined;

const damaged = (what: string): string => `it is damaged: ${what}`;

const isNoDatabase = (cause: unknown): boolean =>
  cause instanceof Database.SqliteError && cause.code === "SQLITE_NOTADB";
