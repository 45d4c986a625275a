/** Signing in, in SQLite: the library's statements, sessions, links, and accounts at organisations. */
import { and, eq, or } from "drizzle-orm";
import type { BoundAccount } from "../../ports/identity.ts";
import type { Connection } from "../connection.ts";
import { account } from "../tables/schema.ts";
import { statementsOfLibraryOn } from "./library-statements.ts";
import { sessionsOn } from "./sessions.ts";
import { signInLinksOn } from "./sign-in-links.ts";

export const identityOn = (db: Connection) => ({
  ...statementsOfLibraryOn(db),
  ...sessionsOn(db),
  ...signInLinksOn(db),

  bindAccount: ({ personId, issuer, subject, at }: BoundAccount): boolean => {
    const isEither = or(eq(account.userId, personId), eq(account.accountId, subject));
    const held = db
      .select()
      .from(account)
      .where(and(eq(account.providerId, issuer), isEither))
      .all();
    if (held.length > 0)
      return held.every(({ userId, accountId }) => userId === personId && accountId === subject);
    const when = new Date(at);
    db.insert(account)
      .values({
        id: JSON.stringify([issuer, subject]),
        providerId: issuer,
        accountId: subject,
        userId: personId,
        createdAt: when,
        updatedAt: when,
      })
      .run();
    return true;
  },
});
