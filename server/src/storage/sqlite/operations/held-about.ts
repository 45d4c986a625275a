/** Everything that is kept of one person, table by table (UK GDPR articles 15 and 20). The list is complete: a test holds it against the tables. */
import type { PersonId } from "@acb/schemas/ids";
import { withoutKeys } from "../../../mail/without-keys.ts";
import type { HeldRow } from "../../ports/directory.ts";
import type { Connection } from "../connection.ts";

/**
 * Every column that names a person, by their id or by their address, and what becomes of its rows when they are erased: they
 * go, or stay with an id that no longer says who it was. Of people and mail, the words in the row go (`erasure.ts`).
 */
export const PERSONAL_COLUMNS = [
  { table: "people", column: "id", names: "id", erased: "stays" },
  { table: "people", column: "email", names: "email", erased: "stays" },
  { table: "memberships", column: "person_id", names: "id", erased: "goes" },
  { table: "posts", column: "person_id", names: "id", erased: "goes" },
  { table: "mandates", column: "person_id", names: "id", erased: "stays" },
  { table: "mandates", column: "granted_by", names: "id", erased: "stays" },
  { table: "acting_for", column: "person_id", names: "id", erased: "goes" },
  { table: "prepared_decisions", column: "prepared_by", names: "id", erased: "goes" },
  { table: "charter_roles", column: "person_id", names: "id", erased: "goes" },
  { table: "invitations", column: "person_id", names: "id", erased: "goes" },
  { table: "invitations", column: "invited_by", names: "id", erased: "stays" },
  { table: "workshops", column: "opened_by", names: "id", erased: "stays" },
  { table: "guests", column: "person_id", names: "id", erased: "goes" },
  { table: "updates", column: "person_id", names: "id", erased: "stays" },
  { table: "client_ids", column: "person_id", names: "id", erased: "stays" },
  { table: "recovery_steps", column: "person_id", names: "id", erased: "stays" },
  { table: "offers", column: "person_id", names: "id", erased: "goes" },
  { table: "events", column: "actor", names: "id", erased: "stays" },
  { table: "event_names", column: "person_id", names: "id", erased: "goes" },
  { table: "pen_changes", column: "person_id", names: "id", erased: "stays" },
  { table: "audit", column: "actor", names: "id", erased: "stays" },
  { table: "audit", column: "person_id", names: "id", erased: "stays" },
  { table: "erasures", column: "person_id", names: "id", erased: "stays" },
  { table: "account", column: "userId", names: "id", erased: "goes" },
  { table: "session", column: "userId", names: "id", erased: "goes" },
  { table: "user", column: "id", names: "id", erased: "goes" },
  { table: "recovery_codes", column: "person_id", names: "id", erased: "goes" },
  { table: "second_steps", column: "person_id", names: "id", erased: "goes" },
  { table: "mail", column: "to", names: "email", erased: "stays" },
  { table: "sign_in_links", column: "person_id", names: "id", erased: "goes" },
  { table: "sign_in_links", column: "email", names: "email", erased: "goes" },
  { table: "user", column: "email", names: "email", erased: "goes" },
] as const;

/** What would let its reader in, or is of no meaning outside: hashes, tokens, bytes. Why somebody is suspended is for administrators. */
const LEFT_OUT = /hash|commitment|token|secret|password|suspension_reason/i;

export const heldAboutOn =
  (db: Connection) =>
  (id: PersonId, email: string): Readonly<Record<string, readonly HeldRow[]>> => {
    const tables = [...new Set(PERSONAL_COLUMNS.map(({ table }) => table))];
    return Object.fromEntries(
      tables.map((table) => {
        const columns = PERSONAL_COLUMNS.filter((one) => one.table === table);
        const where = columns.map(({ column }) => `"${column}" = ?`).join(" or ");
        const values = columns.map(({ names }) => (names === "id" ? id : email));
        const rows = db.$client
          .prepare<unknown[], HeldRow>(`select * from "${table}" where ${where}`)
          .all(...values);
        return [table, rows.map(readable)];
      }),
    );
  };

/** What signs in goes out of the text of a mail too. */
const readable = (row: HeldRow): HeldRow =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([column, value]) => !LEFT_OUT.test(column) && !(value instanceof Uint8Array))
      .map(([column, value]) => [
        column,
        column === "text" && typeof value === "string" ? withoutKeys(value) : value,
      ]),
  );
