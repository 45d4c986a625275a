/** Giving back, after a restore, over HTTP. */
import type { RECOVERY_ROUTES } from "@acb/schemas/api/recovery-routes";
import { askReceipts } from "../commands/giving-back/ask-receipts.ts";
import { offerWords } from "../commands/giving-back/offer-words.ts";
import { closeRecovery, openRecovery } from "../commands/giving-back/open-recovery.ts";
import { readRecovery } from "../commands/giving-back/read-recovery.ts";
import { takeOffers } from "../commands/giving-back/take-offers.ts";
import type { Handlers } from "./handler.ts";

export const RECOVERY_HANDLERS: Handlers<keyof typeof RECOVERY_ROUTES> = {
  askReceipts: (context, { person, params, body }) =>
    askReceipts(context, person, params.charterId, body.clientIds),
  getRecovery: (context, { person, params }) => readRecovery(context, person, params.charterId),
  openRecovery: (context, { person, params }) => openRecovery(context, person, params.charterId),
  closeRecovery: (context, { person, params }) => closeRecovery(context, person, params.charterId),
  offerWords: (context, { person, params, body }) => offerWords(context, person, params.charterId, body),
  takeOffers: (context, { person, params, body }) =>
    takeOffers(context, person, params.charterId, body.offerIds),
};
