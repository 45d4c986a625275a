/** Who has a second step, their recovery codes, and which sessions gave it (SPEC: Second step). */
import type { PersonId } from "@acb/schemas/ids";
import { blob, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { session } from "./identity-tables.ts";

export const secondSteps = sqliteTable("second_steps", {
  personId: text("person_id").$type<PersonId>().primaryKey(),
  /** Sealed with a key that is not in the database. */
  secret: blob({ mode: "buffer" }).notNull(),
  setUpAt: text("set_up_at").notNull(),
  /** The newest time step of which a code was used: none of it or before it works again. */
  usedStep: integer("used_step").notNull(),
  /** Of the day that began with the first of them. */
  wrongCodes: integer("wrong_codes").notNull().default(0),
  wrongSince: text("wrong_since"),
});

export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    personId: text("person_id")
      .$type<PersonId>()
      .notNull()
      .references(() => secondSteps.personId, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    usedAt: text("used_at"),
  },
  (table) => [primaryKey({ columns: [table.personId, table.codeHash] })],
);

/** A session of somebody with a second step that has no row here, or one without a time, is not complete. */
export const secondStepSessions = sqliteTable("second_step_sessions", {
  sessionId: text("session_id")
    .primaryKey()
    .references(() => session.id, { onDelete: "cascade" }),
  /** In a row. */
  wrongCodes: integer("wrong_codes").notNull().default(0),
  completedAt: text("completed_at"),
});
