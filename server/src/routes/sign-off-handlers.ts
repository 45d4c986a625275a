/** The routes of versions, rounds and decisions, each answered by its command. */
import type { SIGN_OFF_ROUTES } from "@acb/schemas/api/sign-off-routes";
import { done } from "../commands/result.ts";
import { askForMandate } from "../commands/sign-off/ask-for-mandate.ts";
import { cancelRound } from "../commands/sign-off/cancel-round.ts";
import { freezeVersion } from "../commands/sign-off/freeze-version.ts";
import { openRound } from "../commands/sign-off/open-round.ts";
import { prepareDecision } from "../commands/sign-off/prepare-decision.ts";
import { readReadiness } from "../commands/sign-off/read-readiness.ts";
import { readSignOff } from "../commands/sign-off/read-sign-off.ts";
import { readVersion } from "../commands/sign-off/read-version.ts";
import { recordDecision } from "../commands/sign-off/record-decision.ts";
import type { Handlers } from "./handler.ts";

export const SIGN_OFF_HANDLERS: Handlers<keyof typeof SIGN_OFF_ROUTES> = {
  freezeVersion: (context, { person, params, body }) =>
    freezeVersion(context, person, params.charterId, body),
  getSignOff: (context, { person, params }) => readSignOff(context, person, params.charterId),
  getReadiness: (context, { person, params }) => readReadiness(context, person, params.charterId),
  getVersionContent: async (context, { person, params }) => {
    const stored = await readVersion(context, person, params.charterId, params.versionId);
    return stored.ok ? done(stored.value.content) : stored;
  },
  openRound: (context, { person, params, body }) => openRound(context, person, params.charterId, body),
  cancelRound: (context, { person, params, body }) => cancelRound(context, person, params, body.reason),
  prepareDecision: (context, { person, params, body }) => prepareDecision(context, person, params, body),
  askForMandate: (context, { person, params, body }) => askForMandate(context, person, params, body.power),
  recordDecision: (context, { person, params, body }) => recordDecision(context, person, params, body),
};
