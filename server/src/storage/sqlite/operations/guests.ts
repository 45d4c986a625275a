/** The guests of workshops in SQLite: who has come, how they move, and who becomes a person of the network. */
import type { CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { type EarlierGuest, MOST_AT_DOOR, MOST_GUESTS } from "@acb/schemas/workshop";
import { GUEST_MOVES, type GuestMove, WAS_IN } from "@acb/shared/access/guest";
import { and, asc, count, desc, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { GuestStanding, WorkshopGuest, Workshops } from "../../ports/workshops.ts";
import type { Connection } from "../connection.ts";
import { guests, people, workshops } from "../tables/schema.ts";
import { giveRole } from "./charters.ts";
import { writeInvitation } from "./invitations.ts";
import { isAddressTaken, writePerson } from "./people.ts";
import { giveGuestRole, openOne, signOut, takeRoles } from "./workshop-rows.ts";

type NewGuest = {
  readonly workshopId: string;
  readonly person: Person;
  readonly organisation: string;
  readonly joinedAt: string;
};
type Adding = Awaited<ReturnType<Workshops["addGuest"]>>;
type Kept = Parameters<Workshops["keep"]>[0];
type Keeping = Awaited<ReturnType<Workshops["keep"]>>;

const AS_GUEST = {
  personId: guests.personId,
  name: people.name,
  organisation: guests.organisation,
  state: guests.state,
  joinedAt: guests.joinedAt,
};
const IN_ORDER = [asc(guests.joinedAt), asc(sql`${guests}.rowid`)];

export const guestsOn = (db: Connection) => ({
  guests: (workshopId: string): readonly WorkshopGuest[] =>
    db
      .select({ ...AS_GUEST, workshopId: guests.workshopId })
      .from(guests)
      .innerJoin(people, eq(people.id, guests.personId))
      .where(eq(guests.workshopId, workshopId))
      .orderBy(...IN_ORDER)
      .all(),

  earlierGuests: (charterId: CharterId): readonly EarlierGuest[] =>
    db
      .select({
        ...AS_GUEST,
        guestRole: workshops.guestRole,
        // As the condition says.
        closedAt: sql<string>`${workshops.closedAt}`,
      })
      .from(guests)
      .innerJoin(people, eq(people.id, guests.personId))
      .innerJoin(workshops, eq(workshops.id, guests.workshopId))
      .where(
        and(
          eq(workshops.charterId, charterId),
          isNotNull(workshops.closedAt),
          inArray(guests.state, [...WAS_IN]),
        ),
      )
      .orderBy(desc(workshops.closedAt), ...IN_ORDER)
      .all(),

  addGuest: ({ workshopId, person, organisation, joinedAt }: NewGuest): Adding =>
    db.transaction(() => {
      const workshop = openOne(db, eq(workshops.id, workshopId));
      if (workshop === undefined) return "closed";
      const come = eq(guests.workshopId, workshopId);
      if (countOf(db, come) >= MOST_GUESTS) return "full";
      const state = workshop.admitsAll ? "admitted" : "waiting";
      const atDoor = and(come, eq(guests.state, "waiting"));
      if (state === "waiting" && countOf(db, atDoor) >= MOST_AT_DOOR) return "doorFull";
      writePerson(db, person, { confirmed: false });
      db.insert(guests).values({ personId: person.id, workshopId, organisation, state, joinedAt }).run();
      if (state === "admitted") giveGuestRole(db, workshop, person.id);
      return state;
    }),

  moveGuests: (workshopId: string, personIds: readonly PersonId[], move: GuestMove): readonly PersonId[] =>
    db.transaction(() => {
      const workshop = openOne(db, eq(workshops.id, workshopId));
      if (workshop === undefined) return [];
      const named = and(eq(guests.workshopId, workshopId), inArray(guests.personId, [...personIds]));
      const moved: PersonId[] = [];
      for (const { personId, state } of db.select().from(guests).where(named).all()) {
        const next = GUEST_MOVES[move][state];
        if (next === null) continue;
        db.update(guests).set({ state: next }).where(eq(guests.personId, personId)).run();
        moved.push(personId);
      }
      if (move === "admit") {
        for (const personId of moved) giveGuestRole(db, workshop, personId);
        return moved;
      }
      takeRoles(db, workshop, moved);
      signOut(db, moved);
      return moved;
    }),

  keep: (kept: Kept): Keeping => db.transaction(() => keep(db, kept)),

  ofGuest: (personId: PersonId): GuestStanding | null => {
    const found = db
      .select({
        workshopId: workshops.id,
        charterId: workshops.charterId,
        closedAt: workshops.closedAt,
        state: guests.state,
      })
      .from(guests)
      .innerJoin(workshops, eq(workshops.id, guests.workshopId))
      .where(eq(guests.personId, personId))
      .get();
    if (found === undefined) return null;
    const { closedAt, ...rest } = found;
    return { ...rest, isOpen: closedAt === null };
  },
});

const countOf = (db: Connection, which: SQL | undefined): number =>
  db.select({ count: count() }).from(guests).where(which).get()?.count ?? 0;

/** Person, role and invitation, in the caller's transaction: all of it or nothing. */
const keep = (db: Connection, { person, charterId, grant, confirmed, ...invitation }: Kept): Keeping => {
  const workshop = db.select({ id: workshops.id }).from(workshops).where(eq(workshops.charterId, charterId));
  const own = and(
    eq(guests.personId, person.id),
    inArray(guests.workshopId, workshop),
    inArray(guests.state, [...WAS_IN]),
  );
  if (db.select().from(guests).where(own).get() === undefined) return "notGuest";
  if (isAddressTaken(db, person)) return "emailTaken";
  db.delete(guests).where(own).run();
  writePerson(db, person, { confirmed });
  takeRoles(db, { charterId }, [person.id]);
  giveRole(db, charterId, grant);
  writeInvitation(db, { ...invitation, charterId, personId: person.id, sectionId: null }, false);
  return "stored";
};
