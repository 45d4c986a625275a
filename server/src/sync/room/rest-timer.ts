/** Says when a room that nobody uses may keep no more than the stored bytes (SPEC: SY42). */
import type { Clock } from "../clock.ts";

type Options = {
  readonly clock: Clock;
  readonly byteCount: () => number;
  /** Something of it waits to be stored: it rests later. */
  readonly isBusy: () => boolean;
  readonly rest: () => void;
};

/** How long nobody has written or asked before the room keeps no more than the stored bytes. */
const REST_AFTER_MS = 1_000;
/** A large document is dearer to open again: a hundred kilobytes, of some milliseconds, wait three seconds more. */
const BYTES_PER_MS_OF_REST = 32;

export class RestTimer {
  readonly #options: Options;
  #usedAtMs = 0;
  #cancel: (() => void) | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Somebody has written or asked: it rests a while after that. */
  used(): void {
    const { clock } = this.#options;
    this.#usedAtMs = clock.nowMs();
    this.#cancel ??= clock.after(this.#afterMs, () => this.#look());
  }

  /** It does not rest any more. Can be called twice. */
  stop(): void {
    this.#cancel?.();
  }

  get #afterMs(): number {
    return REST_AFTER_MS + this.#options.byteCount() / BYTES_PER_MS_OF_REST;
  }

  #look(): void {
    this.#cancel = null;
    const { clock, isBusy, rest } = this.#options;
    if (clock.nowMs() - this.#usedAtMs < this.#afterMs || isBusy()) {
      this.#cancel = clock.after(this.#afterMs, () => this.#look());
      return;
    }
    rest();
  }
}
