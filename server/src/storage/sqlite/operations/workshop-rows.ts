/** Rows of workshops and guests, in the caller's transaction: what a guest may do, and where they are signed in, goes with their state. */
import type { PersonId } from "@acb/schemas/ids";
import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { Connection } from "../connection.ts";
import { charterRoles, guests, user, workshops } from "../tables/schema.ts";
import { giveRole } from "./charters.ts";

export type WorkshopRow = typeof workshops.$inferSelect;

/** The workshop that is open now, of these. */
export const openOne = (db: Connection, which: SQL): WorkshopRow | undefined =>
  db
    .select()
    .from(workshops)
    .where(and(which, isNull(workshops.closedAt)))
    .get();

export const giveGuestRole = (
  db: Connection,
  { charterId, guestRole }: WorkshopRow,
  personId: PersonId,
): void => {
  giveRole(db, charterId, { personId, role: guestRole });
};

/** A guest has no other role in the charter than their workshop's. */
export const takeRoles = (
  db: Connection,
  { charterId }: Pick<WorkshopRow, "charterId">,
  personIds: readonly PersonId[],
): void => {
  db.delete(charterRoles)
    .where(and(eq(charterRoles.charterId, charterId), inArray(charterRoles.personId, [...personIds])))
    .run();
};

/** The sign-in library's own record of them; their sessions go with it. */
export const signOut = (db: Connection, personIds: readonly PersonId[]): void => {
  db.delete(user)
    .where(inArray(user.id, [...personIds]))
    .run();
};

/** The guests of a workshop, of these. */
export const idsOf = (db: Connection, workshopId: string, which?: SQL): readonly PersonId[] =>
  db
    .select({ id: guests.personId })
    .from(guests)
    .where(and(eq(guests.workshopId, workshopId), which))
    .all()
    .map(({ id }) => id);
