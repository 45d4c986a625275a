/** Every table of the database file. Migrations are made from it by `npm run migrations -w server` and only ever add. */
import type { Mail } from "@acb/schemas/api/network-routes";
import type { Deed } from "@acb/schemas/audit";
import type { CharterId, OrganisationId, PersonId, SectionId, VersionId } from "@acb/schemas/ids";
import type { AwaitedPerson } from "@acb/schemas/invitation";
import type { PenHolder } from "@acb/schemas/pen";
import type { PeriodKind } from "@acb/schemas/retention";
import type { Role } from "@acb/schemas/role";
import type { GuestRole, GuestState } from "@acb/schemas/workshop";
import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Revoked } from "../../ports/identity.ts";
import { charterId, organisationId, organisations, people } from "./network-tables.ts";
import type { NamePart, StoredFact, StoredVersionFacts } from "./stored-facts.ts";

export { checkpoints, clientIds, epochs, givingBackSteps, offers, updates } from "./document-tables.ts";
export { account, session, user, verification } from "./identity-tables.ts";
export { charters, memberships, network, organisations, people } from "./network-tables.ts";
export {
  actingFor,
  mandates,
  meetings,
  organisationChanges,
  organisationLogos,
  organisationProfiles,
  posts,
  preparedDecisions,
} from "./organisation-tables.ts";
export { recoveryCodes, secondStepSessions, secondSteps } from "./second-step-tables.ts";

const bytes = (name?: string) =>
  name === undefined ? blob({ mode: "buffer" }) : blob(name, { mode: "buffer" });

/** Who was erased, and whether the file was rewritten since, so that no page of it holds anything of them. */
export const erasures = sqliteTable("erasures", {
  personId: text("person_id")
    .$type<PersonId>()
    .primaryKey()
    .references(() => people.id),
  erasedAt: text("erased_at").notNull(),
  leftNoTrace: integer("left_no_trace", { mode: "boolean" }).notNull(),
});

/** How many days a kind of thing is kept, where an administrator has set it. */
export const retention = sqliteTable("retention", {
  kind: text().$type<PeriodKind>().primaryKey(),
  days: integer().notNull(),
});

export const charterPartners = sqliteTable(
  "charter_partners",
  {
    charterId: charterId(),
    organisationId: organisationId(),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.charterId, table.organisationId] })],
);

export const charterRoles = sqliteTable(
  "charter_roles",
  {
    charterId: charterId(),
    personId: text("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    role: text().$type<Role>().notNull(),
    /** Only a signatory has one: the organisation they decide for. */
    organisationId: text("organisation_id")
      .$type<OrganisationId>()
      .references(() => organisations.id),
  },
  (table) => [
    uniqueIndex("charter_roles_once")
      .on(table.charterId, table.personId, table.role)
      .where(sql`organisation_id is null`),
    uniqueIndex("charter_roles_once_each").on(
      table.charterId,
      table.personId,
      table.role,
      table.organisationId,
    ),
    index("charter_roles_person").on(table.personId),
  ],
);

/** Who was last invited to a charter by whom; an invitation sent again takes the place of the first. */
export const invitations = sqliteTable(
  "invitations",
  {
    charterId: charterId(),
    personId: text("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    invitedBy: text("invited_by")
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    invitedAt: text("invited_at").notNull(),
    /** Where their link leads; the beginning of the draft without it. */
    sectionId: text("section_id").$type<SectionId>(),
    mail: text().$type<NonNullable<AwaitedPerson["mail"]>>(),
    /** Did it bring the person into the network? */
    added: integer({ mode: "boolean" }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.charterId, table.personId] })],
);

/** One is open in a charter at a time, and no code opens two. */
export const workshops = sqliteTable(
  "workshops",
  {
    id: text().primaryKey(),
    charterId: charterId(),
    code: text().notNull(),
    guestRole: text("guest_role").$type<GuestRole>().notNull(),
    admitsAll: integer("admits_all", { mode: "boolean" }).notNull(),
    openedBy: text("opened_by")
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    openedAt: text("opened_at").notNull(),
    closedAt: text("closed_at"),
  },
  (table) => [
    uniqueIndex("workshops_open").on(table.charterId).where(sql`closed_at is null`),
    uniqueIndex("workshops_open_code").on(table.code).where(sql`closed_at is null`),
  ],
);

