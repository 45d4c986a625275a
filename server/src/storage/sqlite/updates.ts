/** The update log in SQLite: rows are appended, hashed, and folded into checkpoints for loading; the rows stay. */
import type { CharterId } from "@acb/schemas/ids";
import { and, asc, eq, gt, max, sql } from "drizzle-orm";
import type { ClientIdOwner, PendingUpdate, StoredDocument } from "../storage.ts";
import type { Connection } from "./connection.ts";
import { rowHash } from "./row-hash.ts";
import { checkpoints, clientIds, updates } from "./schema.ts";

type Row = Omit<typeof updates.$inferSelect, "hash">;

export const updateLogOn = (db: Connection, now: () => Date) => {
  const insert = db
    .insert(updates)
    .values({
      charterId: sql.placeholder("charterId"),
      seq: sql.placeholder("seq"),
      bytes: sql.placeholder("bytes"),
      personId: sql.placeholder("personId"),
      organisationId: sql.placeholder("organisationId"),
      at: sql.placeholder("at"),
      hash: sql.placeholder("hash"),
    })
    .prepare();
  const newest = db
    .select({ seq: max(updates.seq) })
    .from(updates)
    .where(eq(updates.charterId, sql.placeholder("charterId")))
    .prepare();

  const lastSeq = (charterId: CharterId) => newest.get({ charterId })?.seq ?? 0;

  const appendAll = (batch: readonly PendingUpdate[]): readonly number[] => {
    const at = now().toISOString();
    return batch.map(({ charterId, bytes, personId, organisationId, newClientIds = [] }) => {
      const row = {
        charterId,
        seq: lastSeq(charterId) + 1,
        bytes: Buffer.from(bytes),
        personId,
        organisationId,
        at,
      };
      insert.run({ ...row, hash: updateHash(row) });
      for (const clientId of newClientIds)
        db.insert(clientIds)
          .values({ charterId, clientId, personId, organisationId })
          .onConflictDoNothing()
          .run();
      return row.seq;
    });
  };

  return {
    append: (batch: readonly PendingUpdate[]): readonly number[] => db.transaction(() => appendAll(batch)),

    load: (charterId: CharterId): StoredDocument => {
      const checkpoint = readCheckpoint(db, charterId);
      const tail = db
        .select()
        .from(updates)
        .where(and(eq(updates.charterId, charterId), gt(updates.seq, checkpoint?.throughSeq ?? 0)))
        .orderBy(asc(updates.seq))
        .all();
      for (const row of tail) requireIntact(row.hash, updateHash(row), `update ${row.seq}`, charterId);
      return {
        checkpoint: checkpoint?.bytes ?? null,
        updates: tail.map((row) => row.bytes),
        lastSeq: tail.at(-1)?.seq ?? checkpoint?.throughSeq ?? 0,
      };
    },

    owners: (charterId: CharterId): readonly ClientIdOwner[] =>
      db
        .select()
        .from(clientIds)
        .where(eq(clientIds.charterId, charterId))
        .all()
        .flatMap(({ clientId, personId, organisationId }) =>
          personId === null ? [] : [{ clientId, personId, organisationId }],
        ),

    compact: (charterId: CharterId, throughSeq: number, bytes: Uint8Array): void =>
      db.transaction(() => {
        if (throughSeq > lastSeq(charterId)) {
          throw new Error(`Checkpoint through ${throughSeq} is ahead of the log of ${charterId}.`);
        }
        // A slower compaction that finishes late must not bring an older checkpoint back.
        if (throughSeq <= (readCheckpoint(db, charterId)?.throughSeq ?? 0)) return;
        const hash = rowHash([charterId, throughSeq], bytes);
        const row = { charterId, throughSeq, bytes: Buffer.from(bytes), hash };
        db.insert(checkpoints)
          .values(row)
          .onConflictDoUpdate({ target: checkpoints.charterId, set: row })
          .run();
      }),
  };
};

const readCheckpoint = (db: Connection, charterId: CharterId) => {
  const row = db.select().from(checkpoints).where(eq(checkpoints.charterId, charterId)).get();
  if (row !== undefined) {
    requireIntact(row.hash, rowHash([charterId, row.throughSeq], row.bytes), "the checkpoint", charterId);
  }
  return row;
};

const updateHash = (row: Row): Buffer =>
  rowHash([row.charterId, row.seq, row.personId, row.organisationId, row.at], row.bytes);

const requireIntact = (stored: Buffer, computed: Buffer, what: string, charterId: CharterId): void => {
  if (!stored.equals(computed))
    throw new Error(`Damaged row: ${what} of ${charterId} is not what was stored.`);
};
