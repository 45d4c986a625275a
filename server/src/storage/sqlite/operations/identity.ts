/** The sign-in library's statements, and the record of sign-in links, in SQLite. */

import type { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type Database from "better-sqlite3";
import {
  and,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  not,
  or,
  type SQL,
  sql,
  sum,
} from "drizzle-orm";
import type {
  BoundAccount,
  HashedCode,
  IdentityAnswer,
  IdentityQuery,
  LinkHolder,
  NewLink,
  Revoked,
  StoredLink,
  StoredSession,
} from "../../ports/identity.ts";
import type { Connection } from "../connection.ts";
import {
  account,
  people,
  secondStepSessions,
  secondSteps,
  session,
  signInLinks,
  user,
} from "../tables/schema.ts";
import { peopleOn } from "./people.ts";
import { revokeLinks } from "./revoke-links.ts";

/** Somebody may mistype. */
const MOST_WRONG_CODES = 5;
/** For one mailbox in a day, over all mails: whoever guesses finds one code in fifty thousand days. The links go on working. */
const MOST_WRONG_CODES_A_DAY = 20;
/** No token has this hash. */
const NOBODYS = "nobody's";
const DAY_MS = 24 * 60 * 60_000;
/** How long the first proof waits for the second. */
const CODE_AWAITED_MS = 30 * 60_000;

/** Between two statements of one caller, other work runs on this connection: it cannot hold a transaction open. */
const HOLDS_A_TRANSACTION = /^\s*(begin|commit|end|rollback|savepoint|release)\b/i;

export const identityOn = (db: Connection) => {
  const prepared = prepareOnce(db);
  const everybody = peopleOn(db);
  /** Who is not suspended and has a session of this token, for which `more` holds too. */
  const withSession = (more: SQL | undefined) => {
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
          more,
        ),
      );
    return everybody.prepare(and(isNull(people.suspendedAt), exists(sessionsOfPerson)));
  };
  const isComplete = completeOn(db);
  const withCompleteSession = withSession(isComplete);
  const withAwaitingSession = withSession(
    and(not(isComplete), gt(session.createdAt, sql.placeholder("begunSince"))),
  );
  /** Links are removed a while after their use; that somebody has come in is not forgotten with them. */
  const noteSignIn = ({ personId, email }: LinkHolder): void => {
    db.update(people)
      .set({ hasSignedIn: true })
      .where(and(eq(people.id, personId), eq(people.email, email)))
      .run();
  };
  const wrongCodesLately = (email: string, at: string): number => {
    const aDayAgo = new Date(Date.parse(at) - DAY_MS).toISOString();
    const found = db
      .select({ count: sum(signInLinks.wrongCodes) })
      .from(signInLinks)
      .where(and(eq(signInLinks.email, email), gt(signInLinks.expiresAt, aDayAgo)))
      .get();
    return Number(found?.count ?? 0);
  };
  /** The same work for the disk as a wrong code of a real mail: its time must not tell whose address is known. */
  const countForNobody = (): void => {
    db.insert(signInLinks)
      .values({ tokenHash: NOBODYS, email: "", expiresAt: "", wrongCodes: 1 })
      .onConflictDoUpdate({
        target: signInLinks.tokenHash,
        set: { wrongCodes: sql`${signInLinks.wrongCodes} + 1` },
      })
      .run();
  };
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

    signedIn: (token: string, nowMs: number): Person | null =>
      withCompleteSession({ token, now: nowMs })[0] ?? null,

    awaitsCode: (token: string, nowMs: number): Person | null =>
      withAwaitingSession({ token, now: nowMs, begunSince: nowMs - CODE_AWAITED_MS })[0] ?? null,

    putLink: ({ code, ...link }: NewLink): void => {
      db.insert(signInLinks)
        .values({ ...link, ...code })
        .run();
    },

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

    revokeLinks: (email: string, why: Revoked): void => revokeLinks(db, email, why),

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

    sessions: (personId: PersonId, nowMs: number): readonly StoredSession[] =>
      db
        .select({ row: session, isComplete: sql<number>`${isComplete}` })
        .from(session)
        .where(and(eq(session.userId, personId), gt(session.expiresAt, new Date(nowMs))))
        .orderBy(desc(session.createdAt))
        .all()
        .map(({ row: { id, token, userAgent, createdAt, expiresAt }, isComplete: gaveAll }) => ({
          id,
          token,
          device: userAgent ?? "",
          signedInAt: createdAt.toISOString(),
          endsAt: expiresAt.toISOString(),
          awaitsCode: gaveAll === 0,
        })),

    endSessions: (personId: PersonId, ids: readonly string[]): void => {
      db.delete(session)
        .where(and(eq(session.userId, personId), inArray(session.id, [...ids])))
        .run();
    },

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
      if (holder !== null) noteSignIn(holder);
      return holder !== null;
    },

    takeCode: ({ ticketHash, codeHash }: HashedCode, at: string): LinkHolder | null => {
      const isThis = eq(signInLinks.ticketHash, ticketHash);
      const found = db.select().from(signInLinks).where(isThis).get();
      const lately = wrongCodesLately(found?.email ?? "", at);
      const isAlive =
        found !== undefined &&
        found.usedAt === null &&
        found.revoked === null &&
        found.expiresAt > at &&
        found.wrongCodes < MOST_WRONG_CODES &&
        lately < MOST_WRONG_CODES_A_DAY;
      if (!isAlive) {
        countForNobody();
        return null;
      }
      const isRight = found.codeHash === codeHash;
      const change = isRight ? { usedAt: at } : { wrongCodes: found.wrongCodes + 1 };
      db.update(signInLinks).set(change).where(isThis).run();
      const holder = isRight ? held({ personId: found.personId, email: found.email }) : null;
      if (holder !== null) noteSignIn(holder);
      return holder;
    },
  };
};

/** `null` for the row of nobody's codes. */
const held = <Row extends { readonly personId: PersonId | null }>({
  personId,
  ...row
}: Row): (Omit<Row, "personId"> & { readonly personId: PersonId }) | null =>
  personId === null ? null : { ...row, personId };

/** Has a session all that is asked of its person: of one with a second step, that step too? */
const completeOn = (db: Connection): SQL => {
  const step = db
    .select({ id: secondSteps.personId })
    .from(secondSteps)
    .where(eq(secondSteps.personId, sql`${session.userId}`));
  const given = db
    .select({ id: secondStepSessions.sessionId })
    .from(secondStepSessions)
    .where(and(eq(secondStepSessions.sessionId, session.id), isNotNull(secondStepSessions.completedAt)));
  return or(not(exists(step)), exists(given)) ?? sql`false`;
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
