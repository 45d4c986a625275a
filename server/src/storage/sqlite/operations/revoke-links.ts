/** Has sign-in links work no more that nobody used. They stay, marked, so that whoever brings one is told why (SPEC: SI6, INV9). */
import { and, eq, isNull } from "drizzle-orm";
import type { Revoked } from "../../ports/identity.ts";
import type { Connection } from "../connection.ts";
import { signInLinks } from "../tables/schema.ts";

/** `replaced` leaves alone what was asked for at a browser: there somebody waits with a code. In the caller's transaction. */
export const revokeLinks = (db: Connection, email: string, why: Revoked): void => {
  const which = why === "replaced" ? isNull(signInLinks.ticketHash) : undefined;
  db.update(signInLinks)
    .set({ revoked: why })
    .where(and(eq(signInLinks.email, email), isNull(signInLinks.usedAt), isNull(signInLinks.revoked), which))
    .run();
  if (why === "withdrawn") removeTokens(db, email);
};

/** The sign-in library's own record of a mailbox's links, which holds the address among other things. */
const removeTokens = (db: Connection, email: string): void => {
  // With the quotation marks around it: another address may end with this one.
  db.$client.prepare("delete from verification where instr(lower(value), ?) > 0").run(JSON.stringify(email));
};
