/** Records one organisation's decision on the exact text of a round (SPEC: SO12 to SO17). */
import type { RefusalCode } from "@acb/schemas/error";
import type { OrganisationId, PersonId, RoundId } from "@acb/schemas/ids";
import type { Decision, DecisionRequest } from "@acb/schemas/sign-off/decision";
import type { IsoDate } from "./london-date.ts";
import { facts, type Outcome, refuse } from "./outcome.ts";
import {
  findRound,
  type RoundProgress,
  type SignOffState,
  type Standing,
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
 * DATE_OUTSIDE_ROUND, and what the table of transitions refuses.
 */
export const decide = (state: SignOffState, asked: Asked): Outcome => {
  const { request, decider, today } = asked;
  const progress = findRound(state, asked.roundId);
  if (progress === undefined) return refuse("NOT_FOUND");
  if (!decider.signatoryOf.includes(request.organisationId)) return refuse("NOT_YOUR_ORGANISATION");
  const standing = progress.standings.find((each) => each.organisationId === request.organisationId);
  if (standing === undefined) return refuse("NOT_ASKED");

  const decision = toDecision(asked);
  const known = findDecision(state, decision.id);
  if (known !== undefined) return isSame(known, decision) ? facts() : refuse("ALREADY_DECIDED");

  if (!takesDecisions(state, progress)) return refuse("ROUND_CLOSED");
  const code =
    textDiffers(progress, request) ??
    dateIsOutside(state, progress, request.authority.meetingOn, today) ??
    cannotFollow(standing, request);
  return code === null ? facts({ type: "decision.recorded", decision }) : refuse(code);
};

const toDecision = ({ request, roundId, decider }: Asked): Decision => ({
  ...request,
  roundId,
  decidedOn: request.authority.meetingOn,
  actor: decider.personId,
  actorName: decider.name,
  actorTitle: decider.title,
});

const findDecision = (state: SignOffState, id: DecisionRequest["id"]): Decision | undefined =>
  state.rounds
    .flatMap((progress) => progress.standings.flatMap((standing) => standing.decisions))
    .find((recorded) => recorded.decision.id === id)?.decision;

/** A person's name and job title may have changed between two sendings; the decision has not. */
const isSame = (known: Decision, again: Decision): boolean =>
  inFixedOrder({ ...known, actorName: "", actorTitle: "" }) ===
  inFixedOrder({ ...again, actorName: "", actorTitle: "" });

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
  const transition = TRANSITIONS[standing.position][request.position];
  if (!transition.ok) return transition.code;
  return standing.decisions.at(-1)?.decision.id === request.replaces ? null : "ALREADY_DECIDED";
};
