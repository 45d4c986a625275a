/** The audit trail in SQLite: rows are only added, and each is chained to the one before it. */
import { createHash } from "node:crypto";
import type { AuditEntry } from "@acb/schemas/audit";
import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import type { Connection } from "../connection.ts";
import { audit } from "../tables/schema.ts";
import { auditReadingOn, withoutHash } from "./read-audit.ts";

type Row = typeof audit.$inferSelect;
type Chained = Pick<Row, "seq" | "hash">;

const BEFORE_ALL: Chained = { seq: 0, hash: Buffer.alloc(0) };

export const auditOn = (db: Connection) => {
  const newest = (): Chained =>
    db.select({ seq: audit.seq, hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1).get() ??
    BEFORE_ALL;
  const note = (entry: Omit<AuditEntry, "seq">): number => {
    const before = newest();
    const numbered = { ...entry, seq: before.seq + 1 };
    db.insert(audit)
      .values({ ...numbered, hash: hashAfter(before, numbered) })
      .run();
    return numbered.seq;
  };
  const isThere = (
    { deed, actor, charterId, organisationId, detail }: Omit<AuditEntry, "seq">,
    since: string,
  ): boolean =>
    db
      .select({ seq: audit.seq })
      .from(audit)
      .where(
        and(
          gt(audit.at, since),
          eq(audit.deed, deed),
          eq(audit.detail, detail),
          sql`${audit.actor} is ${actor}`,
          sql`${audit.charterId} is ${charterId}`,
          sql`${audit.organisationId} is ${organisationId}`,
        ),
      )
      .limit(1)
      .get() !== undefined;
  return {
    ...auditReadingOn(db),

    note,

    noteOnce: (entry: Omit<AuditEntry, "seq">, since: string): boolean =>
      db.transaction(() => {
        if (isThere(entry, since)) return false;
        note(entry);
        return true;
      }),

    firstBroken: (): number | null => {
      let before = BEFORE_ALL;
      for (const row of db.select().from(audit).orderBy(asc(audit.seq)).all()) {
        const expected = before.seq + 1;
        if (row.seq !== expected || !row.hash.equals(hashAfter(before, withoutHash(row)))) return expected;
        before = row;
      }
      return null;
    },
  };
};

const hashAfter = (before: Chained, entry: AuditEntry): Buffer => {
  const { seq, at, actor, deed, personId, organisationId, charterId, detail } = entry;
  const written = JSON.stringify([seq, at, actor, deed, personId, organisationId, charterId, detail]);
  return createHash("sha256").update(before.hash).update(written).digest();
};
