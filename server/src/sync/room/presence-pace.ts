/** Says when a room tells who is where: once for all that arrived in a turn, and in a large room at a steady pace (SPEC: Sync). */
import type { Clock } from "../clock.ts";

type Options = { readonly clock: Clock; readonly memberCount: () => number; readonly tell: () => void };

/** Above this many people, carets are told at a steady pace: their frames grow with the square of the room. */
const SMALL_ROOM = 12;
const PRESENCE_EVERY_MS = 50;

export class PresencePace {
  readonly #options: Options;
  #isDue = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Somebody moved, came or left: it is told soon, and once. */
  changed(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    const { clock, memberCount } = this.#options;
    if (memberCount() <= SMALL_ROOM) clock.soon(() => this.#tell());
    else clock.after(PRESENCE_EVERY_MS, () => this.#tell());
  }

  #tell(): void {
    this.#isDue = false;
    this.#options.tell();
  }
}
