/** The sign-in library's statements, and the record of sign-in links, in SQLite. */

import type { Person } from "@acb/schemas/people";
import type Database from "better-sqlite3";
import { and, eq, exists, gt, isNull, sql } from "drizzle-orm";
import type { IdentityAnswer, IdentityQuery } from "../storage.ts";
import type { Connection } from "./connection.ts";
import { peopleOn } from "./people.ts";
import { people, session, signInLinks, user } from "./schema.ts";

type Link = { readonly tokenHash: string; readonly email: string; readonly expiresAt: string };

/** Between two statements of one caller, other work runs on this connection: it cannot hold a transaction open. */
const HOLDS_A_TRANSACTION = /^\s*(begin|commit|end|rollback|savepoint|release)\b/i;

export const identityOn = (db: Connection) => {
  const prepared = prepareOnce(db);
  const sessionsOfPerson = db
    .select({ id: session.id })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(
      and(
        eq(session.token, sql.placeholder("token")),
        gt(session.expiresAt, sql.placeholder("now")),
        eq(user.id, people.id),
        eq(user.email, people.email),
      ),
    );
  const withSession = peopleOn(db).prepare(and(isNull(people.suspendedAt), exists(sessionsOfPerson)));
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

    signedIn: (token: string, nowMs: number): Person | null => withSession({ token, now: nowMs })[0] ?? null,

    putLink: (link: Link): void => {
      db.insert(signInLinks).values(link).run();
    },

    link: (tokenHash: string): (Omit<Link, "tokenHash"> & { readonly usedAt: string | null }) | null =>
      db
        .select({
          email: signInLinks.email,
          usedAt: signInLinks.usedAt,
          expiresAt: signInLinks.expiresAt,
        })
        .from(signInLinks)
        .where(eq(signInLinks.tokenHash, tokenHash))
        .get() ?? null,

    /** The first use is the one that is kept. */
    markLinkUsed: (tokenHash: string, at: string): void => {
      db.update(signInLinks)
        .set({ usedAt: at })
        .where(and(eq(signInLinks.tokenHash, tokenHash), isNull(signInLinks.usedAt)))
        .run();
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
