/** Withdrawing the invitation of somebody who has never come, in SQLite (SPEC: INV8). */
import type { CharterId, PersonId } from "@acb/schemas/ids";
import { and, eq } from "drizzle-orm";
import type { Connection } from "../connection.ts";
import { invitations, people } from "../tables/schema.ts";
import { holdsNothing } from "./never-came.ts";
import { revokeLinks } from "./revoke-links.ts";

export const whyNotWithdrawn = (
  db: Connection,
  charterId: CharterId,
  personId: PersonId,
): "unknown" | "takenUp" | null => {
  const found = db
    .select({ hasSignedIn: people.hasSignedIn })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.personId))
    .where(invitationTo(charterId, personId))
    .get();
  if (found === undefined) return "unknown";
  return found.hasSignedIn ? "takenUp" : null;
};

/** With the links. Answers whether it had brought the person into the network and nothing else is given to them now. */
export const forgetInvitation = (db: Connection, charterId: CharterId, personId: PersonId): boolean => {
  const person = db.select({ email: people.email }).from(people).where(eq(people.id, personId)).get();
  if (person !== undefined) revokeLinks(db, person.email, "withdrawn");
  const [gone] = db
    .delete(invitations)
    .where(invitationTo(charterId, personId))
    .returning({ added: invitations.added })
    .all();
  if (gone?.added !== true) return false;
  // Whichever other invitation is left is what keeps them in the network.
  db.update(invitations).set({ added: true }).where(eq(invitations.personId, personId)).run();
  return holdsNothing(db, personId);
};

const invitationTo = (charterId: CharterId, personId: PersonId) =>
  and(eq(invitations.charterId, charterId), eq(invitations.personId, personId));
