/** Who speaks for an organisation, in SQLite: confirmed people, posts and mandates. */
import type { MandateId, OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Mandate, Post } from "@acb/schemas/organisation";
import { and, eq, isNull } from "drizzle-orm";
import type { Connection } from "../connection.ts";
import { mandates, memberships, posts } from "../tables/schema.ts";

export const postsAndMandatesOn = (db: Connection) => ({
  confirmMember: (organisationId: OrganisationId, personId: PersonId): boolean =>
    db
      .update(memberships)
      .set({ confirmed: true })
      .where(and(eq(memberships.organisationId, organisationId), eq(memberships.personId, personId)))
      .run().changes === 1,

  setPost: (
    organisationId: OrganisationId,
    post: Post,
    holder: { readonly personId: PersonId; readonly since: string } | null,
  ): boolean =>
    db.transaction(() => {
      if (holder === null) {
        db.delete(posts)
          .where(and(eq(posts.organisationId, organisationId), eq(posts.post, post)))
          .run();
        return true;
      }
      if (!isConfirmedMember(db, holder.personId, organisationId)) return false;
      db.insert(posts)
        .values({ organisationId, post, ...holder })
        .onConflictDoUpdate({ target: [posts.organisationId, posts.post], set: holder })
        .run();
      return true;
    }),

  addMandate: (mandate: Mandate): boolean =>
    db.transaction(() => {
      if (!isConfirmedMember(db, mandate.personId, mandate.organisationId)) return false;
      db.insert(mandates).values(mandate).run();
      return true;
    }),

  revokeMandate: (organisationId: OrganisationId, id: MandateId, revokedOn: string): PersonId | null =>
    db
      .update(mandates)
      .set({ revokedOn })
      .where(
        and(eq(mandates.id, id), eq(mandates.organisationId, organisationId), isNull(mandates.revokedOn)),
      )
      .returning({ personId: mandates.personId })
      .get()?.personId ?? null,

  mandatesOf: (personId: PersonId): readonly Mandate[] =>
    db.select().from(mandates).where(eq(mandates.personId, personId)).all(),
});

const isConfirmedMember = (db: Connection, personId: PersonId, organisationId: OrganisationId): boolean =>
  db
    .select({ id: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, personId),
        eq(memberships.organisationId, organisationId),
        eq(memberships.confirmed, true),
      ),
    )
    .get() !== undefined;