export const guests = sqliteTable("guests", {
  personId: text("person_id")
    .$type<PersonId>()
    .primaryKey()
    .references(() => people.id),
  workshopId: text("workshop_id")
    .notNull()
    .references(() => workshops.id),
  organisation: text().notNull(),
  state: text().$type<GuestState>().notNull(),
  joinedAt: text("joined_at").notNull(),
});

/** Append-only: triggers refuse UPDATE and DELETE. `content` is the canonical JSON as it was hashed. */
export const versions = sqliteTable(
  "versions",
  {
    id: text().$type<VersionId>().primaryKey(),
    charterId: charterId(),
    number: integer().notNull(),
    version: text({ mode: "json" }).$type<StoredVersionFacts>().notNull(),
    content: text().notNull(),
    documentState: bytes("document_state").notNull(),
  },
  (table) => [uniqueIndex("versions_number").on(table.charterId, table.number)],
);

/** Append-only: triggers refuse UPDATE and DELETE. */
export const events = sqliteTable(
  "events",
  {
    charterId: charterId(),
    seq: integer().notNull(),
    recordedAt: text("recorded_at").notNull(),
    actor: text().$type<PersonId>(),
    fact: text({ mode: "json" }).$type<StoredFact>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.charterId, table.seq] })],
);

/**
 * The names that events and versions were made with, which themselves hold their commitments only: a row can be erased, and
 * whatever holds its commitment stays as it is.
 */
export const eventNames = sqliteTable(
  "event_names",
  {
    /** SHA-256 over salt and value, in hexadecimal. */
    commitment: text().primaryKey(),
    salt: bytes().notNull(),
    value: text().notNull(),
    part: text().$type<NamePart>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
  },
  (table) => [index("event_names_person").on(table.personId)],
);

/**
 * Where the pen of a section was put, change by change: the newest of a section holds. Append-only: triggers refuse UPDATE
 * and DELETE. A section is named by its id alone, since it lives in the document.
 */
export const penChanges = sqliteTable(
  "pen_changes",
  {
    charterId: charterId(),
    seq: integer().notNull(),
    sectionId: text("section_id").$type<SectionId>().notNull(),
    kind: text().$type<PenHolder["kind"]>().notNull(),
    /** Only of the kind `organisation`. */
    organisationId: text("organisation_id")
      .$type<OrganisationId>()
      .references(() => organisations.id),
    personId: text("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.charterId, table.seq] })],
);

export const mail = sqliteTable("mail", {
  /** The order of arrival, whatever the clock says. */
  arrival: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull().unique(),
  to: text().notNull(),
  subject: text().notNull(),
  text: text().notNull(),
  at: text().notNull(),
  state: text().$type<Mail["state"]>().notNull(),
});

/** Append-only: triggers refuse UPDATE and DELETE. Each row's hash is over the one before it. */
export const audit = sqliteTable("audit", {
  seq: integer().primaryKey(),
  at: text().notNull(),
  actor: text().$type<PersonId>(),
  deed: text().$type<Deed>().notNull(),
  personId: text("person_id").$type<PersonId>(),
  organisationId: text("organisation_id").$type<OrganisationId>(),
  charterId: text("charter_id").$type<CharterId>(),
  detail: text().notNull(),
  hash: bytes().notNull(),
});

export const signInLinks = sqliteTable(
  "sign_in_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    /** Whom it signs in: nobody else, whoever has the address by then. `null` in the row that counts codes of nobody. */
    personId: text("person_id").$type<PersonId>(),
    email: text().notNull(),
    expiresAt: text("expires_at").notNull(),
    usedAt: text("used_at"),
    /** Of a mail that was asked for at a browser: what that browser shows, and the code that is typed there. */
    ticketHash: text("ticket_hash").unique(),
    codeHash: text("code_hash"),
    wrongCodes: integer("wrong_codes").notNull().default(0),
    /** Why it works no more though nobody used it; `null` for one that does. */
    revoked: text().$type<Revoked>(),
    /** Of a link in an invitation: the charter that its holder was invited to. */
    charterId: text("charter_id").$type<CharterId>(),
  },
  (table) => [index("sign_in_links_email").on(table.email)],
);
