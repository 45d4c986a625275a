/** The second step of signing in: codes from an app (RFC 6238), and recovery codes for when it is lost. */
import * as z from "zod";
import { PersonId } from "./ids.ts";
import { RecoveryCode, SixDigits } from "./typed-code.ts";

/** `required`: an administrator without a second step does nothing that is for administrators. */
export const SecondStepPolicy = z.enum(["offered", "required"]);
export type SecondStepPolicy = z.infer<typeof SecondStepPolicy>;

/** What shows that somebody has their second step: either kind works, once. */
export const SecondStepProof = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("code"), code: SixDigits }),
  z.strictObject({ kind: z.literal("recoveryCode"), code: RecoveryCode }),
]);
export type SecondStepProof = z.infer<typeof SecondStepProof>;

export const OwnSecondStep = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("off") }),
  z.strictObject({ state: z.literal("on"), setUpAt: z.iso.datetime(), recoveryCodesLeft: z.int() }),
]);
export type OwnSecondStep = z.infer<typeof OwnSecondStep>;

/** What an administrator sees of somebody's second step. */
export const SecondStepOf = z.strictObject({ personId: PersonId, setUpAt: z.iso.datetime() });
export type SecondStepOf = z.infer<typeof SecondStepOf>;
