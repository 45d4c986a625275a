/** Opening a charter to the guests of a workshop, and letting them in; for its facilitators and governance leads. */
import * as z from "zod";
import { CharterId, PersonId } from "../ids.ts";
import { EarlierGuest, KeptGuest, Workshop, WorkshopSettings } from "../workshop.ts";
import { CharterView } from "./charter-routes.ts";
import { routes } from "./route.ts";

const Now = z.strictObject({ workshop: Workshop.nullable() });

export const WORKSHOP_ROUTES = routes({
  /** `null` while none is open. */
  getWorkshop: { method: "GET", path: "/api/charters/:charterId/workshop", body: null, answer: Now },
  /** Opens it with a new code, or changes the settings of the one that is open. Refusals: NOT_ALLOWED. */
  openWorkshop: {
    method: "PUT",
    path: "/api/charters/:charterId/workshop",
    body: WorkshopSettings,
    answer: Now,
  },
  /** The code stops working and every guest is out, at once. Refusals: NOT_ALLOWED. */
  closeWorkshop: {
    method: "POST",
    path: "/api/charters/:charterId/workshop/closed",
    body: z.strictObject({}),
    answer: Now,
  },
  /** Lets these guests in, also who was refused or sent away; everybody who waits, for none named. Refusals: NOT_ALLOWED, WORKSHOP_CLOSED. */
  admitGuests: {
    method: "POST",
    path: "/api/charters/:charterId/workshop/admitted",
    body: z.strictObject({ personIds: z.array(PersonId).max(1_000) }),
    answer: Now,
  },
  /** Refusals: NOT_ALLOWED, WORKSHOP_CLOSED. */
  sendGuestAway: {
    method: "POST",
    path: "/api/charters/:charterId/workshop/sent-away",
    body: z.strictObject({ personId: PersonId }),
    answer: Now,
  },
  /** Who was in at workshops that are closed, the newest workshop first. Refusals: NOT_ALLOWED. */
  listEarlierGuests: {
    method: "GET",
    path: "/api/charters/:charterId/guests",
    body: null,
    answer: z.array(EarlierGuest),
  },
  /**
   * Makes a guest of any workshop of this charter a person of the network, with this role and what they wrote, and mails them
   * an invitation; of any number of tries at once, one. Refusals: NOT_ALLOWED, EMAIL_TAKEN, NOT_FOUND.
   */
  keepGuest: {
    method: "POST",
    path: "/api/charters/:charterId/guests/:personId/kept",
    body: KeptGuest,
    answer: CharterView,
  },
});

/** Where a guest stands: before the door, in the charter, or out again. */
export const GuestPlace = z.strictObject({
  state: z.enum(["waiting", "admitted", "out"]),
  charterId: CharterId,
  charterTitle: z.string(),
});
export type GuestPlace = z.infer<typeof GuestPlace>;

/**
 * Why a browser's guest has no session any more: `closed` was the workshop, `refused` and `sentAway` were they by the host,
 * `kept` is who has become a person of the network, `mayReturn` whom the host has let in again. `null` for no guest.
 */
export const GuestEnd = z.strictObject({
  end: z.enum(["closed", "refused", "sentAway", "left", "kept", "mayReturn"]).nullable(),
});
export type GuestEnd = z.infer<typeof GuestEnd>;

export const GUEST_ROUTES = routes({
  /** Of the guest who asks. Refusals: NOT_FOUND for whoever is none. */
  getGuestPlace: { method: "GET", path: "/api/guest", body: null, answer: GuestPlace },
});
