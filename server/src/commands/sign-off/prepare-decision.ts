/** Writes a decision down for the signatories of an organisation, who read it, change it and decide (SPEC: Sign-off). */
import type { SignOffView } from "@acb/schemas/api/sign-off-routes";
import { OrganisationId, RoundId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { DecisionAnswers } from "@acb/schemas/sign-off/decision";
import { mandateFor } from "@acb/shared/access/mandate";
import { fold } from "@acb/shared/sign-off/fold";
import { findRound, standingIn, takesDecisions } from "@acb/shared/sign-off/state";
import { findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { momentAfter } from "./commit-facts.ts";
import { noMandate } from "./no-mandate.ts";
import { notYourOrganisation } from "./not-your-organisation.ts";
import { signOffFor } from "./read-sign-off.ts";
import { preparerOf } from "./signatory-of.ts";

type Place = { readonly charterId: string; readonly roundId: string; readonly organisationId: string };

/** It decides nothing. Refuses NOT_YOUR_ORGANISATION, NOT_ASKED, ROUND_CLOSED, ALREADY_DECIDED, and NO_MANDATE of today. */
export const prepareDecision = async (
  context: Context,
  person: Person,
  place: Place,
  answers: DecisionAnswers,
): Promise<Result<SignOffView>> => {
  const found = await findCharter(context, person, place.charterId, "prepare");
  if (!found.ok) return found;
  const { id: charterId } = found.value.record;
  const roundId = RoundId.safeParse(place.roundId).data;
  const organisationId = OrganisationId.safeParse(place.organisationId).data;
  if (roundId === undefined || organisationId === undefined) return refuse("NOT_FOUND");
  const events = await context.storage.events.read(charterId);
  const { today, recordedAt } = momentAfter(events, context.now());
  const state = fold(events, today);
  const progress = findRound(state, roundId);
  if (progress === undefined) return refuse("NOT_FOUND");
  if (!preparerOf(person, found.value).includes(organisationId))
    return notYourOrganisation(context, found.value);
  const standing = standingIn(progress, organisationId);
  if (standing === undefined) return refuse("NOT_ASKED");
  if (!takesDecisions(state, progress)) return refuse("ROUND_CLOSED");
  if (standing.decisions.length > 0) return refuse("ALREADY_DECIDED");
  const mandates = await context.storage.organisations.mandatesOf(person.id);
  if (mandateFor(mandates, { organisationId, power: "prepare", days: [today] }) === null)
    return noMandate(context, organisationId);
  const prepared = { organisationId, roundId, answers, preparedBy: person.id, preparedAt: recordedAt };
  await context.storage.prepared.put(charterId, prepared);
  await note(context, { deed: "preparedDecision", actor: person.id, organisationId, charterId });
  context.rooms.tell(charterId, { type: "sign-off.changed" });
  return done(await signOffFor(context, person, found.value));
};
