/** The account of what happened in SQLite: rows are only added, and each is chained to the one before it. */
import { createHash } from "node:crypto";
import type { AuditEntry } from "@acb/schemas/audit";
import {
  and,
  asc,
  count as countOf,
  desc,
  eq,
  gt,
  gte,
  inArray,
  like,
  lt,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { AuditFilter } from "../../ports/audit.ts";
import type { Connection } from "../connection.ts";
import { audit, charters, organisations, people } from "../tables/schema.ts";

type Row = typeof audit.$inferSelect;
type Chained = Pick<Row, "seq" | "hash">;

const BEFORE_ALL: Chained = { seq: 0, hash: Buffer.alloc(0) };

export const auditOn = (db: Connection) => {
  const newest = (): Chained =>
    db.select({ seq: audit.seq, hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1).get() ??
    BEFORE_ALL;
  const peopleBy = (which: SQL | undefined) =>
    db
      .select({ id: people.id, name: people.name, email: people.email })
      .from(people)
      .where(which)
      .orderBy(asc(people.name))
      .all();
  const chartersBy = (which: SQL | undefined) =>
    db
      .select({ id: charters.id, title: charters.title })
      .from(charters)
      .where(which)
      .orderBy(asc(charters.title))
      .all();
  const note = (entry: Omit<AuditEntry, "seq">): number => {
    const before = newest();
    const numbered = { ...entry, seq: before.seq + 1 };
    db.insert(audit)
      .values({ ...numbered, hash: hashAfter(before, numbered) })
      .run();
    return numbered.seq;
  };
  const isThere = (
    { deed, actor, charterId, organisationId }: Omit<AuditEntry, "seq">,
    since: string,
  ): boolean =>
    db
      .select({ seq: audit.seq })
      .from(audit)
      .where(
        and(
          gt(audit.at, since),
          eq(audit.deed, deed),
          sql`${audit.actor} is ${actor}`,
          sql`${audit.charterId} is ${charterId}`,
          sql`${audit.organisationId} is ${organisationId}`,
        ),
      )
      .limit(1)
      .get() !== undefined;
  return {
    note,

    noteOnce: (entry: Omit<AuditEntry, "seq">, since: string): boolean =>
      db.transaction(() => {
        if (isThere(entry, since)) return false;
        note(entry);
        return true;
      }),

    ofMonth: (month: string): readonly AuditEntry[] =>
      db
        .select()
        .from(audit)
        .where(like(audit.at, `${month}%`))
        .orderBy(desc(audit.seq))
        .all()
        .map(withoutHash),

    page: ({ before, ...filter }: AuditFilter, count: number) => {
      const fits = fitting(filter);
      const entries = db
        .select()
        .from(audit)
        .where(and(fits, before === undefined ? undefined : lt(audit.seq, before)))
        .orderBy(desc(audit.seq))
        .limit(count)
        .all()
        .map(withoutHash);
      const total = db.select({ total: countOf() }).from(audit).where(fits).get()?.total ?? 0;
      return {
        entries,
        total,
        people: peopleBy(inArray(people.id, entries.flatMap(peopleIn))),
        charters: chartersBy(inArray(charters.id, entries.flatMap(charterIn))),
        organisations: db
          .select({ id: organisations.id, name: organisations.name })
          .from(organisations)
          .where(inArray(organisations.id, entries.flatMap(organisationIn)))
          .all(),
      };
    },

    named: () => ({
      people: peopleBy(
        or(
          inArray(people.id, db.select({ id: audit.actor }).from(audit)),
          inArray(people.id, db.select({ id: audit.personId }).from(audit)),
        ),
      ),
      charters: chartersBy(inArray(charters.id, db.select({ id: audit.charterId }).from(audit))),
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

const fitting = ({ deed, personId, charterId, since, until }: Omit<AuditFilter, "before">): SQL | undefined =>
  and(
    deed === undefined ? undefined : eq(audit.deed, deed),
    personId === undefined ? undefined : or(eq(audit.actor, personId), eq(audit.personId, personId)),
    charterId === undefined ? undefined : eq(audit.charterId, charterId),
    since === undefined ? undefined : gte(audit.at, since),
    until === undefined ? undefined : lt(audit.at, until),
  );

const peopleIn = ({ actor, personId }: AuditEntry) => [actor, personId].filter((id) => id !== null);
const charterIn = ({ charterId }: AuditEntry) => (charterId === null ? [] : [charterId]);
const organisationIn = ({ organisationId }: AuditEntry) => (organisationId === null ? [] : [organisationId]);

const withoutHash = ({ hash: _, ...entry }: Row): AuditEntry => entry;

const hashAfter = (before: Chained, entry: AuditEntry): Buffer => {
  const { seq, at, actor, deed, personId, organisationId, charterId, detail } = entry;
  const written = JSON.stringify([seq, at, actor, deed, personId, organisationId, charterId, detail]);
  return createHash("sha256").update(before.hash).update(written).digest();
};
