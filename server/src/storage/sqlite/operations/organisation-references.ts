/** What refers to an organisation: one that was entered by mistake is removed while nothing does (SPEC: ORG11). The list is complete: a test holds it against the tables. */
import type { OrganisationId } from "@acb/schemas/ids";
import type { Connection } from "../connection.ts";

/** Its own rows: they go with it. The audit trail keeps its id, as it keeps everybody's. */
export const OWN_TABLES = ["organisation_profiles", "organisation_logos", "meetings"] as const;
export const NEVER_REFERS = ["audit"] as const;

/**
 * By the column that `is` its id, or the text or bytes that may have it `within`. What costs least is looked at first. A draft is
 * looked at to the byte: an item may name a partner that is none any more.
 */
export const ORGANISATION_COLUMNS = [
  { table: "memberships", column: "organisation_id", how: "is", words: "people" },
  { table: "charter_partners", column: "organisation_id", how: "is", words: "charters" },
  { table: "charter_roles", column: "organisation_id", how: "is", words: "roles in charters" },
  { table: "posts", column: "organisation_id", how: "is", words: "posts" },
  { table: "mandates", column: "organisation_id", how: "is", words: "mandates" },
  { table: "acting_for", column: "organisation_id", how: "is", words: "people who write for it" },
  { table: "prepared_decisions", column: "organisation_id", how: "is", words: "prepared decisions" },
  { table: "pen_changes", column: "organisation_id", how: "is", words: "pens of sections" },
  { table: "client_ids", column: "organisation_id", how: "is", words: "words in a draft" },
  { table: "updates", column: "organisation_id", how: "is", words: "words in a draft" },
  { table: "organisation_changes", column: "change", how: "within", words: "the history of organisations" },
  { table: "events", column: "fact", how: "within", words: "sign-off rounds" },
  { table: "versions", column: "version", how: "within", words: "frozen versions" },
  { table: "versions", column: "content", how: "within", words: "frozen versions" },
  { table: "offers", column: "owners", how: "within", words: "words in a draft" },
  { table: "checkpoints", column: "bytes", how: "within", words: "words in a draft" },
  { table: "updates", column: "bytes", how: "within", words: "words in a draft" },
] as const;

/** What was written in charters, all of it: only the removal itself reads that (SPEC: ORG20). */
const WRITTEN: ReadonlySet<string> = new Set(["checkpoints", "events", "offers", "updates", "versions"]);

export const referencesOn = (db: Connection) => {
  const refers = (
    { table, column, how }: (typeof ORGANISATION_COLUMNS)[number],
    id: OrganisationId,
  ): boolean => {
    const where = how === "is" ? `"${column}" = ?` : `instr("${column}", ?) > 0`;
    // Bytes are searched with bytes only.
    const sought = column === "bytes" ? Buffer.from(id) : id;
    return db.$client.prepare(`select 1 from "${table}" where ${where} limit 1`).get(sought) !== undefined;
  };
  return {
    isOnRecord: (id: OrganisationId): boolean =>
      ORGANISATION_COLUMNS.some((one) => !WRITTEN.has(one.table) && refers(one, id)),

    remove: (id: OrganisationId): readonly string[] => {
      const found = ORGANISATION_COLUMNS.filter((one) => refers(one, id)).map(({ words }) => words);
      if (found.length > 0) return [...new Set(found)];
      for (const table of OWN_TABLES)
        db.$client.prepare(`delete from "${table}" where organisation_id = ?`).run(id);
      db.$client.prepare("delete from organisations where id = ?").run(id);
      return [];
    },
  };
};
