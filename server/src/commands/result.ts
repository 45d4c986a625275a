/** A command answers a value or a refusal; it throws only when something is broken. */
import type { RefusalCode } from "@acb/schemas/error";

export type Refusal = {
  readonly ok: false;
  readonly code: RefusalCode;
  /** What to correct, by its place in the request. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The next step where more is known of it than its code says, such as whom to ask. */
  readonly next?: string;
  /** Of what may be tried again: when. */
  readonly retryAfterS?: number;
};
export type Result<Value> = { readonly ok: true; readonly value: Value } | Refusal;

export const done = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const refuse = (code: RefusalCode, fields?: Readonly<Record<string, string>>): Refusal => ({
  ok: false,
  code,
  ...(fields === undefined ? {} : { fields }),
});
