/** What is known of an organisation, who speaks and decides for it, and what they prepare (SPEC: Organisations). */
import type { MandateId, MeetingId, PersonId, RoundId } from "@acb/schemas/ids";
import type { OrganisationChange, Post, Power } from "@acb/schemas/organisation";
import type { DecisionAnswers } from "@acb/schemas/sign-off/decision";
import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { charterId, organisationId, people } from "./network-tables.ts";

export const organisationProfiles = sqliteTable("organisation_profiles", {
  organisationId: organisationId().primaryKey(),
  odsCode: text("ods_code").notNull(),
  places: text().notNull(),
  headcount: integer(),
  sites: integer(),
});

export const organisationLogos = sqliteTable("organisation_logos", {
  organisationId: organisationId().primaryKey(),
  alt: text().notNull(),
  png: blob({ mode: "buffer" }).notNull(),
  hash: text().notNull(),
});

/** What became of organisations. Append-only: triggers refuse UPDATE and DELETE. */
export const organisationChanges = sqliteTable("organisation_changes", {
  arrival: integer().primaryKey({ autoIncrement: true }),
  change: text({ mode: "json" }).$type<OrganisationChange>().notNull(),
});

/** Who holds which post in an organisation; a post has one holder. */
export const posts = sqliteTable(
  "posts",
  {
    organisationId: organisationId(),
    post: text().$type<Post>().notNull(),
    personId: text("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    since: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.post] }),
    index("posts_person").on(table.personId),
  ],
);

/** Who may act for an organisation, from when to when, and who said so. Never removed: decisions rest on them. */
export const mandates = sqliteTable(
  "mandates",
  {
    id: text().$type<MandateId>().primaryKey(),
    organisationId: organisationId(),
    personId: text("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    may: text({ mode: "json" }).$type<Power[]>().notNull(),
    basis: text().notNull(),
    from: text("from_day").notNull(),
    to: text("to_day"),
    grantedBy: text("granted_by")
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    grantedAt: text("granted_at").notNull(),
    revokedOn: text("revoked_on"),
  },
  (table) => [
    index("mandates_person").on(table.personId),
    index("mandates_organisation").on(table.organisationId),
  ],
);

/** When the board or committee meets that decides for an organisation. */
export const meetings = sqliteTable(
  "meetings",
  {
    id: text().$type<MeetingId>().primaryKey(),
    organisationId: organisationId(),
    body: text().notNull(),
    meetsOn: text("meets_on").notNull(),
    papersDueOn: text("papers_due_on"),
  },
  (table) => [index("meetings_organisation").on(table.organisationId)],
);

/** For whom somebody of several organisations writes in a charter, by their own choice. */
export const actingFor = sqliteTable(
  "acting_for",
  {
    charterId: charterId(),
    personId: text("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    organisationId: organisationId(),
  },
  (table) => [primaryKey({ columns: [table.charterId, table.personId] })],
);

/** Answers that are written down for the signatories of an organisation; gone when it has decided. */
export const preparedDecisions = sqliteTable(
  "prepared_decisions",
  {
    charterId: charterId(),
    roundId: text("round_id").$type<RoundId>().notNull(),
    organisationId: organisationId(),
    answers: text({ mode: "json" }).$type<DecisionAnswers>().notNull(),
    preparedBy: text("prepared_by")
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    preparedAt: text("prepared_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.organisationId] })],
);
