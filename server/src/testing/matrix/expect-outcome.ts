/** What each actor has to be answered, from what the route needs and the table of access. */
import { ORGANISATION_ROLES, ROLES } from "@acb/schemas/role";
import { can } from "@acb/shared/access/can";
import { actsFor } from "@acb/shared/access/grants";
import type { Actor, Cast } from "./cast.ts";
import type { RouteNeed } from "./route-need.ts";

/** Refusals that say who somebody is not; everything else is the word of what the route does. */
const GATE = {
  notSignedIn: "401 NOT_SIGNED_IN",
  notFound: "404 NOT_FOUND",
  notAllowed: "403 NOT_ALLOWED",
  administratorOnly: "403 ADMINISTRATOR_ONLY",
  notOrganisationLead: "403 NOT_ORGANISATION_LEAD",
  notYourOrganisation: "403 NOT_YOUR_ORGANISATION",
  putAway: "409 CHARTER_PUT_AWAY",
  noTicket: "401 TICKET_WRONG",
} as const;

/** In the first charter, by its own ids. */
export const outcomeFor = (actor: Actor, row: RouteNeed, cast: Cast): string =>
  refusalFor(actor, row, cast) ?? row.answered ?? "200";

const refusalFor = (actor: Actor, row: RouteNeed, { icb, partnerIds, state }: Cast): string | null => {
  const { needs } = row;
  if (needs === "anybody") return null;
  if (needs === "ticket") return GATE.noTicket;
  if (!actor.signedIn) return GATE.notSignedIn;
  if (needs === "ownSocket") return GATE.notFound;
  if (actor.guest && row.guests !== true) return GATE.notFound;
  if (needs === "signedIn") return null;
  if (needs === "guest") return actor.guest ? null : GATE.notFound;
  if (needs === "administrator") return actor.administrator ? null : GATE.administratorOnly;
  if (needs === "keeper") return actor.leads || actor.administrator ? null : GATE.notOrganisationLead;
  if (needs === "lead") return actor.leads ? null : GATE.notOrganisationLead;
  if (!can(actor.roles, "read", state)) return GATE.notFound;
  if (needs !== "decide" && !can(actor.roles, needs, "open")) return GATE.notAllowed;
  if (!can(ROLES, row.onlyOpen === true ? "write" : needs, state)) return GATE.putAway;
  if (needs !== "decide" && needs !== "prepare") return null;
  const { grants, personId } = actor;
  const roles = needs === "decide" ? (["signatory"] as const) : ORGANISATION_ROLES;
  const acts = personId !== null && actsFor(grants, personId, { partnerIds, roles }).includes(icb.id);
  return acts ? null : GATE.notYourOrganisation;
};
