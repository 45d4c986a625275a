/** People with the organisations that they belong to. */
import type { PersonId } from "@acb/schemas/ids";
import { ERASED_MAILBOX, type Person } from "@acb/schemas/people";
import { and, asc, eq, getTableColumns, like, ne, type SQL, sql } from "drizzle-orm";
import type { Connection } from "../connection.ts";
import { memberships, people } from "../tables/schema.ts";
import { organisationIdsOfPerson } from "./ids-in-order.ts";
import { revokeLinks } from "./revoke-links.ts";

/** Adds or replaces; in the caller's transaction. `confirmed`: by an administrator. */
export const writePerson = (
  db: Connection,
  { organisationIds, ...person }: Person,
  { confirmed }: { readonly confirmed: boolean },
): void => {
  const before = db.select({ email: people.email }).from(people).where(eq(people.id, person.id)).get()?.email;
  // A link is bound to the mailbox: one to somebody's old address must not work for whoever has it next.
  if (before !== person.email)
    for (const address of before === undefined ? [person.email] : [before, person.email])
      revokeLinks(db, address, "withdrawn");
  // Who gets another address has never signed in with it.
  const hasSignedIn = sql`${people.hasSignedIn} and ${people.email} = ${person.email}`;
  db.insert(people)
    .values(person)
    .onConflictDoUpdate({ target: people.id, set: { ...person, hasSignedIn } })
    .run();
  db.delete(memberships).where(eq(memberships.personId, person.id)).run();
  organisationIds.forEach((organisationId, position) => {
    db.insert(memberships).values({ personId: person.id, organisationId, position, confirmed }).run();
  });
};

/** Nothing but the id is left of who was erased; nobody becomes a person under it again. */
export const isErasedRow = like(people.email, `%${ERASED_MAILBOX}`);

export const wasErased = (db: Connection, id: PersonId): boolean =>
  db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, id), isErasedRow))
    .get() !== undefined;

/** Has anybody else this address? */
export const isAddressTaken = (db: Connection, { id, email }: Pick<Person, "id" | "email">): boolean =>
  db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.email, email), ne(people.id, id)))
    .get() !== undefined;

export const peopleOn = (db: Connection) => {
  const select = (which?: SQL) => db.select(AS_PERSON).from(people).where(which).orderBy(asc(people.name));
  return {
    all: (which?: SQL): readonly Person[] => select(which).all(),
    /** The same question with other values each time, made ready once. */
    prepare: (which: SQL | undefined) => {
      const prepared = select(which).prepare();
      return (values: Record<string, unknown>): readonly Person[] => prepared.all(values);
    },
  };
};

// Why somebody is suspended is for administrators, and no part of a person.
const { suspendedAt: _since, suspensionReason: _why, hasSignedIn: _has, ...OWN } = getTableColumns(people);
const AS_PERSON = { ...OWN, organisationIds: organisationIdsOfPerson() };
