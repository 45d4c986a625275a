/** Everything that is kept of one person, table by table (UK GDPR articles 15 and 20). The list is complete: a test holds it against the tables. */
import type { PersonId } from "@acb/schemas/ids";
import type { HeldRow } from "../ports/directory.ts";
import type { Connection } from "./connection.ts";

/** Every column that names a person, by their id or by their address. */
export const PERSONAL_COLUMNS = [
  { table: "people", column: "id", names: "id" },
  { table: "people", column: "email", names: "email" },
  { table: "memberships", column: "person_id", names: "id" },
  { table: "posts", column: "person_id", names: "id" },
  { table: "mandates", column: "person_id", names: "id" },
  { table: "mandates", column: "granted_by", names: "id" },
  { table: "acting_for", column: "person_id", names: "id" },
  { table: "prepared_decisions", column: "prepared_by", names: "id" },
  { table: "charter_roles", column: "person_id", names: "id" },
  { table: "invitations", column: "person_id", names: "id" },
  { table: "invitations", column: "invited_by", names: "id" },
  { table: "workshops", column: "opened_by", names: "id" },
  { table: "guests", column: "person_id", names: "id" },
  { table: "updates", column: "person_id", names: "id" },
  { table: "client_ids", column: "person_id", names: "id" },
  { table: "recovery_steps", column: "person_id", names: "id" },
  { table: "offers", column: "person_id", names: "id" },
  { table: "events", column: "actor", names: "id" },
  { table: "pen_changes", column: "person_id", names: "id" },
  { table: "audit", column: "actor", names: "id" },
  { table: "audit", column: "person_id", names: "id" },
  { table: "user", column: "id", names: "id" },
  { table: "session", column: "userId", names: "id" },
  { table: "account", column: "userId", names: "id" },
  { table: "second_steps", column: "person_id", names: "id" },
  { table: "recovery_codes", column: "person_id", names: "id" },
  { table: "mail", column: "to", names: "email" },
  { table: "sign_in_links", column: "email", names: "email" },
  { table: "user", column: "email", names: "email" },
] as const;

/** What would let its reader in, or is of no meaning outside: hashes, tokens, bytes, the text of mails with their links. Why somebody is suspended is for administrators. */
const LEFT_OUT = /hash|token|secret|password|suspension_reason|^text$/i;

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

const readable = (row: HeldRow): HeldRow =>
  Object.fromEntries(
    Object.entries(row).filter(([column, value]) => !LEFT_OUT.test(column) && !(value instanceof Uint8Array)),
  );
