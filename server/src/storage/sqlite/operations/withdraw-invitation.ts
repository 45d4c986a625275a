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

/** With its links. Answers whether it had brought the person into the network and nothing else is given to them now. */
export const forgetInvitation = (db: Connection, charterId: CharterId, personId: PersonId): boolean => {
  const [gone] = db
    .delete(invitations)
    .where(invitationTo(charterId, personId))
    .returning({ added: invitations.added })
    .all();
  const wasBroughtIn = gone?.added === true;
  // Whichever other invitation is left is what keeps them in the network.
  if (wasBroughtIn)
    db.update(invitations).set({ added: true }).where(eq(invitations.personId, personId)).run();
  const isBare = wasBroughtIn && holdsNothing(db, personId);
  const person = db.select({ email: people.email }).from(people).where(eq(people.id, personId)).get();
  // Whom nothing keeps in the network comes in by no link at all, however long the erasing takes.
  if (person !== undefined) revokeLinks(db, person.email, "withdrawn", isBare ? undefined : charterId);
  return isBare;
};

const invitationTo = (charterId: CharterId, personId: PersonId) =>
  and(eq(invitations.charterId, charterId), eq(invitations.personId, personId));
