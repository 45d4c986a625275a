/** People who were put into the network and have never signed in: what is known of them, and what they hold (SPEC: RT2, INV8). */
import type { PersonId } from "@acb/schemas/ids";
import { NO_MAILBOX } from "@acb/schemas/people";
import { and, eq, inArray, isNotNull, isNull, like, not, notExists, notInArray, type SQL } from "drizzle-orm";
import type { Connection } from "../connection.ts";
import { audit, charterRoles, invitations, mandates, people, posts } from "../tables/schema.ts";
import { isErasedRow } from "./people.ts";

/** The ids of who has never signed in, nor done anything: no administrators, guests, or erased. */
export const neverCameOn = (db: Connection) =>
  db
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.hasSignedIn, false),
        eq(people.administrator, false),
        not(isErasedRow),
        not(like(people.email, `%${NO_MAILBOX}`)),
        // Whoever was given another address counts as not having come with it; what they did before stands in the audit trail.
        notInArray(people.id, db.select({ id: audit.actor }).from(audit).where(isNotNull(audit.actor))),
      ),
    );

/** Of a person in the query: no post, and no mandate that is not revoked. */
export const speaksForNobody = (db: Connection): SQL | undefined =>
  and(
    notExists(db.select({ id: posts.personId }).from(posts).where(eq(posts.personId, people.id))),
    notExists(
      db
        .select({ id: mandates.personId })
        .from(mandates)
        .where(and(eq(mandates.personId, people.id), isNull(mandates.revokedOn))),
    ),
  );

/** Has this person never signed in, and neither role, invitation, post nor mandate? */
export const holdsNothing = (db: Connection, personId: PersonId): boolean => {
  const ofPerson = <Table extends typeof charterRoles | typeof invitations>(table: Table) =>
    db.select({ id: table.personId }).from(table).where(eq(table.personId, people.id));
  const bare = db
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.id, personId),
        inArray(people.id, neverCameOn(db)),
        notExists(ofPerson(charterRoles)),
        notExists(ofPerson(invitations)),
        speaksForNobody(db),
      ),
    )
    .get();
  return bare !== undefined;
};
