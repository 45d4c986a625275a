/**
 * What each route needs of who asks: the one table of the matrix. What it means for each role follows from the table of
 * access (shared), never from here. `answered` is what a request is answered that is let through; it changes nothing that another
 * row needs.
 */
import { CHARTER_NEEDS } from "./charter-needs.ts";
import { NETWORK_NEEDS } from "./network-needs.ts";
import { ORGANISATION_NEEDS } from "./organisation-needs.ts";
import { NOTHING, type RouteNeeds } from "./route-need.ts";
import { SERVING_NEEDS } from "./serving-needs.ts";
import { SESSION_NEEDS } from "./session-needs.ts";
import { SIGN_OFF_NEEDS } from "./sign-off-needs.ts";
import { WORKSHOP_NEEDS } from "./workshop-needs.ts";

/** By method and path, as the router has them. Rows that end something for others stand last. */
export const ROUTE_NEEDS: RouteNeeds = {
  ...SERVING_NEEDS,
  ...SESSION_NEEDS,
  ...NETWORK_NEEDS,
  ...ORGANISATION_NEEDS,
  ...CHARTER_NEEDS,
  ...SIGN_OFF_NEEDS,
  ...WORKSHOP_NEEDS,
  "POST /api/sign-out": { needs: "anybody", body: NOTHING },
};
