/** Every storage operation on one connection, by group and name: what the worker can be asked for. */
import type { ErasedPerson } from "../../ports/erasure.ts";
import type { Storage } from "../../storage.ts";
import type { Connection } from "../connection.ts";
import { commitsOn } from "../durability/commits.ts";
import { foldOn } from "../durability/fold.ts";
import { type HighWaterMark, markInMemory } from "../durability/high-water-mark.ts";
import { packedStatesOn } from "../durability/packed-states.ts";
import { auditOn } from "./audit.ts";
import { chartersOn } from "./charters.ts";
import { newSalt as randomSalt } from "./commitment.ts";
import { directoryOn } from "./directory.ts";
import { erase, eraseAgain, leaveNoTraceOn } from "./erasure.ts";
import { eventsOn } from "./events.ts";
import { givingBackOn } from "./giving-back.ts";
import { identityOn } from "./identity.ts";
import { organisationsOn } from "./organisations.ts";
import { outboxOn } from "./outbox.ts";
import { pensOn } from "./pens.ts";
import { preparedOn } from "./prepared.ts";
import { retentionOn } from "./retention.ts";
import { secondStepsOn } from "./second-steps.ts";
import { updateLogOn } from "./updates.ts";
import { workshopsOn } from "./workshops.ts";

type Group = Exclude<keyof Storage, "ready" | "close">;
type Immediate<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (...args: infer Args) => Promise<infer Answer>
    ? (...args: Args) => Answer
    : never;
};
/** The storage interface as it is inside the worker: the same operations, answered at once, but for those that are long. */
export type Operations = {
  readonly [Name in Exclude<Group, "updates" | "erasure">]: Immediate<Storage[Name]>;
} & {
  readonly updates: Immediate<Omit<Storage["updates"], "fold">> & Pick<Storage["updates"], "fold">;
  readonly erasure: Immediate<Omit<Storage["erasure"], "leaveNoTrace">> &
    Pick<Storage["erasure"], "leaveNoTrace"> & {
      /** At opening: of whom the file beside the database says that they were erased. */
      readonly eraseAgain: (erased: ErasedPerson) => boolean;
    };
  readonly whole: Immediate<Pick<Storage, "ready" | "close">>;
};

type Options = {
  /** Makes the salt of a commitment. */
  readonly newSalt?: () => Buffer;
  /** Has these stand outside the database too. */
  readonly keepErased?: (erased: readonly ErasedPerson[]) => Promise<void>;
};

/** `mark` is told of every commit; it is the caller's, who closes it after the operations. */
export const operationsOn = (
  db: Connection,
  now: () => Date,
  mark: HighWaterMark = markInMemory(),
  { newSalt = randomSalt, keepErased = async () => {} }: Options = {},
): Operations => {
  const { run, note, prove } = commitsOn(db, mark.committed);
  const { lastSeq, ...updates } = updateLogOn(db, { now, note, newestOf: mark.newestOf });
  const compact: typeof updates.compact = (...args) => run(() => updates.compact(...args));
  return {
    updates: {
      ...counted(run, { ...updates, packed: packedStatesOn(db, updates.load) }),
      fold: foldOn(db, { lastSeq, compact, turn }),
    },
    directory: counted(run, directoryOn(db, now)),
    organisations: counted(run, organisationsOn(db, now)),
    charters: counted(run, chartersOn(db, updates.append)),
    pens: counted(run, pensOn(db)),
    workshops: counted(run, workshopsOn(db)),
    events: counted(run, eventsOn(db, newSalt)),
    prepared: counted(run, preparedOn(db)),
    givingBack: counted(run, givingBackOn(db)),
    outbox: counted(run, outboxOn(db)),
    audit: counted(run, auditOn(db)),
    identity: counted(run, identityOn(db)),
    secondSteps: counted(run, secondStepsOn(db)),
    retention: counted(run, retentionOn(db)),
    erasure: {
      erase: (erased, onlyIf) => run(() => erase(db, erased, onlyIf)),
      eraseAgain: (erased) => run(() => eraseAgain(db, erased)),
      leaveNoTrace: leaveNoTraceOn(db, { run, keepErased }),
    },
    whole: {
      // Writes the file's header, so that a full or read-only disk answers here and not in somebody's edit.
      ready: prove,
      close: () => void db.$client.close(),
    },
  };
};

type Table = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The same operations, each in a transaction of its own that counts as a commit when it wrote. */
const counted = <Group extends Table>(
  run: <Answer>(operation: () => Answer) => Answer,
  group: Group,
): Group => {
  const entries = Object.entries<Table[string]>(group).map(([name, operation]) => [
    name,
    (...args: never[]) => run(() => operation(...args)),
  ]);
  // The same names with operations of the same arguments and answers.
  return Object.fromEntries(entries) as Group;
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
