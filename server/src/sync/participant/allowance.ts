/** How much one participant may send in a time: a store of permits that fills up again (SPEC: Sync). */

export type AllowanceLimits = { readonly most: number; readonly perSecond: number };

const MB = 1024 * 1024;

/** A frame per keystroke and caret move of the fastest typist is 40 a second; a paste or a replay of offline work, one. */
export const FRAME_ALLOWANCE: AllowanceLimits = { most: 3_000, perSecond: 200 };
/** Any one frame that the transport lets through, and a page of text every second. */
export const BYTE_ALLOWANCE: AllowanceLimits = { most: 32 * MB, perSecond: MB };
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

  affords(cost: number, nowMs: number): boolean {
    const filled = this.#permits + ((nowMs - this.#filledAtMs) / 1000) * this.#limits.perSecond;
    this.#permits = Math.min(this.#limits.most, filled);
    this.#filledAtMs = nowMs;
    return this.#permits >= cost;
  }

  /** Answers false, and spends nothing, when there is not enough left. */
  spend(cost: number, nowMs: number): boolean {
    if (!this.affords(cost, nowMs)) return false;
    this.#permits -= cost;
    return true;
  }

  /** Answers false when there is none left. */
  spendOne(nowMs: number): boolean {
    return this.spend(1, nowMs);
  }
}
