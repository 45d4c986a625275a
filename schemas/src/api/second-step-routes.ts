/** Setting up one's second step and turning it off; resetting another person's is for administrators. */
import * as z from "zod";
import { OwnSecondStep, SecondStepOf, SecondStepProof } from "../second-step.ts";
import { SixDigits } from "../typed-code.ts";
import { routes } from "./route.ts";

const Nothing = z.strictObject({});
/** Told once: what is kept of them is their hash. */
const RecoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) });

export const SECOND_STEP_ROUTES = routes({
  getSecondStep: { method: "GET", path: "/api/second-step", body: null, answer: OwnSecondStep },
  /** Makes a secret and keeps nothing: the ticket holds it, sealed, for an hour. Refusals: SECOND_STEP_ON_ALREADY. */
  beginSecondStep: {
    method: "POST",
    path: "/api/second-step/begun",
    body: Nothing,
    answer: z.strictObject({
      /** In Base32, to be typed into the app. */
      secret: z.string(),
      /** The same with all that the app is told, as its QR code holds it (`otpauth://`). */
      address: z.string(),
      ticket: z.string(),
    }),
  },
  /**
   * Sets it up by the app's first code, and ends the person's other sessions. Refusals: SECOND_STEP_CODE_WRONG,
   * SECOND_STEP_SET_UP_OLD, SECOND_STEP_ON_ALREADY.
   */
  setUpSecondStep: {
    method: "POST",
    path: "/api/second-step",
    body: z.strictObject({ ticket: z.string().min(1).max(1_000), code: SixDigits }),
    answer: RecoveryCodes,
  },
  /** The codes so far do not work any more. Refusals: as `completeSecondStep`, SECOND_STEP_OFF. */
  renewRecoveryCodes: {
    method: "POST",
    path: "/api/second-step/recovery-codes",
    body: SecondStepProof,
    answer: RecoveryCodes,
  },
  /** Refusals: as `completeSecondStep`, SECOND_STEP_OFF. */
  turnOffSecondStep: {
    method: "POST",
    path: "/api/second-step/off",
    body: SecondStepProof,
    answer: Nothing,
  },
  /** Who has one; for administrators. Refusals: ADMINISTRATOR_ONLY. */
  listSecondSteps: { method: "GET", path: "/api/second-steps", body: null, answer: z.array(SecondStepOf) },
  /** For a lost telephone: takes it away and ends their sessions. Refusals: ADMINISTRATOR_ONLY, SECOND_STEP_OWN. */
  resetSecondStep: {
    method: "POST",
    path: "/api/people/:personId/second-step/reset",
    body: Nothing,
    answer: Nothing,
  },
});
