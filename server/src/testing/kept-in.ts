/** What is kept in a database, to be compared before and after something that must change nothing. */
import { createHash } from "node:crypto";
import Database from "better-sqlite3";

/** An export is told of in the audit trail (decision 0024): of all deeds that one may be new. */
const ROWS_OF: Readonly<Record<string, string>> = {
  audit: "select * from audit where deed <> 'exportedVersion'",
};

/** A hash of every table's rows. */
export const keptIn = (file: string): Readonly<Record<string, string>> => {
  const database = new Database(file, { readonly: true });
  const tables = database
    .prepare<[], string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all();
  const hashes = tables.map((name) => {
    const rows = database.prepare(ROWS_OF[name] ?? `select * from "${name}"`).all();
    return [name, createHash("sha256").update(JSON.stringify(rows)).digest("hex")] as const;
  });
  database.close();
  return Object.fromEntries(hashes);
};
