/** Entries, posts, mandates, meetings and the history of organisations in SQLite. */
import type { MandateId, MeetingId, OrganisationId, PersonId } from "@acb/schemas/ids";
import {
  concerns,
  type Logo,
  type Mandate,
  type Meeting,
  type OrganisationChange,
  type OrganisationProfile,
  type Post,
} from "@acb/schemas/organisation";
import type { Organisation } from "@acb/schemas/people";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { StoredOrganisation } from "../../ports/organisations.ts";
import type { Connection } from "../connection.ts";
import {
  mandates,
  meetings,
  memberships,
  organisationChanges,
  organisationLogos,
  organisationProfiles,
  organisations,
  posts,
} from "../tables/schema.ts";
import { referencesOn } from "./organisation-references.ts";
import { organisationOf, writeOrganisation } from "./organisation-rows.ts";

const NO_PROFILE: OrganisationProfile = { odsCode: "", places: "", headcount: null, sites: null };

export const organisationsOn = (db: Connection, now: () => Date) => {
  const changesOf = (id: OrganisationId): readonly OrganisationChange[] =>
    db
      .select()
      .from(organisationChanges)
      .orderBy(desc(organisationChanges.arrival))
      .all()
      .map(({ change }) => change)
      .filter((change) => concerns(change, id));

  const moveMembers = (from: readonly OrganisationId[], to: OrganisationId): void => {
    const theirs = inArray(memberships.organisationId, [...from]);
    for (const membership of db.select().from(memberships).where(theirs).all())
      db.insert(memberships)
        .values({ ...membership, organisationId: to })
        .onConflictDoNothing()
        .run();
    db.delete(memberships).where(theirs).run();
  };

  const isConfirmedMember = (personId: PersonId, organisationId: OrganisationId): boolean =>
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

  return {
    ...referencesOn(db),

    changes: (): readonly OrganisationChange[] =>
      db
        .select()
        .from(organisationChanges)
        .orderBy(asc(organisationChanges.arrival))
        .all()
        .map(({ change }) => change),

    record: (id: OrganisationId): StoredOrganisation | null => {
      const row = db.select().from(organisations).where(eq(organisations.id, id)).get();
      if (row === undefined) return null;
      const profile = db
        .select()
        .from(organisationProfiles)
        .where(eq(organisationProfiles.organisationId, id))
        .get();
      return {
        organisation: organisationOf(row),
        profile: profile === undefined ? NO_PROFILE : withoutOrganisation(profile),
        logo:
          db
            .select({ alt: organisationLogos.alt, hash: organisationLogos.hash })
            .from(organisationLogos)
            .where(eq(organisationLogos.organisationId, id))
            .get() ?? null,
        unconfirmed: db
          .select({ personId: memberships.personId })
          .from(memberships)
          .where(and(eq(memberships.organisationId, id), eq(memberships.confirmed, false)))
          .all()
          .map(({ personId }) => personId),
        posts: db.select().from(posts).where(eq(posts.organisationId, id)).all().map(withoutOrganisation),
        mandates: db
          .select()
          .from(mandates)
          .where(eq(mandates.organisationId, id))
          .orderBy(desc(mandates.grantedAt), desc(sql`${mandates}.rowid`))
          .all(),
        meetings: db
          .select()
          .from(meetings)
          .where(eq(meetings.organisationId, id))
          .orderBy(asc(meetings.meetsOn))
          .all()
          .map(withoutOrganisation),
        changes: changesOf(id),
      };
    },

    putProfile: (organisationId: OrganisationId, profile: OrganisationProfile): void => {
      db.insert(organisationProfiles)
        .values({ organisationId, ...profile })
        .onConflictDoUpdate({ target: organisationProfiles.organisationId, set: profile })
        .run();
    },

    putLogo: (organisationId: OrganisationId, logo: (Logo & { readonly png: Uint8Array }) | null): void => {
      db.delete(organisationLogos).where(eq(organisationLogos.organisationId, organisationId)).run();
      if (logo === null) return;
      db.insert(organisationLogos)
        .values({ organisationId, ...logo, png: Buffer.from(logo.png) })
        .run();
    },

    logo: (id: OrganisationId): Uint8Array | null =>
      db
        .select({ png: organisationLogos.png })
        .from(organisationLogos)
        .where(eq(organisationLogos.organisationId, id))
        .get()?.png ?? null,

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
        if (!isConfirmedMember(holder.personId, organisationId)) return false;
        db.insert(posts)
          .values({ organisationId, post, ...holder })
          .onConflictDoUpdate({ target: [posts.organisationId, posts.post], set: holder })
          .run();
        return true;
      }),

    addMandate: (mandate: Mandate): boolean =>
      db.transaction(() => {
        if (!isConfirmedMember(mandate.personId, mandate.organisationId)) return false;
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

    addMeeting: (organisationId: OrganisationId, meeting: Meeting): void => {
      db.insert(meetings)
        .values({ organisationId, ...meeting })
        .run();
    },

    removeMeeting: (organisationId: OrganisationId, id: MeetingId): boolean =>
      db
        .delete(meetings)
        .where(and(eq(meetings.id, id), eq(meetings.organisationId, organisationId)))
        .run().changes === 1,

    rename: (organisation: Organisation, change: Extract<OrganisationChange, { kind: "renamed" }>): boolean =>
      db.transaction(() => {
        if (!writeOrganisation(db, organisation)) return false;
        db.insert(organisationChanges).values({ change }).run();
        return true;
      }),

    end: (change: Exclude<OrganisationChange, { kind: "renamed" }>): boolean =>
      db.transaction(() => {
        const ending = change.kind === "left" ? [change.organisationId] : change.from;
        const living = and(inArray(organisations.id, [...ending]), isNull(organisations.endedOn));
        const found = db.select({ id: organisations.id }).from(organisations).where(living).all();
        if (found.length !== ending.length) return false;
        db.update(organisations).set({ endedOn: change.on }).where(living).run();
        db.delete(posts)
          .where(inArray(posts.organisationId, [...ending]))
          .run();
        db.update(mandates)
          .set({ revokedOn: londonDate(now()) })
          .where(and(inArray(mandates.organisationId, [...ending]), isNull(mandates.revokedOn)))
          .run();
        const [only, ...others] = change.kind === "succeeded" ? change.to : [];
        if (only !== undefined && others.length === 0) moveMembers(ending, only);
        db.insert(organisationChanges).values({ change }).run();
        return true;
      }),
  };
};

const withoutOrganisation = <Row extends { readonly organisationId: OrganisationId }>({
  organisationId: _organisationId,
  ...row
}: Row): Omit<Row, "organisationId"> => row;
