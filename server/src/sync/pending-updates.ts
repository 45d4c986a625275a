/** The accepted updates of one room that are not on disk yet, and who waits for them (SPEC: Sync). */

type Entry<Session> = {
  readonly session: Session;
  readonly update: Uint8Array;
  /** This update's own frame, those that it makes good for, and those without content that were sent right after it. */
  readonly frameCount: number;
};
type Waiter = {
  readonly through: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
};
/** What a commit made durable: how many updates, and how many frames of whom. */
export type Settled<Session> = {
  readonly updateCount: number;
  readonly frameCounts: ReadonlyMap<Session, number>;
};

export class PendingUpdates<Session> {
  #waiting: Entry<Session>[] = [];
  #inFlight: Entry<Session>[] = [];
  #addedCount = 0;
  #storedCount = 0;
  #waiters: readonly Waiter[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#inFlight.length === 0;
  }

  add(session: Session, update: Uint8Array, frameCount: number): void {
    this.#waiting.push({ session, update, frameCount });
    this.#addedCount += 1;
  }

  /** Counts a frame without content behind the session's last update; answers false when none of it is pending. */
  addFrame(session: Session): boolean {
    for (const entries of [this.#waiting, this.#inFlight]) {
      const at = entries.findLastIndex((entry) => entry.session === session);
      const entry = entries[at];
      if (entry === undefined) continue;
      entries[at] = { ...entry, frameCount: entry.frameCount + 1 };
      return true;
    }
    return false;
  }

  /** Moves all that waits into the commit that starts now. */
  take(): readonly Entry<Session>[] {
    this.#inFlight = this.#waiting;
    this.#waiting = [];
    return this.#inFlight;
  }

  /** What was taken last is on disk. */
  settle(): Settled<Session> {
    const frameCounts = new Map<Session, number>();
    for (const { session, frameCount } of this.#inFlight) {
      frameCounts.set(session, (frameCounts.get(session) ?? 0) + frameCount);
    }
    const updateCount = this.#inFlight.length;
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
