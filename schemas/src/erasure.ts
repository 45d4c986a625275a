/** Erasing a person: why, in words that are the same for everybody, and what stands in place of a name (server SPEC: ER). */
import * as z from "zod";
import { options } from "./item-type.ts";
import { Understood } from "./understood.ts";

/** Nobody writes a reason of their own: it stays in the audit trail, which must hold nothing personal. */
export const ERASURE_REASONS = options({
  asked: "The person asked for it",
  left: "The person has left, and nothing else of theirs is needed",
  mistake: "The entry was made by mistake",
});

export const NewErasure = z.strictObject({
  reason: z.enum(
    ERASURE_REASONS.map((option) => option.value),
    "Choose why",
  ),
  understood: Understood,
});
export type NewErasure = z.infer<typeof NewErasure>;

/** The name of what is left of a person: their id, for what they wrote. */
export const ERASED_PERSON = "Erased person";

/** What a record says in the place of a name that it was made with and that was erased since. */
export const ERASED_NAME = "a person (name erased)";
