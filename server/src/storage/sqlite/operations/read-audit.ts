/** Asking the audit trail, in SQLite: a page of what fits, with the names of whom it names. */
import type { AuditEntry } from "@acb/schemas/audit";
import { and, asc, count as countOf, desc, eq, gte, inArray, lt, or, type SQL } from "drizzle-orm";
import type { AuditFilter } from "../../ports/audit.ts";
import type { Connection } from "../connection.ts";
import { audit, charters, organisations, people } from "../tables/schema.ts";

type Row = typeof audit.$inferSelect;

export const withoutHash = ({ hash: _, ...entry }: Row): AuditEntry => entry;

export const auditReadingOn = (db: Connection) => {
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
  return {
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
