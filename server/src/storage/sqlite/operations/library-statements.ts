/** The sign-in library's own statements, on our connection. */
import type Database from "better-sqlite3";
import type { IdentityAnswer, IdentityQuery } from "../../ports/identity.ts";
import type { Connection } from "../connection.ts";

/** Between two statements of one caller, other work runs on this connection: it cannot hold a transaction open. */
const HOLDS_A_TRANSACTION = /^\s*(begin|commit|end|rollback|savepoint|release)\b/i;

export const statementsOfLibraryOn = (db: Connection) => {
  const prepared = prepareOnce(db);
  return {
    query: ({ sql: text, params, method }: IdentityQuery): IdentityAnswer => {
      if (HOLDS_A_TRANSACTION.test(text)) throw new Error("The sign-in library runs single statements only.");
      const statement = prepared(text);
      if (!statement.reader) return { rows: [], changes: statement.run(...params).changes };
      const rows = statement.raw().all(...params);
      if (method !== "get") return { rows, changes: rows.length };
      const [first] = rows;
      return { rows: Array.isArray(first) ? first : undefined, changes: rows.length };
    },
  };
};

type Prepare = (sql: string) => Database.Statement<unknown[], unknown>;

/** The library has a few statements and asks for them with every request; one more than this is made anew each time. */
const MOST_PREPARED = 64;

const prepareOnce = (db: Connection): Prepare => {
  const known = new Map<string, ReturnType<Prepare>>();
  return (sql) => {
    const statement = known.get(sql) ?? db.$client.prepare<unknown[], unknown>(sql);
    if (known.size < MOST_PREPARED) known.set(sql, statement);
    return statement;
  };
};
