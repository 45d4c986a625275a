/** Every table of the database file. Migrations are made from it by `npm run migrations -w server` and only ever add. */
import type { Mail } from "@acb/schemas/api/network-routes";
import type { Deed } from "@acb/schemas/audit";
import type { CharterRecord } from "@acb/schemas/charter";
import type {
  CharterId,
  MandateId,
  MeetingId,
  OrganisationId,
  PersonId,
  RoundId,
  SectionId,
  VersionId,
} from "@acb/schemas/ids";
import type { AwaitedPerson } from "@acb/schemas/invitation";
import type { OrganisationChange, Post, Power } from "@acb/schemas/organisation";
import type { PenHolder } from "@acb/schemas/pen";
import type { Organisation } from "@acb/schemas/people";
import type { PeriodKind } from "@acb/schemas/retention";
import type { Role } from "@acb/schemas/role";
import type { DecisionAnswers } from "@acb/schemas/sign-off/decision";
import type { GuestRole, GuestState } from "@acb/schemas/workshop";
import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { EpochReason, RecoveryStep, StoredOffer } from "../ports/recovery.ts";
import type { NamePart, StoredFact, StoredVersionFacts } from "./committed-names.ts";

export { account, session, user, verification } from "./identity-tables.ts";
export { recoveryCodes, secondStepSessions, secondSteps } from "./second-step-tables.ts";

const bytes = (name?: string) =>
  name === undefined ? blob({ mode: "buffer" }) : blob(name, { mode: "buffer" });

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

const organisationId = () =>
  text("organisation_id")
    .$type<OrganisationId>()
    .notNull()
    .references(() => organisations.id);

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
  png: bytes().notNull(),
  hash: text().notNull(),
});

/** What became of organisations. Append-only: triggers refuse UPDATE and DELETE. */
export const organisationChanges = sqliteTable("organisation_changes", {
  arrival: integer().primaryKey({ autoIncrement: true }),
  change: text({ mode: "json" }).$type<OrganisationChange>().notNull(),
});

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
   * Which history of the charter this is: 1 for the first, else the moment of the restore that began it, in seconds. What
   * was written under another one cannot be merged. Only equality means anything.
   */
  epoch: integer().notNull().default(1),
});

const charterId = () =>
  text("charter_id")
    .$type<CharterId>()
    .notNull()
    .references(() => charters.id);

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

/** The update log. It refers to nothing, so that it outlives whom it names and can be read alone. */
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

export const updates = sqliteTable(
  "updates",
  {
    charterId: text("charter_id").$type<CharterId>().notNull(),
    seq: integer().notNull(),
    bytes: bytes().notNull(),
    personId: text("person_id").$type<PersonId>(),
    organisationId: text("organisation_id").$type<OrganisationId>(),
    at: text().notNull(),
    hash: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.charterId, table.seq] })],
);

export const checkpoints = sqliteTable("checkpoints", {
  charterId: text("charter_id").$type<CharterId>().primaryKey(),
  throughSeq: integer("through_seq").notNull(),
  bytes: bytes().notNull(),
  hash: bytes().notNull(),
});

/** Whose a Yjs client id is in a charter: of the first login that wrote under it, for ever. */
export const clientIds = sqliteTable(
  "client_ids",
  {
    charterId: text("charter_id").$type<CharterId>().notNull(),
    clientId: integer("client_id").notNull(),
    /** `null` for the server's own. */
    personId: text("person_id").$type<PersonId>(),
    organisationId: text("organisation_id").$type<OrganisationId>(),
  },
  (table) => [primaryKey({ columns: [table.charterId, table.clientId] })],
);

/** How each history of a charter began but the first, which nobody began. */
export const epochs = sqliteTable(
  "epochs",
  {
    charterId: text("charter_id").$type<CharterId>().notNull(),
    epoch: integer().notNull(),
    reason: text().$type<EpochReason>().notNull(),
    begunAt: text("begun_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.charterId, table.epoch] })],
);

/** Who opened and closed the giving back of words after a restore. */
export const recoverySteps = sqliteTable("recovery_steps", {
  arrival: integer().primaryKey({ autoIncrement: true }),
  charterId: charterId(),
  epoch: integer().notNull(),
  step: text().$type<RecoveryStep["step"]>().notNull(),
  personId: text("person_id").$type<PersonId>().notNull(),
  at: text().notNull(),
});

/** Words that somebody gave back after a restore, whether or not they were taken. */
export const offers = sqliteTable("offers", {
  arrival: integer().primaryKey({ autoIncrement: true }),
  /** Of what is offered, by whom and where: the same words again are the same offer. */
  id: text().notNull().unique(),
  charterId: charterId(),
  epoch: integer().notNull(),
  personId: text("person_id").$type<PersonId>().notNull(),
  at: text().notNull(),
  bytes: bytes().notNull(),
  owners: text({ mode: "json" }).$type<StoredOffer["owners"]>().notNull(),
  state: text().$type<StoredOffer["state"]>().notNull(),
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
    email: text().notNull(),
    expiresAt: text("expires_at").notNull(),
    usedAt: text("used_at"),
    /** Of a mail that was asked for at a browser: what that browser shows, and the code that is typed there. */
    ticketHash: text("ticket_hash").unique(),
    codeHash: text("code_hash"),
    wrongCodes: integer("wrong_codes").notNull().default(0),
  },
  (table) => [index("sign_in_links_email").on(table.email)],
);
