/** Second steps in SQLite: a code is judged, counted, used up and acted upon in one transaction (SPEC: Second step). */
import type { PersonId } from "@acb/schemas/ids";
import type { SecondStepOf } from "@acb/schemas/second-step";
import { and, count, eq, gt, isNotNull, isNull, lt, ne, notInArray } from "drizzle-orm";
import type {
  InSession,
  Prove,
  Proven,
  SetUpStep,
  StoredSecondStep,
  TypedProof,
} from "../../ports/second-steps.ts";
import type { Connection } from "../connection.ts";
import { recoveryCodes, secondStepSessions, secondSteps, session } from "../tables/schema.ts";

/** Of one session, in a row: somebody may mistype. */
const MOST_WRONG_IN_A_ROW = 5;
/** Of one person, over all sessions: three codes fit at a time, so whoever has the mailbox guesses one in sixteen thousand days. */
const MOST_WRONG_A_DAY = 20;
const DAY_MS = 24 * 60 * 60_000;

export const secondStepsOn = (db: Connection) => ({
  of: (personId: PersonId): StoredSecondStep | null => {
    const step = stepOf(db, personId);
    if (step === null) return null;
    const unused = and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt));
    const left = db.select({ count: count() }).from(recoveryCodes).where(unused).get();
    return { secret: step.secret, setUpAt: step.setUpAt, recoveryCodesLeft: left?.count ?? 0 };
  },

  all: (): readonly SecondStepOf[] =>
    db.select({ personId: secondSteps.personId, setUpAt: secondSteps.setUpAt }).from(secondSteps).all(),

  setUp: (here: InSession, { secret, usedStep, codeHashes }: SetUpStep) =>
    db.transaction((): "done" | "onAlready" | "noSession" => {
      const { personId, at } = here;
      const found = sessionOf(db, here);
      if (found === null) return "noSession";
      if (stepOf(db, personId) !== null) return "onAlready";
      db.insert(secondSteps)
        .values({ personId, secret: Buffer.from(secret), setUpAt: at, usedStep })
        .run();
      putCodes(db, personId, codeHashes);
      markSession(db, found.id, { wrongCodes: 0, completedAt: at });
      db.delete(session)
        .where(and(eq(session.userId, personId), ne(session.id, found.id)))
        .run();
      return "done";
    }),

  prove: (here: InSession, proof: TypedProof, proven: Proven): Prove =>
    db.transaction(() => {
      const found = sessionOf(db, here);
      const step = stepOf(db, here.personId);
      if (found === null || step === null || found.isComplete === (proven.kind === "complete"))
        return "noSession";
      const used =
        proof.kind === "code"
          ? takeCode(db, step, { step: proof.step, at: here.at })
          : takeRecoveryCode(db, here, proof.hash);
      if (used === "wrong") return countWrong(db, found);
      if (used !== "right") return used;
      markSession(db, found.id, { wrongCodes: 0, completedAt: here.at });
      act(db, { personId: here.personId, sessionId: found.id }, proven);
      return "done";
    }),

  reset: (personId: PersonId): boolean =>
    db.transaction(() => {
      if (removeStep(db, personId) === 0) return false;
      db.delete(session).where(eq(session.userId, personId)).run();
      return true;
    }),
});

type StepRow = typeof secondSteps.$inferSelect;
type FoundSession = { readonly id: string; readonly wrongCodes: number; readonly isComplete: boolean };
type Marks = { readonly wrongCodes: number; readonly completedAt?: string };

const stepOf = (db: Connection, personId: PersonId): StepRow | null =>
  db.select().from(secondSteps).where(eq(secondSteps.personId, personId)).get() ?? null;

