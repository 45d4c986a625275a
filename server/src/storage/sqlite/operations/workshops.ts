/** Workshops and their guests in SQLite: what a guest may do and where they are signed in goes with their state. */
import type { CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { GuestState } from "@acb/schemas/workshop";
import { and, asc, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { OpenedWorkshop, WorkshopGuest } from "../../ports/workshops.ts";
import type { Connection } from "../connection.ts";
import { charterRoles, guests, people, user, workshops } from "../tables/schema.ts";
import { isAddressTaken, writePerson } from "./people.ts";

type Row = typeof workshops.$inferSelect;
type NewGuest = {
  readonly workshopId: string;
  readonly person: Person;
  readonly organisation: string;
  readonly joinedAt: string;
};

export const workshopsOn = (db: Connection) => {
  const openOne = (which: SQL): Row | undefined =>
    db
      .select()
      .from(workshops)
      .where(and(which, isNull(workshops.closedAt)))
      .get();

  const giveRole = ({ charterId, guestRole }: Row, personId: PersonId): void => {
    db.insert(charterRoles).values({ charterId, personId, role: guestRole }).onConflictDoNothing().run();
  };
  /** A guest has no other role in the charter than their workshop's. */
  const takeRoles = ({ charterId }: Row, personIds: readonly PersonId[]): void => {
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
    open: (workshop: OpenedWorkshop & { readonly openedBy: PersonId }): boolean =>
      db.transaction(() => {
        const there = openOne(eq(workshops.charterId, workshop.charterId));
        if (there === undefined) {
          if (openOne(eq(workshops.code, workshop.code)) !== undefined) return false;
          db.insert(workshops).values(workshop).run();
          return true;
        }
        const { guestRole, admitsAll } = workshop;
        db.update(workshops).set({ guestRole, admitsAll }).where(eq(workshops.id, there.id)).run();
        const changed = { ...there, guestRole, admitsAll };
        const inside = idsOf(there.id, eq(guests.state, "admitted"));
        takeRoles(changed, inside);
        for (const personId of inside) giveRole(changed, personId);
        return true;
      }),

    now: (charterId: CharterId): OpenedWorkshop | null => opened(openOne(eq(workshops.charterId, charterId))),
    byCode: (code: string): OpenedWorkshop | null => opened(openOne(eq(workshops.code, code))),

    guests: (workshopId: string): readonly WorkshopGuest[] =>
      db
        .select({
          workshopId: guests.workshopId,
          personId: guests.personId,
          name: people.name,
          organisation: guests.organisation,
          state: guests.state,
          joinedAt: guests.joinedAt,
        })
        .from(guests)
        .innerJoin(people, eq(people.id, guests.personId))
        .where(eq(guests.workshopId, workshopId))
        .orderBy(asc(guests.joinedAt), asc(sql`${guests}.rowid`))
        .all(),

    addGuest: ({ workshopId, person, organisation, joinedAt }: NewGuest): GuestState | null =>
      db.transaction(() => {
        const workshop = openOne(eq(workshops.id, workshopId));
        if (workshop === undefined) return null;
        const state = workshop.admitsAll ? "admitted" : "waiting";
        writePerson(db, person, { confirmed: false });
        db.insert(guests).values({ personId: person.id, workshopId, organisation, state, joinedAt }).run();
        if (state === "admitted") giveRole(workshop, person.id);
        return state;
      }),

    moveGuests: (
      workshopId: string,
      personIds: readonly PersonId[],
      state: GuestState,
    ): readonly PersonId[] =>
      db.transaction(() => {
        const workshop = openOne(eq(workshops.id, workshopId));
        if (workshop === undefined) return [];
        // Who was sent away is signed out: there is nobody to let in again.
        const movable = and(
          inArray(guests.personId, [...personIds]),
          ne(guests.state, state),
          ne(guests.state, "sentAway"),
        );
        const moved = idsOf(workshopId, movable);
        db.update(guests)
          .set({ state })
          .where(inArray(guests.personId, [...moved]))
          .run();
        if (state === "admitted") for (const personId of moved) giveRole(workshop, personId);
        else takeRoles(workshop, moved);
        if (state === "sentAway") signOut(moved);
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

    keep: (person: Person): "stored" | "emailTaken" =>
      db.transaction(() => {
        if (isAddressTaken(db, person)) return "emailTaken";
        writePerson(db, person, { confirmed: false });
        db.delete(guests).where(eq(guests.personId, person.id)).run();
        return "stored";
      }),

    ofGuest: (
      personId: PersonId,
    ): { readonly charterId: CharterId; readonly isOpen: boolean; readonly state: GuestState } | null => {
      const found = db
        .select({ charterId: workshops.charterId, closedAt: workshops.closedAt, state: guests.state })
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
