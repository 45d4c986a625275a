/** A person's own second step, and an administrator's list and reset of others', over HTTP. */
import type { SECOND_STEP_ROUTES } from "@acb/schemas/api/second-step-routes";
import { renewLogins } from "../commands/network/renew-logins.ts";
import { listSecondSteps, noteProof, resetSecondStep } from "../commands/network/second-steps.ts";
import { note } from "../commands/note.ts";
import { done } from "../commands/result.ts";
import type { SecondStep } from "../identity/second-step.ts";
import type { Handlers } from "./handler.ts";

export const createSecondStepHandlers = (
  secondStep: SecondStep,
): Handlers<keyof typeof SECOND_STEP_ROUTES> => ({
  getSecondStep: async ({ storage }, { person }) => {
    const kept = await storage.secondSteps.of(person.id);
    if (kept === null) return done({ state: "off" });
    return done({ state: "on", setUpAt: kept.setUpAt, recoveryCodesLeft: kept.recoveryCodesLeft });
  },

  beginSecondStep: (_context, { person }) => secondStep.begin(person),

  setUpSecondStep: async (context, { person, headers, body }) => {
    const result = await secondStep.setUp(person, body, headers);
    if (!result.ok) return result;
    await renewLogins(context, person); // the other browsers' sessions have ended
    await note(context, { deed: "setUpSecondStep", actor: person.id });
    return result;
  },

  renewRecoveryCodes: async (context, { person, headers, body }) => {
    const result = await secondStep.renewCodes(person, body, headers);
    if (!result.ok) return result;
    await noteProof(context, person, body);
    await note(context, { deed: "renewedRecoveryCodes", actor: person.id });
    return result;
  },

  turnOffSecondStep: async (context, { person, headers, body }) => {
    const result = await secondStep.turnOff(person, body, headers);
    if (!result.ok) return result;
    await noteProof(context, person, body);
    await note(context, { deed: "turnedOffSecondStep", actor: person.id });
    return done({});
  },

  listSecondSteps: (context, { person }) => listSecondSteps(context, person),
  resetSecondStep: (context, { person, params }) => resetSecondStep(context, person, params.personId),
});
