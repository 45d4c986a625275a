/** The live document of each charter: its update log, whose client ids are whose, and its epochs (SPEC: Storage). */
import type { CharterId, OrganisationId, PersonId } from "@acb/schemas/ids";
import { blob, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { EpochReason, GivingBackStep, StoredOffer } from "../../ports/giving-back.ts";
import { charterId } from "./network-tables.ts";

const bytes = () => blob({ mode: "buffer" });

/** The update log. It refers to nothing, so that it outlives whom it names and can be read alone. */
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

/** How each epoch of a charter began but the first, which nobody began. */
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
export const givingBackSteps = sqliteTable("recovery_steps", {
  arrival: integer().primaryKey({ autoIncrement: true }),
  charterId: charterId(),
  epoch: integer().notNull(),
  step: text().$type<GivingBackStep["step"]>().notNull(),
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
