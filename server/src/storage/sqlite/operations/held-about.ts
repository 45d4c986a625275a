/** Everything that is kept of one person, table by table (UK GDPR articles 15 and 20). The list is complete: a test holds it against the tables. */
import type { PersonId } from "@acb/schemas/ids";
import { withoutKeys } from "../../../mail/without-keys.ts";
import type { HeldRow } from "../../ports/directory.ts";
import type { Connection } from "../connection.ts";

type PersonalColumn = {
  readonly table: string;
  readonly column: string;
  readonly names: "id" | "email";
  readonly erased: "goes" | "stays";
  /** What is told beside this column where the row is about somebody else, to whom this person did something. */
  readonly told?: readonly string[];
};

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
  { table: "mandates", column: "granted_by", names: "id", erased: "stays", told: ["id", "granted_at"] },
  { table: "acting_for", column: "person_id", names: "id", erased: "goes" },
  { table: "prepared_decisions", column: "prepared_by", names: "id", erased: "goes" },
  { table: "charter_roles", column: "person_id", names: "id", erased: "goes" },
  { table: "invitations", column: "person_id", names: "id", erased: "goes" },
  {
    table: "invitations",
    column: "invited_by",
    names: "id",
    erased: "stays",
    told: ["charter_id", "invited_at"],
  },
  { table: "workshops", column: "opened_by", names: "id", erased: "stays" },
  { table: "guests", column: "person_id", names: "id", erased: "goes" },
  { table: "updates", column: "person_id", names: "id", erased: "stays" },
  { table: "client_ids", column: "person_id", names: "id", erased: "stays" },
  { table: "recovery_steps", column: "person_id", names: "id", erased: "stays" },
  { table: "offers", column: "person_id", names: "id", erased: "goes" },
  { table: "events", column: "actor", names: "id", erased: "stays" },
  { table: "event_names", column: "person_id", names: "id", erased: "goes" },
  { table: "pen_changes", column: "person_id", names: "id", erased: "stays" },
  { table: "audit", column: "actor", names: "id", erased: "stays", told: ["seq", "at", "deed"] },
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
] as const satisfies readonly PersonalColumn[];

/** Columns that hold an id or an address among other things. What becomes of them is the erasure's (`erasure.ts`). */
const NAMED_INSIDE = [
  { table: "events", column: "fact", names: "id" },
  { table: "versions", column: "version", names: "id" },
  { table: "verification", column: "value", names: "email" },
] as const;

/** What would let its reader, or a guest, in, or is of no meaning outside: hashes, tokens, codes, bytes, whose client ids were in an offer. Why somebody is suspended is for administrators. */
const LEFT_OUT =
  /hash|commitment|token|secret|password|suspension_reason|^(code|owners|content|identifier)$/i;

export const heldAboutOn =
  (db: Connection) =>
  (id: PersonId, email: string): Readonly<Record<string, readonly HeldRow[]>> => {
    const tables = [...new Set([...PERSONAL_COLUMNS, ...NAMED_INSIDE].map(({ table }) => table))];
    return Object.fromEntries(
      tables.map((table) => {
        const columns: readonly PersonalColumn[] = PERSONAL_COLUMNS.filter((one) => one.table === table);
        const inside = NAMED_INSIDE.filter((one) => one.table === table);
        const where = [
          ...columns.map(({ column }) => `"${column}" = ?`),
          ...inside.map(({ column }) => `instr(lower("${column}"), lower(?)) > 0`),
        ].join(" or ");
        const values = [...columns, ...inside].map(({ names }) => (names === "id" ? id : email));
        const rows = db.$client
          .prepare<unknown[], HeldRow>(`select * from "${table}" where ${where}`)
          .all(...values);
        return [table, rows.map((row) => ownPart(row, columns, id)).filter((row) => row !== null)];
      }),
    );
  };

/** Without whatever is about, or names, anybody else, and what signs in; `null` when nothing is left. */
const ownPart = (row: HeldRow, columns: readonly PersonalColumn[], id: PersonId): HeldRow | null => {
  const others = columns.filter(
    ({ names, column }) => names === "id" && row[column] !== null && row[column] !== id,
  );
  const isAnothers = others.some(({ told }) => told === undefined);
  const told = columns.flatMap(({ column, told: beside }) =>
    beside !== undefined && row[column] === id ? [column, ...beside] : [],
  );
  if (isAnothers && told.length === 0) return null;
  return Object.fromEntries(
    Object.entries(row)
      .filter(
        ([column, value]) =>
          !LEFT_OUT.test(column) &&
          !(value instanceof Uint8Array) &&
          !others.some((other) => other.column === column) &&
          (!isAnothers || told.includes(column)),
      )
      .map(([column, value]) => [
        column,
        column === "text" && typeof value === "string" ? withoutKeys(value) : value,
      ]),
  );
};
