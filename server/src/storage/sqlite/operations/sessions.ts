/** Who is signed in where, in SQLite: complete sessions, and those that wait for a second step. */
import type { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { and, desc, eq, exists, gt, inArray, isNotNull, isNull, not, or, type SQL, sql } from "drizzle-orm";
import type { StoredSession } from "../../ports/identity.ts";
import type { Connection } from "../connection.ts";
import { people, secondStepSessions, secondSteps, session, user } from "../tables/schema.ts";
import { peopleOn } from "./people.ts";

/** How long the first proof waits for the second. */
const CODE_AWAITED_MS = 30 * 60_000;

export const sessionsOn = (db: Connection) => {
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
  const withEnd = db
    .select({ endsAt: session.expiresAt })
    .from(session)
    .where(eq(session.token, sql.placeholder("token")))
    .prepare();
  return {
    signedIn: (token: string, nowMs: number): Person | null =>
      withCompleteSession({ token, now: nowMs })[0] ?? null,

    awaitsCode: (token: string, nowMs: number): Person | null =>
      withAwaitingSession({ token, now: nowMs, begunSince: nowMs - CODE_AWAITED_MS })[0] ?? null,

    sessionEndsAtMs: (token: string): number | null => withEnd.get({ token })?.endsAt.getTime() ?? null,

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
  };
};

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
