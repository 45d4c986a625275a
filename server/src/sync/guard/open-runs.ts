/**
 * Runs of typing that go on (SPEC: SY64). A letter right behind the last one that its writer sent, in the same gap, stands
 * where that one stands: what the rules found there holds for it too, and it is not tried on the document again.
 */
import type { PersonId } from "@acb/schemas/ids";
import * as Y from "yjs";
import type { Write } from "./evidence.ts";
import type { Trial } from "./try-update.ts";

type Run = {
  readonly personId: PersonId;
  /** The clock of the letter that would go on. */
  readonly next: number;
  /** What the run stands before. */
  readonly before: Y.ID | null;
};

/** A pasted page is looked at as a whole. */
const LONGEST_KEYSTROKE = 1_000;
/** Far below where clocks end (G3), so that the rules are asked in time. */
const LAST_CLOCK = 2 ** 30;
/** Half a sign must not be parted from its other half: signs of two code units are tried. */
const HALF_A_SIGN = /[\ud800-\udfff]/;

export class OpenRuns {
  readonly #runs = new Map<number, Run>();

  /** Is it the next letters of a run, and nothing else? Then the run goes on behind them. */
  goOn(write: Write, personId: PersonId): boolean {
    const letters = lettersAlone(write);
    if (letters === null) return false;
    const { id, origin, rightOrigin, length } = letters;
    const run = this.#runs.get(id.client);
    const isNext =
      run !== undefined &&
      run.personId === personId &&
      run.next === id.clock &&
      origin !== null &&
      origin.client === id.client &&
      origin.clock === id.clock - 1 &&
      Y.compareIDs(run.before, rightOrigin);
    if (isNext) this.#runs.set(id.client, { ...run, next: id.clock + length });
    return isNext;
  }

  /** This update was tried and accepted: its letters may begin a run; all other runs of its client ids have ended. */
  begin(write: Write, trial: Trial, personId: PersonId): void {
    for (const { id } of write.structs) this.#runs.delete(id.client);
    const letters = lettersAlone(write);
    const [placed] = trial.placed;
    if (letters === null || placed?.parent?.kind !== "words" || placed.item.deleted) return;
    const { id, rightOrigin, length } = letters;
    this.#runs.set(id.client, { personId, next: id.clock + length, before: rightOrigin });
  }
}

/** The only piece of an update that brings letters and nothing else. */
const lettersAlone = ({ structs, deletions }: Write): Y.Item | null => {
  const [only, more] = structs;
  if (more !== undefined || deletions.length > 0 || !(only instanceof Y.Item)) return null;
  const { content, id, length } = only;
  const isKeystroke = length <= LONGEST_KEYSTROKE && id.clock < LAST_CLOCK;
  if (!isKeystroke || !(content instanceof Y.ContentString) || HALF_A_SIGN.test(content.str)) return null;
  return only;
};
