/** Workshops and their guests in SQLite: what a guest may do and where they are signed in goes with their state. */
import type { CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { EarlierGuest, GuestState } from "@acb/schemas/workshop";
import { GUEST_MOVES, type GuestMove, WAS_IN } from "@acb/shared/access/guest";
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { GuestStanding, OpenedWorkshop, WorkshopGuest, Workshops } from "../../ports/workshops.ts";
import type { Connection } from "../connection.ts";
import { charterRoles, guests, people, user, workshops } from "../tables/schema.ts";
import { giveRole } from "./charters.ts";
import { writeInvitation } from "./invitations.ts";
import { isAddressTaken, writePerson } from "./people.ts";

type Row = typeof workshops.$inferSelect;
type NewGuest = {
  readonly workshopId: string;
  readonly person: Person;
  readonly organisation: string;
  readonly joinedAt: string;
};
type Immediate<Name extends "open" | "keep"> = Awaited<ReturnType<Workshops[Name]>>;
type Kept = Parameters<Workshops["keep"]>[0];

const AS_GUEST = {
  personId: guests.personId,
  name: people.name,
  organisation: guests.organisation,
  state: guests.state,
  joinedAt: guests.joinedAt,
};
const IN_ORDER = [asc(guests.joinedAt), asc(sql`${guests}.rowid`)];

export const workshopsOn = (db: Connection) => {
  const openOne = (which: SQL): Row | undefined =>
    db
      .select()
      .from(workshops)
      .where(and(which, isNull(workshops.closedAt)))
      .get();

  const giveGuestRole = ({ charterId, guestRole }: Row, personId: PersonId): void => {
    giveRole(db, charterId, { personId, role: guestRole });
  };
  /** A guest has no other role in the charter than their workshop's. */
  const takeRoles = ({ charterId }: Pick<Row, "charterId">, personIds: readonly PersonId[]): void => {
    db.delete(charterRoles)
      .where(and(eq(charterRoles.charterId, charterId), inArray(charterRoles.personId, [...personIds])))
      .run();
  };
  /** The sign-in library's own record of them; their sessions go with it. */
  const signOut = (personIds: readonly PersonId[]): void => {
    db.delete(user)
      .where(inArray(user.id, [...personIds]))
      .run();
  };
  const idsOf = (workshopId: string, which?: SQL): readonly PersonId[] =>
    db
      .select({ id: guests.personId })
      .from(guests)
      .where(and(eq(guests.workshopId, workshopId), which))
      .all()
      .map(({ id }) => id);

  return {
    open: (workshop: OpenedWorkshop & { readonly openedBy: PersonId }): Immediate<"open"> =>
      db.transaction(() => {
        const there = openOne(eq(workshops.charterId, workshop.charterId));
        if (there === undefined) {
          if (openOne(eq(workshops.code, workshop.code)) !== undefined) return "codeTaken";
          db.insert(workshops).values(workshop).run();
          return "opened";
        }
        const { guestRole, admitsAll } = workshop;
        if (there.guestRole === guestRole && there.admitsAll === admitsAll) return "unchanged";
        db.update(workshops).set({ guestRole, admitsAll }).where(eq(workshops.id, there.id)).run();
        const changed = { ...there, guestRole, admitsAll };
        const inside = idsOf(there.id, eq(guests.state, "admitted"));
        takeRoles(changed, inside);
        for (const personId of inside) giveGuestRole(changed, personId);
        return "changed";
      }),

    now: (charterId: CharterId): OpenedWorkshop | null => opened(openOne(eq(workshops.charterId, charterId))),
    byCode: (code: string): OpenedWorkshop | null => opened(openOne(eq(workshops.code, code))),

    wasClosed: (code: string, since: string): boolean =>
      db
        .select({ id: workshops.id })
        .from(workshops)
        .where(and(eq(workshops.code, code), gte(workshops.closedAt, since)))
        .get() !== undefined,

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

    addGuest: ({ workshopId, person, organisation, joinedAt }: NewGuest): GuestState | null =>
      db.transaction(() => {
        const workshop = openOne(eq(workshops.id, workshopId));
        if (workshop === undefined) return null;
        const state = workshop.admitsAll ? "admitted" : "waiting";
        writePerson(db, person, { confirmed: false });
        db.insert(guests).values({ personId: person.id, workshopId, organisation, state, joinedAt }).run();
        if (state === "admitted") giveGuestRole(workshop, person.id);
        return state;
      }),

    moveGuests: (workshopId: string, personIds: readonly PersonId[], move: GuestMove): readonly PersonId[] =>
      db.transaction(() => {
        const workshop = openOne(eq(workshops.id, workshopId));
        if (workshop === undefined) return [];
        const named = and(eq(guests.workshopId, workshopId), inArray(guests.personId, [...personIds]));
        const moved: PersonId[] = [];
        for (const { personId, state } of db.select().from(guests).where(named).all()) {
          const next = GUEST_MOVES[move][state];
          if (next === null) continue;
          db.update(guests).set({ state: next }).where(eq(guests.personId, personId)).run();
          moved.push(personId);
        }
        if (move === "admit") for (const personId of moved) giveGuestRole(workshop, personId);
        else {
          takeRoles(workshop, moved);
          signOut(moved);
        }
        return moved;
      }),

    close: (charterId: CharterId, closedAt: string): boolean =>
      db.transaction(() => {
        const workshop = openOne(eq(workshops.charterId, charterId));
        if (workshop === undefined) return false;
        db.update(workshops).set({ closedAt }).where(eq(workshops.id, workshop.id)).run();
        const all = idsOf(workshop.id);
        takeRoles(workshop, all);
        signOut(all);
        return true;
      }),

    keep: ({ person, charterId, grant, confirmed, ...invitation }: Kept): Immediate<"keep"> =>
      db.transaction(() => {
        const workshop = db
          .select({ id: workshops.id })
          .from(workshops)
          .where(eq(workshops.charterId, charterId));
        const own = and(eq(guests.personId, person.id), inArray(guests.workshopId, workshop));
        if (db.select().from(guests).where(own).get() === undefined) return "notGuest";
        if (isAddressTaken(db, person)) return "emailTaken";
        db.delete(guests).where(own).run();
        writePerson(db, person, { confirmed });
        takeRoles({ charterId }, [person.id]);
        giveRole(db, charterId, grant);
        writeInvitation(db, { ...invitation, charterId, personId: person.id, sectionId: null }, false);
        return "stored";
      }),

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
  };
};

const opened = (row: Row | undefined): OpenedWorkshop | null => {
  if (row === undefined) return null;
  const { id, charterId, code, guestRole, admitsAll, openedAt } = row;
  return { id, charterId, code, guestRole, admitsAll, openedAt };
};
