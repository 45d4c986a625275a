/** The rows of organisations themselves. */
import type { Organisation } from "@acb/schemas/people";
import { and, ne, sql } from "drizzle-orm";
import type { Connection } from "../connection.ts";
import { organisations } from "../tables/schema.ts";

export const organisationOf = ({ endedOn, ...row }: typeof organisations.$inferSelect): Organisation =>
  endedOn === null ? row : { ...row, endedOn };

/** Adds or replaces, in the caller's transaction; false when another organisation has the name. */
export const writeOrganisation = (db: Connection, organisation: Organisation): boolean => {
  const sameName = sql`lower(${organisations.name}) = lower(${organisation.name})`;
  const taken = db
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(sameName, ne(organisations.id, organisation.id)))
    .get();
  if (taken !== undefined) return false;
  db.insert(organisations)
    .values(organisation)
    .onConflictDoUpdate({ target: organisations.id, set: organisation })
    .run();
  return true;
};
