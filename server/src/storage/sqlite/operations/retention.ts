/** How long things are kept, and removing what is past its date, in SQLite (SPEC: RT). */
import type { PersonId } from "@acb/schemas/ids";
import type { PeriodKind, Retention } from "@acb/schemas/retention";
import { and, eq, exists, gte, inArray, lt, notExists, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Cutoffs, RemovedRows } from "../../ports/retention.ts";
import type { Connection } from "../connection.ts";
import {
  charterRoles,
  erasures,
  guests,
  invitations,
  mail,
  people,
  retention,
  session,
  signInLinks,
  user,
  verification,
  workshops,
} from "../tables/schema.ts";
import { neverCameOn, speaksForNobody } from "./never-came.ts";

export const retentionOn = (db: Connection) => {
  const remove = (table: SQLiteTable, which: SQL | undefined): number =>
    db.delete(table).where(which).run().changes;
  const neverCame = neverCameOn(db);
  const invitationOf = (which?: SQL) =>
    db
      .select({ id: invitations.personId })
      .from(invitations)
      .where(and(eq(invitations.personId, people.id), which));
  /** One that came by no invitation, or that the charter cannot do without. */
  const otherRole = db
    .select({ id: charterRoles.personId })
    .from(charterRoles)
    .where(
      and(
        eq(charterRoles.personId, people.id),
        or(
          eq(charterRoles.role, "governance_lead"),
          notExists(invitationOf(eq(invitations.charterId, charterRoles.charterId))),
        ),
      ),
    );
  return {
    periods: (): Partial<Retention> =>
      Object.fromEntries(
        db
          .select()
          .from(retention)
          .all()
          .map(({ kind, days }) => [kind, days]),
      ),

    setPeriods: (periods: Retention): void => {
      // Object.entries widens the names; the schema has no others.
      for (const [kind, days] of Object.entries(periods) as [PeriodKind, number][])
        db.insert(retention)
          .values({ kind, days })
          .onConflictDoUpdate({ target: retention.kind, set: { days } })
          .run();
    },

    removeRows: (cutoffs: Cutoffs): RemovedRows => {
      const removed = {
        mail: remove(mail, lt(mail.at, cutoffs.mail)),
        signInLinks: remove(signInLinks, lt(signInLinks.expiresAt, cutoffs.signInLinks)),
        sessions: remove(session, lt(session.expiresAt, new Date(cutoffs.sessions))),
        invitations: remove(
          invitations,
          and(lt(invitations.invitedAt, cutoffs.invitations), inArray(invitations.personId, neverCame)),
        ),
      };
      // The sign-in library's own record of a link outlives ours; one that is being made has none of ours yet.
      const isOld = lt(verification.createdAt, new Date(cutoffs.signInLinks));
      const ofLink = sql`instr(${verification.identifier}, ${signInLinks.tokenHash})`;
      remove(verification, and(isOld, notExists(db.select().from(signInLinks).where(ofLink))));
      // A link that was being made in the moment of an erasure told the library of its person again.
      remove(user, inArray(user.id, db.select({ id: erasures.personId }).from(erasures)));
      return removed;
    },

    /** Of everybody, or is this one among them? */
    pastPeople: (cutoffs: Cutoffs, personId?: PersonId) => ({
      guests: idsOf(
        db
          .select({ id: guests.personId })
          .from(guests)
          .innerJoin(workshops, eq(workshops.id, guests.workshopId))
          .where(and(lt(workshops.closedAt, cutoffs.guests), isOne(guests.personId, personId)))
          .all(),
      ),
      invited: idsOf(
        db
          .select({ id: people.id })
          .from(people)
          .where(
            and(
              isOne(people.id, personId),
              inArray(people.id, neverCame),
              notExists(invitationOf(gte(invitations.invitedAt, cutoffs.invitations))),
              exists(invitationOf()),
              notExists(otherRole),
              speaksForNobody(db),
            ),
          )
          .all(),
      ),
    }),
  };
};

const isOne = (column: SQLiteColumn, id: PersonId | undefined): SQL | undefined =>
  id === undefined ? undefined : eq(column, id);

const idsOf = (rows: readonly { readonly id: PersonId }[]): readonly PersonId[] => rows.map(({ id }) => id);
