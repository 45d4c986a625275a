/**
 * Readers who take less than is told: nothing more is sent to one who is too far behind; when what was sent has left, it
 * gets in one frame what it missed (SPEC: SY46). So a slow reader costs its backlog and no more, and ends with the same text.
 */
import type { Clock } from "../clock.ts";

export type Reader = {
  readonly send: (frame: Uint8Array) => void;
  /** Bytes that were sent to it and have not left yet. */
  readonly bufferedBytes: number;
};

type Options<Slow> = {
  readonly clock: Clock;
  /** What a reader who was sent everything until now has, or will have. */
  readonly stateVector: () => Uint8Array;
  /** Sends the reader what it misses since that state vector. */
  readonly catchUp: (reader: Slow, stateVector: Uint8Array) => void;
};

const MB = 1024 * 1024;
/** Minutes of typing by a full room: whoever is further behind waits for the rest. */
export const FAR_BEHIND_BYTES = 4 * MB;
/** Low enough that what was missed, and what is told next, fit below the mark again. */
const DRAINED_BYTES = MB / 4;
const LOOK_EVERY_MS = 100;

export class SlowReaders<Slow extends Reader> {
  readonly #options: Options<Slow>;
  /** With what each has when its backlog has left. */
  readonly #behind = new Map<Slow, Uint8Array>();
  #cancelLook: (() => void) | null = null;

  constructor(options: Options<Slow>) {
    this.#options = options;
  }

  /** Sends the frame, unless the reader is waiting to catch up. */
  send(reader: Slow, frame: Uint8Array): void {
    if (this.#behind.has(reader)) return;
    reader.send(frame);
    this.#markIfFarBehind(reader);
  }

  left(reader: Slow): void {
    if (this.#behind.delete(reader) && this.#behind.size === 0) this.#stopLooking();
  }

  #markIfFarBehind(reader: Slow): void {
    if (reader.bufferedBytes <= FAR_BEHIND_BYTES) return;
    this.#behind.set(reader, this.#options.stateVector());
    this.#cancelLook ??= this.#options.clock.after(LOOK_EVERY_MS, () => this.#look());
  }

  #look(): void {
    this.#cancelLook = null;
    for (const [reader, stateVector] of [...this.#behind]) {
      if (reader.bufferedBytes > DRAINED_BYTES) continue;
      this.#behind.delete(reader);
      this.#options.catchUp(reader, stateVector);
      this.#markIfFarBehind(reader);
    }
    if (this.#behind.size > 0)
      this.#cancelLook ??= this.#options.clock.after(LOOK_EVERY_MS, () => this.#look());
  }

  #stopLooking(): void {
    this.#cancelLook?.();
    this.#cancelLook = null;
  }
}
