/** Organisations, people and charters: the tables that most others refer to, and the columns by which they do. */
import type { CharterRecord } from "@acb/schemas/charter";
import type { CharterId, OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Organisation } from "@acb/schemas/people";
import { sql } from "drizzle-orm";
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const network = sqliteTable("network", {
  /** One installation keeps one network. */
  id: integer().primaryKey(),
  name: text().notNull(),
});

export const organisations = sqliteTable(
  "organisations",
  {
    id: text().$type<OrganisationId>().primaryKey(),
    name: text().notNull(),
    shortName: text("short_name").notNull(),
    type: text().$type<Organisation["type"]>().notNull(),
    /** The day on which it left or was succeeded. */
    endedOn: text("ended_on"),
  },
  (table) => [uniqueIndex("organisations_name").on(sql`lower(${table.name})`)],
);

export const organisationId = () =>
  text("organisation_id")
    .$type<OrganisationId>()
    .notNull()
    .references(() => organisations.id);

export const people = sqliteTable("people", {
  id: text().$type<PersonId>().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  jobTitle: text("job_title").notNull(),
  administrator: integer({ mode: "boolean" }).notNull(),
  /** Both are there while the person is suspended; the first alone once they were erased. */
  suspendedAt: text("suspended_at"),
  suspensionReason: text("suspension_reason"),
  /** With the address that they have now: links are not kept for ever. */
  hasSignedIn: integer("has_signed_in", { mode: "boolean" }).notNull().default(false),
});

export const memberships = sqliteTable(
  "memberships",
  {
    personId: text("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    organisationId: organisationId(),
    position: integer().notNull(),
    /** Has an administrator said so? An invitation alone makes nobody somebody who can decide. */
    confirmed: integer({ mode: "boolean" }).notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.personId, table.organisationId] })],
);

export const charters = sqliteTable("charters", {
  id: text().$type<CharterId>().primaryKey(),
  title: text().notNull(),
  label: text().$type<CharterRecord["label"]>().notNull(),
  level: text().$type<CharterRecord["level"]>().notNull(),
  place: text().notNull(),
  templateKey: text("template_key").notNull(),
  domainScheme: text("domain_scheme").notNull(),
  language: text().$type<CharterRecord["language"]>().notNull(),
  createdAt: text("created_at").notNull(),
  /** The day on which it was put away, while it is. */
  putAwayOn: text("put_away_on"),
  /**
   * Which epoch of the charter this is: 1 for the first, else the moment of the restore that began it, in seconds. What
   * was written under another one cannot be merged. Only equality means anything.
   */
  epoch: integer().notNull().default(1),
});

export const charterId = () =>
  text("charter_id")
    .$type<CharterId>()
    .notNull()
    .references(() => charters.id);
