/** The accepted updates of one room that are not on disk yet, and who waits for them (SPEC: Sync). */
import type { Accepted } from "../room/trial-document.ts";

type Entry<Participant> = {
  readonly participant: Participant;
  /** `null` for frames that bring nothing new: they count when what was accepted before them is on disk. */
  readonly accepted: Accepted | null;
  /** The update's own frame, and those that it makes good for. */
  readonly frameCount: number;
};
type Update<Participant> = { readonly participant: Participant; readonly accepted: Accepted };
type Waiter = {
  readonly through: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
};
/** What a commit made durable: how many updates, and how many frames of whom. */
export type Settled<Participant> = {
  readonly updateCount: number;
  readonly frameCounts: ReadonlyMap<Participant, number>;
};

export class PendingUpdates<Participant> {
  #waiting: Entry<Participant>[] = [];
  #inFlight: Entry<Participant>[] = [];
  #addedCount = 0;
  #storedCount = 0;
  #waiters: readonly Waiter[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#inFlight.length === 0;
  }

  add(participant: Participant, accepted: Accepted, frameCount: number): void {
    this.#waiting.push({ participant, accepted, frameCount });
    this.#addedCount += 1;
  }

  /** Counts frames that bring nothing new behind the newest update, anybody's; answers false when none is pending. */
  addFrames(participant: Participant, frameCount: number): boolean {
    const behind = this.#waiting.length > 0 ? this.#waiting : this.#inFlight;
    if (behind.length === 0) return false;
    behind.push({ participant, accepted: null, frameCount });
    return true;
  }

  /** Moves all that waits into the commit that starts now; answers the updates in it. */
  take(): readonly Update<Participant>[] {
    this.#inFlight = this.#waiting;
    this.#waiting = [];
    return updatesOf(this.#inFlight);
  }

  /** What was taken last is on disk. */
  settle(): Settled<Participant> {
    const frameCounts = new Map<Participant, number>();
    for (const { participant, frameCount } of this.#inFlight) {
      frameCounts.set(participant, (frameCounts.get(participant) ?? 0) + frameCount);
    }
    const updateCount = updatesOf(this.#inFlight).length;
    this.#inFlight = [];
    this.#storedCount += updateCount;
    for (const waiter of this.#waiters) if (waiter.through <= this.#storedCount) waiter.resolve();
    this.#waiters = this.#waiters.filter(({ through }) => through > this.#storedCount);
    return { updateCount, frameCounts };
  }

  /** Forgets all; who waited hears the error. */
  fail(error: Error): void {
    this.#waiting = [];
    this.#inFlight = [];
    for (const { reject } of this.#waiters) reject(error);
    this.#waiters = [];
  }

  /** Resolves when all that was added before is on disk, whatever is added meanwhile. */
  whenStored(): Promise<void> {
    if (this.isEmpty) return Promise.resolve();
    const through = this.#addedCount;
    return new Promise((resolve, reject) => {
      this.#waiters = [...this.#waiters, { through, resolve, reject }];
    });
  }
}

const updatesOf = <Participant>(entries: readonly Entry<Participant>[]): readonly Update<Participant>[] =>
  entries.flatMap(({ participant, accepted }) => (accepted === null ? [] : [{ participant, accepted }]));
