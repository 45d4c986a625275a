/** How much one session may send in a time: a store of permits that fills up again (SPEC: Sync). */

export type AllowanceLimits = { readonly most: number; readonly perSecond: number };

/** A frame per keystroke and caret move of the fastest typist is 40 a second; a paste or a replay of offline work, one. */
export const FRAME_ALLOWANCE: AllowanceLimits = { most: 3_000, perSecond: 200 };
/** Each is answered with the whole document, if the asker says so: ten a minute, and some for a bad connection. */
export const QUESTION_ALLOWANCE: AllowanceLimits = { most: 20, perSecond: 10 / 60 };

export class Allowance {
  readonly #limits: AllowanceLimits;
  #permits: number;
  #filledAtMs: number;

  constructor(limits: AllowanceLimits, nowMs: number) {
    this.#limits = limits;
    this.#permits = limits.most;
    this.#filledAtMs = nowMs;
  }

  /** Answers false when there is none left. */
  spendOne(nowMs: number): boolean {
    const filled = this.#permits + ((nowMs - this.#filledAtMs) / 1000) * this.#limits.perSecond;
    this.#permits = Math.min(this.#limits.most, filled);
    this.#filledAtMs = nowMs;
    if (this.#permits < 1) return false;
    this.#permits -= 1;
    return true;
  }
}
