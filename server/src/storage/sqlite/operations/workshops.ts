/** Workshops in SQLite: opened, set anew, found by their code, closed. */
import type { CharterId, PersonId } from "@acb/schemas/ids";
import { and, eq, gte } from "drizzle-orm";
import type { OpenedWorkshop, Workshops } from "../../ports/workshops.ts";
import type { Connection } from "../connection.ts";
import { guests, workshops } from "../tables/schema.ts";
import { guestsOn } from "./guests.ts";
import { giveGuestRole, idsOf, openOne, signOut, takeRoles, type WorkshopRow } from "./workshop-rows.ts";

export const workshopsOn = (db: Connection) => ({
  open: (
    workshop: OpenedWorkshop & { readonly openedBy: PersonId },
  ): Awaited<ReturnType<Workshops["open"]>> =>
    db.transaction(() => {
      const there = openOne(db, eq(workshops.charterId, workshop.charterId));
      if (there === undefined) {
        if (openOne(db, eq(workshops.code, workshop.code)) !== undefined) return "codeTaken";
        db.insert(workshops).values(workshop).run();
        return "opened";
      }
      const { guestRole, admitsAll } = workshop;
      if (there.guestRole === guestRole && there.admitsAll === admitsAll) return "unchanged";
      db.update(workshops).set({ guestRole, admitsAll }).where(eq(workshops.id, there.id)).run();
      const changed = { ...there, guestRole, admitsAll };
      const inside = idsOf(db, there.id, eq(guests.state, "admitted"));
      takeRoles(db, changed, inside);
      for (const personId of inside) giveGuestRole(db, changed, personId);
      return "changed";
    }),

  now: (charterId: CharterId): OpenedWorkshop | null =>
    opened(openOne(db, eq(workshops.charterId, charterId))),

  byCode: (code: string): OpenedWorkshop | null => opened(openOne(db, eq(workshops.code, code))),

  wasClosed: (code: string, since: string): boolean =>
    db
      .select({ id: workshops.id })
      .from(workshops)
      .where(and(eq(workshops.code, code), gte(workshops.closedAt, since)))
      .get() !== undefined,

  close: (charterId: CharterId, closedAt: string): boolean =>
    db.transaction(() => {
      const workshop = openOne(db, eq(workshops.charterId, charterId));
      if (workshop === undefined) return false;
      db.update(workshops).set({ closedAt }).where(eq(workshops.id, workshop.id)).run();
      const all = idsOf(db, workshop.id);
      takeRoles(db, workshop, all);
      signOut(db, all);
      return true;
    }),

  ...guestsOn(db),
});

const opened = (row: WorkshopRow | undefined): OpenedWorkshop | null => {
  if (row === undefined) return null;
  const { id, charterId, code, guestRole, admitsAll, openedAt } = row;
  return { id, charterId, code, guestRole, admitsAll, openedAt };
};
