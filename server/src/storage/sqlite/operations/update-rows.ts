/** The rows of the update log as they are read: each is checked before it is handed on (SPEC: Storage, M21). */
import type { CharterId } from "@acb/schemas/ids";
import Database from "better-sqlite3";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Tail } from "../../outweighs.ts";
import { DamagedCharter } from "../../ports/faults.ts";
import type { Connection } from "../connection.ts";
import { checkpointHash, updateHash } from "../durability/row-hash.ts";
import { checkpoints, updates } from "../tables/schema.ts";

type UpdateRow = typeof updates.$inferSelect;
type CheckpointRow = typeof checkpoints.$inferSelect;

/** Throws `DamagedCharter` when the checkpoint is not what was stored. */
export const readCheckpoint = (db: Connection, charterId: CharterId): CheckpointRow | undefined =>
  wholly(charterId, () => {
    const row = db.select().from(checkpoints).where(eq(checkpoints.charterId, charterId)).get();
    if (row !== undefined) requireIntact(row.hash, checkpointHash(row), "the checkpoint", charterId);
    return row;
  });

/** The updates behind a number, in order, at most so many. Throws `DamagedCharter` when one is missing or changed. */
export const readTail = (
  db: Connection,
  charterId: CharterId,
  afterSeq: number,
  most = Number.MAX_SAFE_INTEGER,
): readonly UpdateRow[] =>
  wholly(charterId, () => {
    const rows = db
      .select()
      .from(updates)
      .where(and(eq(updates.charterId, charterId), gt(updates.seq, afterSeq)))
      .orderBy(asc(updates.seq))
      .limit(most)
      .all();
    rows.forEach((row, at) => {
      const expected = afterSeq + 1 + at;
      if (row.seq !== expected) throw new DamagedCharter(charterId, `update ${expected} is missing`);
      requireIntact(row.hash, updateHash(row), `update ${row.seq}`, charterId);
    });
    return rows;
  });

/** How much stands behind the checkpoint, read without its bytes. */
export const weigh = (db: Connection, charterId: CharterId): Tail =>
  wholly(charterId, () => {
    const checkpoint = db
      .select({ throughSeq: checkpoints.throughSeq, byteCount: sql<number>`length(${checkpoints.bytes})` })
      .from(checkpoints)
      .where(eq(checkpoints.charterId, charterId))
      .get();
    const tail = db
      .select({
        updateCount: sql<number>`count(*)`,
        byteCount: sql<number>`coalesce(sum(length(${updates.bytes})), 0)`,
      })
      .from(updates)
      .where(and(eq(updates.charterId, charterId), gt(updates.seq, checkpoint?.throughSeq ?? 0)))
      .get();
    return {
      updateCount: tail?.updateCount ?? 0,
      byteCount: tail?.byteCount ?? 0,
      checkpointBytes: checkpoint?.byteCount ?? 0,
    };
  });

const requireIntact = (stored: Buffer, computed: Buffer, what: string, charterId: CharterId): void => {
  if (!stored.equals(computed)) throw new DamagedCharter(charterId, `${what} is not what was stored`);
};

/** What SQLite itself finds damaged on the way is the charter's damage too. */
export const wholly = <Answer>(charterId: CharterId, read: () => Answer): Answer => {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof Database.SqliteError && cause.code.startsWith("SQLITE_CORRUPT"))) throw cause;
    throw new DamagedCharter(charterId, "its pages in the database are damaged");
  }
};
