/** The record of sign-in links and their codes in SQLite, by which a used one is told from a wrong one. */
import type { CharterId, PersonId } from "@acb/schemas/ids";
import { and, eq, gt, isNull, sql, sum } from "drizzle-orm";
import type { HashedCode, LinkHolder, NewLink, Revoked, StoredLink } from "../../ports/identity.ts";
import type { Connection } from "../connection.ts";
import { invitations, people, signInLinks } from "../tables/schema.ts";
import { revokeLinks } from "./revoke-links.ts";

/** Somebody may mistype. */
const MOST_WRONG_CODES = 5;
/** For one mailbox in a day, over all mails: whoever guesses finds one code in fifty thousand days. The links go on working. */
const MOST_WRONG_CODES_A_DAY = 20;
/** No token has this hash. */
const NOBODYS = "nobody's";
/** A link that was made while its person was erased, or given another address: it says that it was withdrawn, and keeps no address. */
const NOBODYS_NOW = { personId: null, email: "", revoked: "withdrawn" } as const;
const DAY_MS = 24 * 60 * 60_000;

export const signInLinksOn = (db: Connection) => ({
  putLink: ({ code, ...link }: NewLink): void =>
    db.transaction(() => {
      const row = isTheirs(db, link) ? link : { ...link, ...NOBODYS_NOW };
      // One that was being made while its invitation was withdrawn ends as the others did.
      const ended = isStillInvited(db, link) ? {} : { revoked: "withdrawn" as const };
      db.insert(signInLinks)
        .values({ ...row, ...ended, ...code })
        .run();
    }),

  link: (tokenHash: string): StoredLink | null =>
    db
      .select({
        personId: signInLinks.personId,
        email: signInLinks.email,
        usedAt: signInLinks.usedAt,
        expiresAt: signInLinks.expiresAt,
        revoked: signInLinks.revoked,
      })
      .from(signInLinks)
      .where(eq(signInLinks.tokenHash, tokenHash))
      .get() ?? null,

  revokeLinks: (email: string, why: Revoked, invitedTo?: CharterId): void =>
    revokeLinks(db, email, why, invitedTo),

  /** The first use is the one that is kept. */
  takeLink: (tokenHash: string, at: string): boolean => {
    const [taken] = db
      .update(signInLinks)
      .set({ usedAt: at })
      .where(
        and(eq(signInLinks.tokenHash, tokenHash), isNull(signInLinks.usedAt), isNull(signInLinks.revoked)),
      )
      .returning({ personId: signInLinks.personId, email: signInLinks.email })
      .all();
    const holder = taken === undefined ? null : held(taken);
    if (holder !== null) noteSignIn(db, holder);
    return holder !== null;
  },

  takeCode: ({ ticketHash, codeHash }: HashedCode, at: string): LinkHolder | null => {
    const isThis = eq(signInLinks.ticketHash, ticketHash);
    const found = db.select().from(signInLinks).where(isThis).get();
    const lately = wrongCodesLately(db, found?.email ?? "", at);
    const isAlive =
      found !== undefined &&
      found.usedAt === null &&
      found.revoked === null &&
      found.expiresAt > at &&
      found.wrongCodes < MOST_WRONG_CODES &&
      lately < MOST_WRONG_CODES_A_DAY;
    if (!isAlive) {
      countForNobody(db);
      return null;
    }
    const isRight = found.codeHash === codeHash;
    const change = isRight ? { usedAt: at } : { wrongCodes: found.wrongCodes + 1 };
    db.update(signInLinks).set(change).where(isThis).run();
    const holder = isRight ? held({ personId: found.personId, email: found.email }) : null;
    if (holder !== null) noteSignIn(db, holder);
    return holder;
  },
});

const isTheirs = (db: Connection, { personId, email }: LinkHolder): boolean =>
  db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), eq(people.email, email)))
    .get() !== undefined;

const isStillInvited = (db: Connection, { personId, charterId }: NewLink): boolean =>
  charterId === undefined ||
  db
    .select({ id: invitations.personId })
    .from(invitations)
    .where(and(eq(invitations.charterId, charterId), eq(invitations.personId, personId)))
    .get() !== undefined;

/** Links are removed a while after their use; that somebody has come in is not forgotten with them. */
const noteSignIn = (db: Connection, { personId, email }: LinkHolder): void => {
  db.update(people)
    .set({ hasSignedIn: true })
    .where(and(eq(people.id, personId), eq(people.email, email)))
    .run();
};

const wrongCodesLately = (db: Connection, email: string, at: string): number => {
  const aDayAgo = new Date(Date.parse(at) - DAY_MS).toISOString();
  const found = db
    .select({ count: sum(signInLinks.wrongCodes) })
    .from(signInLinks)
    .where(and(eq(signInLinks.email, email), gt(signInLinks.expiresAt, aDayAgo)))
    .get();
  return Number(found?.count ?? 0);
};

/** The same work for the disk as a wrong code of a real mail: its time must not tell whose address is known. */
const countForNobody = (db: Connection): void => {
  db.insert(signInLinks)
    .values({ tokenHash: NOBODYS, email: "", expiresAt: "", wrongCodes: 1 })
    .onConflictDoUpdate({
      target: signInLinks.tokenHash,
      set: { wrongCodes: sql`${signInLinks.wrongCodes} + 1` },
    })
    .run();
};

/** `null` for the row of nobody's codes. */
const held = <Row extends { readonly personId: PersonId | null }>({
  personId,
  ...row
}: Row): (Omit<Row, "personId"> & { readonly personId: PersonId }) | null =>
  personId === null ? null : { ...row, personId };
