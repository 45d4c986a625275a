/** Workshops and their guests over HTTP. */
import type { GUEST_ROUTES, WORKSHOP_ROUTES } from "@acb/schemas/api/workshop-routes";
import { readGuestPlace } from "../commands/workshop/guest-place.ts";
import { keepGuest, listEarlierGuests } from "../commands/workshop/keep-guest.ts";
import {
  admitGuests,
  closeWorkshop,
  openWorkshop,
  readWorkshop,
  sendGuestAway,
} from "../commands/workshop/workshop.ts";
import type { Handlers } from "./handler.ts";

export const WORKSHOP_HANDLERS: Handlers<keyof (typeof WORKSHOP_ROUTES & typeof GUEST_ROUTES)> = {
  getWorkshop: (context, { person, params }) => readWorkshop(context, person, params.charterId),
  openWorkshop: (context, { person, params, body }) => openWorkshop(context, person, params.charterId, body),
  closeWorkshop: (context, { person, params }) => closeWorkshop(context, person, params.charterId),
  admitGuests: (context, { person, params, body }) =>
    admitGuests(context, person, params.charterId, body.personIds),
  sendGuestAway: (context, { person, params, body }) =>
    sendGuestAway(context, person, params.charterId, body.personId),
  listEarlierGuests: (context, { person, params }) => listEarlierGuests(context, person, params.charterId),
  keepGuest: (context, { person, params, body }) => keepGuest(context, person, params, body),
  getGuestPlace: (context, { person }) => readGuestPlace(context, person),
};
