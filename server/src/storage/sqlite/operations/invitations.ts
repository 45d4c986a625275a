/** Invitations to charters in SQLite: the people that are new, the roles, and who is still awaited. */
import type { CharterId, PersonId, SectionId } from "@acb/schemas/ids";
import type { AwaitedPerson } from "@acb/schemas/invitation";
import type { RoleGrant } from "@acb/schemas/role";
import { and, eq, isNull } from "drizzle-orm";
import type { InvitedPeople } from "../../ports/charters.ts";
import type { Connection } from "../connection.ts";
import { invitations, people } from "../tables/schema.ts";
import { isAddressTaken, writePerson } from "./people.ts";

type GiveRole = (db: Connection, charterId: CharterId, grant: RoleGrant) => boolean;

/** In the caller's transaction; one that is sent again takes the place of the first. `added`: it brings the person into the network. */
export const writeInvitation = (
  db: Connection,
  invitation: Omit<typeof invitations.$inferInsert, "mail" | "added">,
  added: boolean,
): void => {
  const row = { ...invitation, mail: null };
  db.insert(invitations)
    .values({ ...row, added })
    .onConflictDoUpdate({ target: [invitations.charterId, invitations.personId], set: row })
    .run();
};

export const invitationsOn = (db: Connection, giveRole: GiveRole) => ({
  invite: ({
    charterId,
    people: added,
    grants,
    confirmed,
    ...invitation
  }: InvitedPeople): "stored" | "emailTaken" =>
    db.transaction(() => {
      if (added.some((person) => isAddressTaken(db, person))) return "emailTaken";
      for (const person of added) writePerson(db, person, { confirmed });
      for (const grant of grants) {
        if (!giveRole(db, charterId, grant)) continue;
        const isNew = added.some(({ id }) => id === grant.personId);
        writeInvitation(db, { ...invitation, charterId, personId: grant.personId }, isNew);
      }
      return "stored";
    }),

  awaited: (charterId: CharterId): readonly AwaitedPerson[] =>
    db
      .select({ personId: invitations.personId, invitedAt: invitations.invitedAt, mail: invitations.mail })
      .from(invitations)
      .innerJoin(people, eq(people.id, invitations.personId))
      .where(
        and(eq(invitations.charterId, charterId), isNull(people.suspendedAt), eq(people.hasSignedIn, false)),
      )
      .all(),

  invitation: (charterId: CharterId, personId: PersonId): { readonly sectionId: SectionId | null } | null =>
    db
      .select({ sectionId: invitations.sectionId })
      .from(invitations)
      .where(and(eq(invitations.charterId, charterId), eq(invitations.personId, personId)))
      .get() ?? null,

  noteInvitationMail: (
    charterId: CharterId,
    personId: PersonId,
    mail: NonNullable<AwaitedPerson["mail"]>,
  ): void => {
    db.update(invitations)
      .set({ mail })
      .where(and(eq(invitations.charterId, charterId), eq(invitations.personId, personId)))
      .run();
  },
});
