/** Records the decision of one organisation on the text of a round, by one of its signatories. */
import type { SignOffView } from "@acb/schemas/api/sign-off-routes";
import { type CharterId, RoundId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { DecisionRequest } from "@acb/schemas/sign-off/decision";
import { stateOf } from "@acb/shared/access/can";
import { type Decider, decide } from "@acb/shared/sign-off/decide";
import type { IsoDate } from "@acb/shared/sign-off/london-date";
import { newsOf } from "@acb/shared/sign-off/news";
import type { Outcome } from "@acb/shared/sign-off/outcome";
import { newsMail } from "../../mail/news-mail.ts";
import { type FoundCharter, findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";
import { commitFacts, type Plan } from "./commit-facts.ts";
import { noMandate } from "./no-mandate.ts";
import { notYourOrganisation } from "./not-your-organisation.ts";
import { signOffFor } from "./read-sign-off.ts";
import { type Recipient, sendNotices } from "./send-notices.ts";
import { signatoryOf } from "./signatory-of.ts";

/**
 * Who decides comes from the session, and their rights are what they are when the decision is stored, never from the
 * request. Sending the same decision again answers the same. Refuses NOT_FOUND and everything that `decide` refuses.
 */
export const recordDecision = async (
  context: Context,
  person: Person,
  at: { readonly charterId: string; readonly roundId: string },
  request: DecisionRequest,
): Promise<Result<SignOffView>> => {
  const found = await findCharter(context, person, at.charterId, "read");
  if (!found.ok) return found;
  const roundId = RoundId.safeParse(at.roundId);
  if (!roundId.success) return refuse("NOT_FOUND");
  const { id } = found.value.record;
  // Read again in each attempt: a right that was taken before the decision is in the log is not there (SC11).
  const committed = await commitFacts(context, id, person.id, async (state, { today }) => {
    const decider = await deciderNow(context, person, id);
    if (!decider.ok) return decider;
    const planned = decide(state, { roundId: roundId.data, request, decider: decider.value, today });
    return { ...planned, ...rightIn(planned, today) };
  });
  if (!committed.ok && committed.code === "NO_MANDATE") return noMandate(context, request.organisationId);
  if (!committed.ok && committed.code === "NOT_YOUR_ORGANISATION")
    return notYourOrganisation(context, found.value);
  if (!committed.ok) return committed;
  if (committed.value) {
    await context.storage.prepared.remove(roundId.data, request.organisationId);
    context.rooms.tell(id, { type: "sign-off.changed" });
    await tellNews(context, found.value, request.id, person);
  }
  return done(await signOffFor(context, person, found.value));
};

const deciderNow = async (
  context: Context,
  { id: personId }: Person,
  charterId: CharterId,
): Promise<Result<Decider>> => {
  const person = await context.storage.directory.activePerson(personId);
  if (person === null) return refuse("NOT_SIGNED_IN");
  const found = await findCharter(context, person, charterId, "read");
  if (!found.ok) return found;
  if (stateOf(found.value.record) === "put_away") return refuse("CHARTER_PUT_AWAY");
  return done({
    personId,
    name: person.name,
    title: person.jobTitle,
    signatoryOf: signatoryOf(person, found.value),
    mandates: await context.storage.organisations.mandatesOf(personId),
  });
};

/** What the decision rests on; nothing for a refusal, or for one that is in the log already. */
const rightIn = (planned: Outcome, day: IsoDate): Pick<Plan, "onlyWhile"> => {
  const [fact] = planned.ok ? planned.facts : [];
  if (fact?.type !== "decision.recorded" || fact.decision.mandate === undefined) return {};
  const { actor: personId, organisationId, mandate } = fact.decision;
  return { onlyWhile: { personId, organisationId, mandateId: mandate.id, day } };
};

/** Those who convene and those who have signed hear of a decline and of the round's completion; who decided knows. */
const tellNews = async (
  context: Context,
  { record, grants }: FoundCharter,
  id: DecisionRequest["id"],
  decider: Person,
): Promise<void> => {
  const news = newsOf(await context.storage.events.read(record.id), id);
  if (news === null) return;
  const told = grants.flatMap((grant): readonly Recipient[] => {
    if (grant.personId === decider.id) return [];
    if (grant.role === "governance_lead") return [{ personId: grant.personId, organisationId: null }];
    return grant.role === "signatory" && news.signed.includes(grant.organisationId) ? [grant] : [];
  });
  sendNotices(context, {
    charterId: record.id,
    roundId: news.decision.roundId,
    about: news.about,
    recipients: told,
    words: (to) => newsMail({ to, record, news, publicUrl: context.publicUrl }),
  });
};
