/** Taking back sign-in links that nobody has used (SPEC: SI6): the one place that does. */
import { and, inArray, isNull } from "drizzle-orm";
import type { Connection } from "../connection.ts";
import { signInLinks } from "../tables/schema.ts";

/** Ends the open links to these addresses, with their codes, in the caller's transaction; what was used stays on record. */
export const revokeLinks = (db: Connection, addresses: readonly string[]): void => {
  db.delete(signInLinks)
    .where(and(inArray(signInLinks.email, [...addresses]), isNull(signInLinks.usedAt)))
    .run();
  for (const address of addresses) removeTokens(db, address);
};

/** The sign-in library's own record of a mailbox's links, which holds the address among other things. */
export const removeTokens = (db: Connection, address: string): void => {
  // With the quotation marks around it: another address may end with this one.
  db.$client
    .prepare("delete from verification where instr(lower(value), ?) > 0")
    .run(JSON.stringify(address));
};
