/** The pace of one participant: frames that come faster than it may send wait their turn, and too many end it (SPEC: SY8). */

import type { Clock } from "../clock.ts";
import { Allowance, BYTE_ALLOWANCE, FRAME_ALLOWANCE } from "./allowance.ts";

type Options = {
  readonly clock: Clock;
  /** Takes each frame, in the order in which they came. */
  readonly read: (frame: Uint8Array) => void;
  /** More waits than is kept: the participant has to go, and with it what waits. Called once. */
  readonly tooFast: () => void;
};

/** Ten frames' worth: a slowed participant flows on, in small steps. */
const LOOK_EVERY_MS = 50;
/** Five seconds' worth: an honest burst is over by then. */
const MOST_WAITING_FRAMES = 1_000;
const MOST_WAITING_BYTES = 16 * 1024 * 1024;

export class Pace {
  readonly #options: Options;
  readonly #frames: Allowance;
  readonly #bytes: Allowance;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #cancelLook: (() => void) | null = null;

  constructor(options: Options) {
    this.#options = options;
    const nowMs = options.clock.nowMs();
    this.#frames = new Allowance(FRAME_ALLOWANCE, nowMs);
    this.#bytes = new Allowance(BYTE_ALLOWANCE, nowMs);
  }

  receive(frame: Uint8Array): void {
    if (this.#waiting.length === 0 && this.#spend(frame)) this.#options.read(frame);
    else this.#wait(frame);
  }

  /** What waits is never read. Can be called twice. */
  stop(): void {
    this.#cancelLook?.();
    this.#cancelLook = null;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #wait(frame: Uint8Array): void {
    this.#waitingBytes += frame.byteLength;
    if (this.#waiting.length >= MOST_WAITING_FRAMES || this.#waitingBytes > MOST_WAITING_BYTES) {
      this.stop();
      this.#options.tooFast();
      return;
    }
    this.#waiting.push(frame);
    this.#lookLater();
  }

  #lookLater(): void {
    this.#cancelLook ??= this.#options.clock.after(LOOK_EVERY_MS, () => {
      this.#cancelLook = null;
      this.#look();
    });
  }

  #look(): void {
    // A frame for which the participant is let go empties what waits.
    for (let frame = this.#waiting[0]; frame !== undefined; frame = this.#waiting[0]) {
      if (!this.#spend(frame)) {
        this.#lookLater();
        return;
      }
      this.#waiting.shift();
      this.#waitingBytes -= frame.byteLength;
      this.#options.read(frame);
    }
  }

  #spend(frame: Uint8Array): boolean {
    const nowMs = this.#options.clock.nowMs();
    if (!this.#frames.affords(1, nowMs) || !this.#bytes.affords(frame.byteLength, nowMs)) return false;
    this.#frames.spend(1, nowMs);
    this.#bytes.spend(frame.byteLength, nowMs);
    return true;
  }
}
