/** What each actor has to be answered, from what the route needs and the table of access. */
import { can } from "@acb/shared/access/can";
import { decidesFor } from "@acb/shared/access/grants";
import type { Actor, Cast } from "./cast.ts";
import type { RouteNeed } from "./route-needs.ts";

/** Refusals that say who somebody is not; everything else is the word of what the route does. */
const GATE = {
  notSignedIn: "401 NOT_SIGNED_IN",
  notFound: "404 NOT_FOUND",
  notAllowed: "403 NOT_ALLOWED",
  administratorOnly: "403 ADMINISTRATOR_ONLY",
  notYourOrganisation: "403 NOT_YOUR_ORGANISATION",
  noTicket: "401 TICKET_WRONG",
} as const;

/** In the first charter, by its own ids. */
export const outcomeFor = (actor: Actor, row: RouteNeed, cast: Cast): string =>
  refusalFor(actor, row, cast) ?? row.answered ?? "200";

const refusalFor = (actor: Actor, row: RouteNeed, { icb, partnerIds }: Cast): string | null => {
  const { needs } = row;
  if (needs === "anybody") return null;
  if (needs === "ticket") return GATE.noTicket;
  if (!actor.signedIn) return GATE.notSignedIn;
  if (needs === "ownSocket") return GATE.notFound;
  if (actor.guest && row.guests !== true) return GATE.notFound;
  if (needs === "signedIn") return null;
  if (needs === "guest") return actor.guest ? null : GATE.notFound;
  if (needs === "administrator") return actor.administrator ? null : GATE.administratorOnly;
  if (!can(actor.roles, "read")) return GATE.notFound;
  if (needs !== "decide") return can(actor.roles, needs) ? null : GATE.notAllowed;
  const { grants, personId } = actor;
  const decides = personId !== null && decidesFor(grants, personId, partnerIds).includes(icb.id);
  return decides ? null : GATE.notYourOrganisation;
};
