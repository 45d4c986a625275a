/** The network, its organisations and people in SQLite. */
import type { OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Organisation, Person, Suspension } from "@acb/schemas/people";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { and, asc, eq, inArray, isNotNull, isNull, ne, not, notInArray, type SQL } from "drizzle-orm";
import type { PutPerson, Suspend } from "../../ports/directory.ts";
import type { Connection } from "../connection.ts";
import { mandates, memberships, network, organisations, people, posts, user } from "../tables/schema.ts";
import { heldAboutOn } from "./held-about.ts";
import { among } from "./ids-in-order.ts";
import { organisationOf, writeOrganisation } from "./organisation-rows.ts";
import { isAddressTaken, isErasedRow, peopleOn, wasErased, writePerson } from "./people.ts";

const THE_NETWORK = 1;

export const directoryOn = (db: Connection, now: () => Date) => {
  const readPeople = peopleOn(db);
  return {
    network: (): { readonly name: string } | null =>
      db.select({ name: network.name }).from(network).get() ?? null,

    nameNetwork: (name: string): boolean =>
      db.insert(network).values({ id: THE_NETWORK, name }).onConflictDoNothing().run().changes === 1,

    organisations: (): readonly Organisation[] =>
      db.select().from(organisations).orderBy(asc(organisations.name)).all().map(organisationOf),

    putOrganisation: (organisation: Organisation): boolean =>
      db.transaction(() => writeOrganisation(db, organisation)),

    people: (): readonly Person[] => readPeople.all(),
    peopleAmong: (ids: readonly PersonId[]): readonly Person[] =>
      readPeople.all(inArray(people.id, among(ids))),
    administrators: (): readonly Person[] => readPeople.all(eq(people.administrator, true)),
    person: (id: PersonId): Person | null => readPeople.all(eq(people.id, id))[0] ?? null,
    activePerson: (id: PersonId): Person | null =>
      readPeople.all(and(eq(people.id, id), isNull(people.suspendedAt)))[0] ?? null,
    personByEmail: (email: string): Person | null =>
      readPeople.all(eq(people.email, email.toLowerCase()))[0] ?? null,

    putPerson: (person: Person): PutPerson =>
      db.transaction(() => {
        if (wasErased(db, person.id)) return "erased";
        if (isAddressTaken(db, person)) return "emailTaken";
        if (!person.administrator && isLastAdministrator(db, person.id)) return "lastAdministrator";
        writePerson(db, person, { confirmed: true });
        endActing(db, person, londonDate(now()));
        return "stored";
      }),

    suspensions: (): readonly Suspension[] =>
      db
        .select()
        .from(people)
        .orderBy(asc(people.name))
        .all()
        .flatMap(({ id, suspendedAt, suspensionReason }) =>
          suspendedAt === null || suspensionReason === null
            ? []
            : [{ personId: id, suspendedAt, reason: suspensionReason }],
        ),

    suspend: ({ personId, suspendedAt, reason }: Suspension): Suspend =>
      db.transaction(() => {
        if (!isThere(db, and(eq(people.id, personId), not(isErasedRow)))) return "unknown";
        if (isThere(db, and(eq(people.id, personId), isNotNull(people.suspendedAt)))) return "already";
        if (isLastAdministrator(db, personId)) return "lastAdministrator";
        db.update(people).set({ suspendedAt, suspensionReason: reason }).where(eq(people.id, personId)).run();
        // The sign-in library's own record of the person; its sessions go with it, and links find nobody.
        db.delete(user).where(eq(user.id, personId)).run();
        return "stored";
      }),

    isConfirmed: (personId: PersonId, organisationId: OrganisationId): boolean =>
      db
        .select({ confirmed: memberships.confirmed })
        .from(memberships)
        .where(and(eq(memberships.personId, personId), eq(memberships.organisationId, organisationId)))
        .get()?.confirmed === true,

    heldAbout: heldAboutOn(db),

    liftSuspension: (id: PersonId): boolean =>
      db
        .update(people)
        .set({ suspendedAt: null, suspensionReason: null })
        .where(and(eq(people.id, id), isNotNull(people.suspendedAt), not(isErasedRow)))
        .run().changes > 0,
  };
};

const isThere = (db: Connection, which: SQL | undefined): boolean =>
  db.select({ id: people.id }).from(people).where(which).get() !== undefined;

/** One who is suspended keeps nothing: without this person nobody could lift it. */
export const isLastAdministrator = (db: Connection, id: PersonId): boolean => {
  const keepsNetwork = and(eq(people.administrator, true), isNull(people.suspendedAt));
  return (
    isThere(db, and(eq(people.id, id), keepsNetwork)) && !isThere(db, and(ne(people.id, id), keepsNetwork))
  );
};

/** Who is of an organisation no more holds no post there, and their mandates end today; what they did under them stays. */
const endActing = (db: Connection, { id, organisationIds }: Person, today: string): void => {
  db.delete(posts)
    .where(and(eq(posts.personId, id), notInArray(posts.organisationId, organisationIds)))
    .run();
  db.update(mandates)
    .set({ revokedOn: today })
    .where(
      and(
        eq(mandates.personId, id),
        isNull(mandates.revokedOn),
        notInArray(mandates.organisationId, organisationIds),
      ),
    )
    .run();
};
