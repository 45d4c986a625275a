/** Has sign-in links work no more that nobody used. They stay, marked, so that whoever brings one is told why (SPEC: SI6, INV9, INV20). */
import type { CharterId } from "@acb/schemas/ids";
import { and, eq, isNull, or } from "drizzle-orm";
import type { Revoked } from "../../ports/identity.ts";
import type { Connection } from "../connection.ts";
import { signInLinks } from "../tables/schema.ts";

/**
 * `replaced` leaves alone what was asked for at a browser: there somebody waits with a code. With a charter, only the links of its
 * invitation end, and those of which nobody can say whose they are, which may be from before links said it. In the caller's
 * transaction.
 */
export const revokeLinks = (db: Connection, email: string, why: Revoked, invitedTo?: CharterId): void => {
  const unasked = isNull(signInLinks.ticketHash);
  const ofInvitation =
    invitedTo === undefined
      ? undefined
      : or(eq(signInLinks.charterId, invitedTo), and(isNull(signInLinks.charterId), unasked));
  const ended = db
    .update(signInLinks)
    .set({ revoked: why })
    .where(
      and(
        eq(signInLinks.email, email),
        isNull(signInLinks.usedAt),
        isNull(signInLinks.revoked),
        why === "replaced" ? unasked : undefined,
        ofInvitation,
      ),
    )
    .returning({ tokenHash: signInLinks.tokenHash })
    .all();
  if (why !== "withdrawn") return;
  if (invitedTo === undefined) removeTokens(db, "value", JSON.stringify(email));
  else for (const { tokenHash } of ended) removeTokens(db, "identifier", tokenHash);
};

/**
 * The sign-in library's own record of links, which holds the address among other things: by the address with its quotation marks,
 * since another one may end with it, or by a link's hash.
 */
const removeTokens = (db: Connection, column: "value" | "identifier", has: string): void => {
  db.$client.prepare(`delete from verification where instr(lower(${column}), lower(?)) > 0`).run(has);
};
