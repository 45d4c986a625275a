/** The update log in SQLite: rows are appended, hashed, and folded into checkpoints for loading; the rows stay. */
import type { CharterId } from "@acb/schemas/ids";
import { eq } from "drizzle-orm";
import { DamagedCharter } from "../../ports/faults.ts";
import type { ClientIdOwner, PendingUpdate, StoredDocument } from "../../ports/update-log.ts";
import type { Connection } from "../connection.ts";
import { checkpointHash, updateHash } from "../durability/row-hash.ts";
import { checkpoints, clientIds } from "../tables/schema.ts";
import { readCheckpoint, readTail, wholly } from "./update-rows.ts";

type Options = {
  readonly now: () => Date;
  /** This charter's newest update has this number, once what runs is committed. */
  readonly note: (charterId: CharterId, seq: number) => void;
  /** How far this charter's log has come at least. */
  readonly newestOf: (charterId: CharterId) => number;
};

export const updateLogOn = (db: Connection, { now, note, newestOf }: Options) => {
  // Straight to SQLite: each keystroke comes this way, and a query builder would take longer than the commit computes.
  const insert = db.$client.prepare(
    "insert into updates (charter_id, seq, bytes, person_id, organisation_id, at, hash) values (?, ?, ?, ?, ?, ?, ?)",
  );
  const newest = db.$client
    .prepare<[CharterId], number | null>("select max(seq) from updates where charter_id = ?")
    .pluck();

  const lastSeq = (charterId: CharterId) => newest.get(charterId) ?? 0;

  const appendOne = (
    { charterId, bytes, personId, organisationId, newClientIds = [] }: PendingUpdate,
    at: string,
  ): number => {
    const last = lastSeq(charterId);
    if (last < newestOf(charterId)) throw new DamagedCharter(charterId, `update ${last + 1} is missing`);
    const row = { charterId, seq: last + 1, bytes: Buffer.from(bytes), personId, organisationId, at };
    insert.run(charterId, row.seq, row.bytes, personId, organisationId, at, updateHash(row));
    for (const clientId of newClientIds)
      db.insert(clientIds)
        .values({ charterId, clientId, personId, organisationId })
        .onConflictDoNothing()
        .run();
    note(charterId, row.seq);
    return row.seq;
  };

  const appendAll = (batch: readonly PendingUpdate[]): readonly number[] => {
    const at = now().toISOString();
    return batch.map((update) => wholly(update.charterId, () => appendOne(update, at)));
  };

  return {
    lastSeq,

    /** In the caller's transaction: all of it or nothing. */
    append: appendAll,

    load: (charterId: CharterId): StoredDocument => {
      const checkpoint = readCheckpoint(db, charterId);
      const tail = readTail(db, charterId, checkpoint?.throughSeq ?? 0);
      const lastSeq = tail.at(-1)?.seq ?? checkpoint?.throughSeq ?? 0;
      if (lastSeq < newestOf(charterId)) {
        throw new DamagedCharter(charterId, `update ${newestOf(charterId)} is missing`);
      }
      return { checkpoint: checkpoint?.bytes ?? null, updates: tail.map(({ bytes }) => bytes), lastSeq };
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
        const checkpoint = { charterId, throughSeq, bytes: Buffer.from(bytes) };
        const row = { ...checkpoint, hash: checkpointHash(checkpoint) };
        db.insert(checkpoints)
          .values(row)
          .onConflictDoUpdate({ target: checkpoints.charterId, set: row })
          .run();
      }),
  };
};
