/** Records one organisation's decision on the exact text of a round (SPEC: SO12 to SO17). */
import type { RefusalCode } from "@acb/schemas/error";
import type { OrganisationId, PersonId, RoundId } from "@acb/schemas/ids";
import type { Mandate } from "@acb/schemas/organisation";
import type { Decision, DecisionRequest } from "@acb/schemas/sign-off/decision";
import { mandateFor } from "../access/mandate.ts";
import type { IsoDate } from "./london-date.ts";
import { facts, type Outcome, refuse } from "./outcome.ts";
import {
  findRound,
  type RoundProgress,
  type SignOffState,
  type Standing,
  standingIn,
  takesDecisions,
  versionOf,
} from "./state.ts";
import { TRANSITIONS } from "./transitions.ts";

/** Who decides, from the session: never from the request. */
export type Decider = {
  readonly personId: PersonId;
  readonly name: string;
  readonly title: string;
  /** The organisations that this person may decide for in this charter today. */
  readonly signatoryOf: readonly OrganisationId[];
  /** All that they ever had, of whichever organisation. */
  readonly mandates: readonly Mandate[];
};

type Asked = {
  readonly roundId: RoundId;
  readonly request: DecisionRequest;
  readonly decider: Decider;
  readonly today: IsoDate;
};

/**
 * Sending the same decision again (same id, body, round and person) is a success without a new fact. Refuses, in this
 * order: NOT_FOUND, NOT_YOUR_ORGANISATION, NOT_ASKED, ALREADY_DECIDED for an id in use, ROUND_CLOSED, HASH_DIFFERS,
 * DATE_OUTSIDE_ROUND, what the table of transitions refuses, and NO_MANDATE for one that held on the
 * day of the decision and holds today (I8, I18).
 */
export const decide = (state: SignOffState, asked: Asked): Outcome => {
  const { request, decider, today } = asked;
  const progress = findRound(state, asked.roundId);
  if (progress === undefined) return refuse("NOT_FOUND");
  if (!decider.signatoryOf.includes(request.organisationId)) return refuse("NOT_YOUR_ORGANISATION");
  const standing = standingIn(progress, request.organisationId);
  if (standing === undefined) return refuse("NOT_ASKED");

  const decision = toDecision(asked);
  const known = findDecision(state, decision.id);
  if (known !== undefined) return isSame(known, decision) ? facts() : refuse("ALREADY_DECIDED");

  if (!takesDecisions(state, progress)) return refuse("ROUND_CLOSED");
  const code =
    textDiffers(progress, request) ??
    dateIsOutside(state, progress, request.authority.meetingOn, today) ??
    cannotFollow(standing, request);
  if (code !== null) return refuse(code);
  return decision.mandate === undefined
    ? refuse("NO_MANDATE")
    : facts({ type: "decision.recorded", decision });
};

const toDecision = ({ request, roundId, decider, today }: Asked): Decision => {
  const { organisationId, authority } = request;
  const decidedOn = authority.meetingOn;
  const found = mandateFor(decider.mandates, {
    organisationId,
    power: "decide",
    days: [decidedOn, today],
  });
  return {
    ...request,
    roundId,
    decidedOn,
    actor: decider.personId,
    actorName: decider.name,
    actorTitle: decider.title,
    ...(found === null ? {} : { mandate: toldOf(found) }),
  };
};

const toldOf = ({ id, from, grantedBy }: Mandate): Decision["mandate"] => ({ id, from, grantedBy });

const findDecision = (state: SignOffState, id: DecisionRequest["id"]): Decision | undefined =>
  state.rounds
    .flatMap(({ standings, successors }) => [...standings, ...successors])
    .flatMap((standing) => standing.decisions)
    .find((recorded) => recorded.decision.id === id)?.decision;

/** A person's name, job title and mandate may have changed between two sendings; the decision has not. */
const isSame = (known: Decision, again: Decision): boolean =>
  inFixedOrder(withoutPerson(known)) === inFixedOrder(withoutPerson(again));

const withoutPerson = ({ actorName: _name, actorTitle: _title, mandate: _mandate, ...decision }: Decision) =>
  decision;

/** JSON with the keys of every object sorted, so that two equal values give the same text. */
const inFixedOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const textDiffers = ({ round }: RoundProgress, request: DecisionRequest): RefusalCode | null =>
  request.contentHash === round.contentHash && request.versionId === round.versionId ? null : "HASH_DIFFERS";

/** A meeting before the freeze approved other words; one in the future has approved nothing yet. */
const dateIsOutside = (
  state: SignOffState,
  { round }: RoundProgress,
  meetingOn: IsoDate,
  today: IsoDate,
): RefusalCode | null => {
  const { frozenOn } = versionOf(state, round);
  return frozenOn <= meetingOn && meetingOn <= today ? null : "DATE_OUTSIDE_ROUND";
};

const cannotFollow = (standing: Standing, request: DecisionRequest): RefusalCode | null => {
  if (standing.ended !== null) return "ORGANISATION_ENDED";
  const transition = TRANSITIONS[standing.position][request.position];
  if (!transition.ok) return transition.code;
  return standing.decisions.at(-1)?.decision.id === request.replaces ? null : "ALREADY_DECIDED";
};
