/** The whole API in one table. */
import { ATTRIBUTION_ROUTES } from "./api/attribution-routes.ts";
import { CHARTER_ROUTES } from "./api/charter-routes.ts";
import { GIVING_BACK_ROUTES } from "./api/giving-back-routes.ts";
import { NETWORK_ROUTES } from "./api/network-routes.ts";
import { ORGANISATION_ROUTES } from "./api/organisation-routes.ts";
import { OWN_ROUTES } from "./api/own-routes.ts";
import { PEN_ROUTES } from "./api/pen-routes.ts";
import { SECOND_STEP_ROUTES } from "./api/second-step-routes.ts";
import { SESSION_ROUTES } from "./api/session-routes.ts";
import { SIGN_OFF_ROUTES } from "./api/sign-off-routes.ts";
import { SYNC_ROUTES } from "./api/sync-routes.ts";
import { GUEST_ROUTES, WORKSHOP_ROUTES } from "./api/workshop-routes.ts";

export const API = {
  ...SESSION_ROUTES,
  ...OWN_ROUTES,
  ...SECOND_STEP_ROUTES,
  ...NETWORK_ROUTES,
  ...ORGANISATION_ROUTES,
  ...CHARTER_ROUTES,
  ...SIGN_OFF_ROUTES,
  ...ATTRIBUTION_ROUTES,
  ...PEN_ROUTES,
  ...GIVING_BACK_ROUTES,
  ...SYNC_ROUTES,
  ...WORKSHOP_ROUTES,
  ...GUEST_ROUTES,
} as const;
export type RouteName = keyof typeof API;
