/** Says when to look whether an open room's log is worth folding (SPEC: Sync); storage decides, and folds. */

/** How much is stored between two looks, in bytes and in commits: whichever comes first. */
const LOOK_EVERY_BYTES = 512 * 1024;
const LOOK_EVERY_COMMITS = 500;

/** One look at a time. */
export class Compaction {
  readonly #look: () => Promise<void>;
  #storedBytes = 0;
  #commits = 0;
  #isLooking = false;

  constructor(look: () => Promise<void>) {
    this.#look = look;
  }

  /** A commit stored so much. */
  stored(byteCount: number): void {
    this.#storedBytes += byteCount;
    this.#commits += 1;
    if (this.#storedBytes >= LOOK_EVERY_BYTES || this.#commits >= LOOK_EVERY_COMMITS) void this.look();
  }

  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#storedBytes = 0;
    this.#commits = 0;
    await this.#look();
    this.#isLooking = false;
  }
}
