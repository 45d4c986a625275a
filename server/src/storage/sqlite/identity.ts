/** The sign-in library's statements, and the record of sign-in links, in SQLite. */
import { and, eq, isNull } from "drizzle-orm";
import type { IdentityAnswer, IdentityQuery } from "../storage.ts";
import type { Connection } from "./connection.ts";
import { signInLinks } from "./schema.ts";

type Link = { readonly tokenHash: string; readonly email: string; readonly expiresAt: string };

/** Between two statements of one caller, other work runs on this connection: it cannot hold a transaction open. */
const HOLDS_A_TRANSACTION = /^\s*(begin|commit|end|rollback|savepoint|release)\b/i;

export const identityOn = (db: Connection) => ({
  query: ({ sql, params, method }: IdentityQuery): IdentityAnswer => {
    if (HOLDS_A_TRANSACTION.test(sql)) throw new Error("The sign-in library runs single statements only.");
    const statement = db.$client.prepare<unknown[], unknown>(sql);
    if (!statement.reader) return { rows: [], changes: statement.run(...params).changes };
    const rows = statement.raw().all(...params);
    if (method !== "get") return { rows, changes: rows.length };
    const [first] = rows;
    return { rows: Array.isArray(first) ? first : undefined, changes: rows.length };
  },

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
});
