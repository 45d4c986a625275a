/** An organisation's entry in SQLite: its record, profile, logo and meetings. */
import type { MeetingId, OrganisationId } from "@acb/schemas/ids";
import {
  concerns,
  type Logo,
  type Meeting,
  type OrganisationChange,
  type OrganisationProfile,
  type ProfileChange,
} from "@acb/schemas/organisation";
import { and, asc, desc, eq, sql } from "drizzle-orm";
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
import { organisationOf } from "./organisation-rows.ts";

const NO_PROFILE: OrganisationProfile = { odsCode: "", places: "", headcount: null, sites: null };

export const entryOn = (db: Connection) => ({
  record: (id: OrganisationId): StoredOrganisation | null => readRecord(db, id),

  changeProfile: (organisationId: OrganisationId, change: ProfileChange): void => {
    db.insert(organisationProfiles)
      .values({ organisationId, ...NO_PROFILE })
      .onConflictDoNothing()
      .run();
    if (Object.keys(change).length === 0) return;
    db.update(organisationProfiles)
      .set(change)
      .where(eq(organisationProfiles.organisationId, organisationId))
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
});

const readRecord = (db: Connection, id: OrganisationId): StoredOrganisation | null => {
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
    changes: changesOf(db, id),
  };
};

const changesOf = (db: Connection, id: OrganisationId): readonly OrganisationChange[] =>
  db
    .select()
    .from(organisationChanges)
    .orderBy(desc(organisationChanges.arrival))
    .all()
    .map(({ change }) => change)
    .filter((change) => concerns(change, id));

const withoutOrganisation = <Row extends { readonly organisationId: OrganisationId }>({
  organisationId: _organisationId,
  ...row
}: Row): Omit<Row, "organisationId"> => row;