const sessionOf = (db: Connection, { token, personId, at }: InSession): FoundSession | null => {
  const isIt = and(
    eq(session.token, token),
    eq(session.userId, personId),
    gt(session.expiresAt, new Date(at)),
  );
  const row = db
    .select({ id: session.id, marks: secondStepSessions })
    .from(session)
    .leftJoin(secondStepSessions, eq(secondStepSessions.sessionId, session.id))
    .where(isIt)
    .get();
  if (row === undefined) return null;
  const { id, marks } = row;
  return { id, wrongCodes: marks?.wrongCodes ?? 0, isComplete: (marks?.completedAt ?? null) !== null };
};

const markSession = (db: Connection, sessionId: string, marks: Marks): void => {
  db.insert(secondStepSessions)
    .values({ sessionId, ...marks })
    .onConflictDoUpdate({ target: secondStepSessions.sessionId, set: marks })
    .run();
};

const putCodes = (db: Connection, personId: PersonId, codeHashes: readonly string[]): void => {
  db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId)).run();
  for (const codeHash of codeHashes) db.insert(recoveryCodes).values({ personId, codeHash }).run();
};

/** The recovery codes go with it. */
const removeStep = (db: Connection, personId: PersonId): number =>
  db.delete(secondSteps).where(eq(secondSteps.personId, personId)).run().changes;

const takeCode = (
  db: Connection,
  row: StepRow,
  { step, at }: { readonly step: number | null; readonly at: string },
): "right" | "wrong" | "used" | "locked" => {
  const isThis = eq(secondSteps.personId, row.personId);
  const isSameDay = row.wrongSince !== null && Date.parse(at) < Date.parse(row.wrongSince) + DAY_MS;
  const wrongToday = isSameDay ? row.wrongCodes : 0;
  if (wrongToday >= MOST_WRONG_A_DAY) return "locked";
  if (step === null) {
    const wrongSince = isSameDay ? row.wrongSince : at;
    db.update(secondSteps)
      .set({ wrongCodes: wrongToday + 1, wrongSince })
      .where(isThis)
      .run();
    return "wrong";
  }
  const taken = db
    .update(secondSteps)
    .set({ usedStep: step })
    .where(and(isThis, lt(secondSteps.usedStep, step)))
    .run();
  return taken.changes === 1 ? "right" : "used";
};

const takeRecoveryCode = (
  db: Connection,
  { personId, at }: InSession,
  codeHash: string,
): "right" | "wrong" | "used" => {
  const isIt = and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.codeHash, codeHash));
  const row = db.select({ usedAt: recoveryCodes.usedAt }).from(recoveryCodes).where(isIt).get();
  if (row === undefined) return "wrong";
  if (row.usedAt !== null) return "used";
  db.update(recoveryCodes).set({ usedAt: at }).where(isIt).run();
  return "right";
};

const countWrong = (db: Connection, { id, wrongCodes }: FoundSession): "wrong" | "ended" => {
  if (wrongCodes + 1 >= MOST_WRONG_IN_A_ROW) {
    db.delete(session).where(eq(session.id, id)).run();
    return "ended";
  }
  markSession(db, id, { wrongCodes: wrongCodes + 1 });
  return "wrong";
};

type Here = { readonly personId: PersonId; readonly sessionId: string };

const act = (db: Connection, { personId, sessionId }: Here, proven: Proven): void => {
  switch (proven.kind) {
    case "complete":
      db.update(session).set({ token: proven.newToken }).where(eq(session.id, sessionId)).run();
      return;
    case "renewCodes":
      putCodes(db, personId, proven.codeHashes);
      return;
    case "turnOff":
      removeStep(db, personId);
      endIncomplete(db, personId);
      return;
    default:
      proven satisfies never;
  }
};

/** Whoever waits for a code with the first proof alone must not be let in by its being turned off. */
const endIncomplete = (db: Connection, personId: PersonId): void => {
  const isComplete = isNotNull(secondStepSessions.completedAt);
  const complete = db.select({ id: secondStepSessions.sessionId }).from(secondStepSessions).where(isComplete);
  db.delete(session)
    .where(and(eq(session.userId, personId), notInArray(session.id, complete)))
    .run();
};
