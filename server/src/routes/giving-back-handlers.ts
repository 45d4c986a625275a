/** Giving back, after a restore, over HTTP. */
import type { GIVING_BACK_ROUTES } from "@acb/schemas/api/giving-back-routes";
import { askReceipts } from "../commands/giving-back/ask-receipts.ts";
import { offerWords } from "../commands/giving-back/offer-words.ts";
import { closeGivingBack, openGivingBack } from "../commands/giving-back/open-giving-back.ts";
import { readGivingBack } from "../commands/giving-back/read-giving-back.ts";
import { takeOffers } from "../commands/giving-back/take-offers.ts";
import type { Handlers } from "./handler.ts";

export const GIVING_BACK_HANDLERS: Handlers<keyof typeof GIVING_BACK_ROUTES> = {
  askReceipts: (context, { person, params, body }) =>
    askReceipts(context, person, params.charterId, body.clientIds),
  getGivingBack: (context, { person, params }) => readGivingBack(context, person, params.charterId),
  openGivingBack: (context, { person, params }) => openGivingBack(context, person, params.charterId),
  closeGivingBack: (context, { person, params }) => closeGivingBack(context, person, params.charterId),
  offerWords: (context, { person, params, body }) => offerWords(context, person, params.charterId, body),
  takeOffers: (context, { person, params, body }) =>
    takeOffers(context, person, params.charterId, body.offerIds),
};
