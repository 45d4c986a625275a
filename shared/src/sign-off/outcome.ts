/** What a sign-off command answers: the facts to append, or a refusal. It appends nothing itself. */
import type { RefusalCode } from "@acb/schemas/error";
import type { Fact } from "@acb/schemas/event";

/** No facts: what was asked for is on record already, and asking again is a success that changes nothing. */
export type Outcome =
  | { readonly ok: true; readonly facts: readonly Fact[] }
  | { readonly ok: false; readonly code: RefusalCode };

export const facts = (...list: readonly Fact[]): Outcome => ({ ok: true, facts: list });

export const refuse = (code: RefusalCode): Outcome => ({ ok: false, code });
