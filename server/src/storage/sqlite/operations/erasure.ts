/** Erasing a person in SQLite (SPEC: ER): from every row, then from every byte of the file. */
import { ERASED_PERSON } from "@acb/schemas/erasure";
import type { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { erasedAddress, isErased } from "@acb/shared/access/erased";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Erase, ErasedPerson, OnlyIf } from "../../ports/erasure.ts";
import type { Cutoffs } from "../../ports/retention.ts";
import type { Connection } from "../connection.ts";
import { charterRoles, erasures, eventNames, mandates, people, signInLinks } from "../tables/schema.ts";
import { isLastLead } from "./charters.ts";
import { isLastAdministrator } from "./directory.ts";
import { eraseMail } from "./erase-mail.ts";
import { PERSONAL_COLUMNS } from "./held-about.ts";
import { holdsNothing } from "./never-came.ts";
import { retentionOn } from "./retention.ts";
import { revokeLinks } from "./revoke-links.ts";

/** In the caller's transaction: all of it or nothing. */
export const erase = (db: Connection, erased: ErasedPerson, onlyIf?: OnlyIf): Erase => {
  const { personId } = erased;
  const person = db.select().from(people).where(eq(people.id, personId)).get();
  if (person === undefined || isErased(person)) return "unknown";
  if (onlyIf !== undefined && !holds(db, personId, onlyIf)) return "spared";
  if (isLastAdministrator(db, personId)) return "lastAdministrator";
  if (leadsAlone(db, personId)) return "lastLead";
  eraseAgain(db, erased);
  return "stored";
};

/** The same for somebody whom an older database has brought back: whatever they are in it. Answers whether they were there. */
export const eraseAgain = (db: Connection, { personId, erasedAt }: ErasedPerson): boolean => {
  const person = db.select().from(people).where(eq(people.id, personId)).get();
  if (person === undefined || isErased(person)) return false;
  eraseMail(db, { ...person, names: [person.name, ...namesOnRecord(db, personId)] });
  forgetAddressOfLinks(db, person);
  for (const { table, column, names, erased } of PERSONAL_COLUMNS) {
    if (erased === "stays") continue;
    const value = names === "id" ? personId : person.email;
    db.$client.prepare(`delete from "${table}" where "${column}" = ?`).run(value);
  }
  endMandates(db, personId, erasedAt);
  db.update(people)
    .set({
      name: ERASED_PERSON,
      email: erasedAddress(personId),
      jobTitle: "",
      administrator: false,
      // As who is suspended: signed in nowhere, written to by no mail. Why is empty, so that nobody lifts it.
      suspendedAt: erasedAt,
      suspensionReason: null,
      hasSignedIn: false,
    })
    .where(eq(people.id, personId))
    .run();
  const row = { personId, erasedAt, leftNoTrace: false };
  db.insert(erasures).values(row).onConflictDoUpdate({ target: erasures.personId, set: row }).run();
  return true;
};

export const erasedOn = (db: Connection): readonly ErasedPerson[] =>
  db.select({ personId: erasures.personId, erasedAt: erasures.erasedAt }).from(erasures).all();

/** Does an erasure wait for the file to be rewritten? */
export const hasTraces = (db: Connection): boolean =>
  db
    .select({ id: erasures.personId })
    .from(erasures)
    .where(eq(erasures.leftNoTrace, false))
    .limit(1)
    .get() !== undefined;

/**
 * Rewrites the whole file and empties its log; outside any transaction. `secure_delete` alone would leave what SQLite moved
 * from page to page before it was deleted. Answers false while somebody else reads an older state from the log.
 */
export const rewriteFile = ({ $client: client }: Connection): boolean => {
  client.exec("VACUUM");
  const patience = client.pragma("busy_timeout", { simple: true });
  // Whoever reads now is not waited for: everybody's writes would wait too.
  client.pragma("busy_timeout = 0");
  try {
    return client.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0;
  } finally {
    client.pragma(`busy_timeout = ${String(patience)}`);
  }
};

export const noteNoTrace = (db: Connection, erased: readonly ErasedPerson[]): void => {
  for (const { personId } of erased)
    db.update(erasures).set({ leftNoTrace: true }).where(eq(erasures.personId, personId)).run();
};

type Keeping = {
  readonly run: (operation: () => void) => void;
  /** Has these stand outside the database too. */
  readonly keepErased: (erased: readonly ErasedPerson[]) => Promise<void>;
};

/**
 * `Erasure.leaveNoTrace`, one at a time. Others may be erased while a list is being kept: only those on it are noted as done,
 * and the rest are left to whoever asks next.
 */
export const leaveNoTraceOn = (db: Connection, { run, keepErased }: Keeping): (() => Promise<boolean>) => {
  const rewrite = async (): Promise<boolean> => {
    if (!hasTraces(db)) return true;
    const erased = erasedOn(db);
    await keepErased(erased);
    if (!rewriteFile(db)) return false;
    run(() => noteNoTrace(db, erased));
    return true;
  };
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(rewrite, rewrite);
    last = next;
    return next;
  };
};

/** Since it was found so they may have come in, have been kept, or have been given something. */
const holds = (db: Connection, personId: PersonId, onlyIf: OnlyIf): boolean =>
  "isBare" in onlyIf ? holdsNothing(db, personId) : isPast(db, personId, onlyIf.pastDate);

const isPast = (db: Connection, personId: PersonId, cutoffs: Cutoffs): boolean =>
  Object.values(retentionOn(db).pastPeople(cutoffs, personId)).some((found) => found.length > 0);

const leadsAlone = (db: Connection, personId: PersonId): boolean =>
  db
    .select({ charterId: charterRoles.charterId })
    .from(charterRoles)
    .where(and(eq(charterRoles.personId, personId), eq(charterRoles.role, "governance_lead")))
    .all()
    .some(({ charterId }) => isLastLead(db, charterId, personId));

/** Their mandates end that day; the words on which one rested are somebody's own, and go. */
const endMandates = (db: Connection, personId: PersonId, erasedAt: string): void => {
  const theirs = eq(mandates.personId, personId);
  db.update(mandates).set({ basis: "" }).where(theirs).run();
  db.update(mandates)
    .set({ revokedOn: londonDate(new Date(erasedAt)) })
    .where(and(theirs, isNull(mandates.revokedOn)))
    .run();
};

/** Names that they had when something was recorded. */
const namesOnRecord = (db: Connection, personId: PersonId): readonly string[] =>
  db
    .selectDistinct({ value: eventNames.value })
    .from(eventNames)
    .where(and(eq(eventNames.personId, personId), eq(eventNames.part, "name")))
    .all()
    .map(({ value }) => value);

/** Whoever still has one is told that it was withdrawn; whose it was is not kept. */
const forgetAddressOfLinks = (db: Connection, { id, email }: Pick<Person, "id" | "email">): void => {
  revokeLinks(db, email, "withdrawn");
  db.update(signInLinks)
    .set({ email: erasedAddress(id), personId: null })
    .where(and(eq(signInLinks.email, email), isNotNull(signInLinks.revoked)))
    .run();
};
