/** State = fold(log): all sign-off state from the append-only events and today's date, with no clock of its own (SPEC: SO1). */
import type { Fact, LogEvent } from "@acb/schemas/event";
import type { OrganisationId, RoundId } from "@acb/schemas/ids";
import type { Decision } from "@acb/schemas/sign-off/decision";
import type { Round, RoundState } from "@acb/schemas/sign-off/round";
import { type IsoDate, londonDate } from "./london-date.ts";
import { isRuleMet } from "./rule.ts";
import type {
  Ended,
  FrozenVersion,
  RecordedDecision,
  RecordedRound,
  RoundProgress,
  SignOffState,
  Standing,
} from "./state.ts";
import { type Occurrence, TRANSITIONS } from "./transitions.ts";

type Recorded = {
  readonly versions: readonly FrozenVersion[];
  readonly rounds: readonly RecordedRound[];
  /** Organisations that left or were succeeded, for the rounds that are opened later. */
  readonly endings: readonly Ending[];
};

const NOTHING: Recorded = { versions: [], rounds: [], endings: [] };

/**
 * What the log says on that day. Total: a fact that the rules refuse (a decision on another text, by an organisation
 * outside the roster, after the due date, in a closed round) counts for nothing, so no stray row can make a signature.
 */
export const fold = (events: readonly LogEvent[], today: IsoDate): SignOffState => {
  const recorded = events.reduce(apply, NOTHING);
  const last = events.at(-1);
  return {
    versions: recorded.versions,
    rounds: recorded.rounds.map((round) => onDay(round, today)),
    lastSeq: last?.seq ?? 0,
    lastRecordedAt: last?.recordedAt ?? null,
  };
};

const apply = (recorded: Recorded, event: LogEvent): Recorded => {
  const { fact } = event;
  switch (fact.type) {
    case "version.frozen":
      return {
        ...recorded,
        versions: [
          ...recorded.versions,
          {
            versionId: fact.versionId,
            number: fact.number,
            contentHash: fact.contentHash,
            frozenSeq: event.seq,
            frozenOn: londonDate(new Date(event.recordedAt)),
          },
        ],
      };
    case "round.opened":
      return {
        ...recorded,
        rounds: [...recorded.rounds, withoutEnded(opened(fact.round, event.seq), recorded.endings)],
      };
    case "request.issued":
      return inNewestRound(recorded, fact.roundId, (round) =>
        moveStanding(round, fact.organisationId, "asked", null, event),
      );
    case "decision.recorded":
      return inNewestRound(recorded, fact.decision.roundId, (round) =>
        namesTextOf(round.round, fact.decision)
          ? moveStanding(round, fact.decision.organisationId, fact.decision.position, fact.decision, event)
          : round,
      );
    case "round.cancelled":
      return inNewestRound(recorded, fact.roundId, (round) => ({ ...round, cancelledBecause: fact.reason }));
    case "organisation.left": {
      const { organisationId, effectiveOn } = fact;
      const ending = { organisationId, ended: { on: effectiveOn, successors: [] }, recordedOn: dayOf(event) };
      return ended(recorded, [ending], (round, isNewest) => endStanding(round, ending, isNewest));
    }
    case "organisation.succeeded": {
      const recordedOn = dayOf(event);
      const end = { on: fact.effectiveOn, successors: fact.to };
      const endings = fact.from.map((organisationId) => ({ organisationId, ended: end, recordedOn }));
      return ended(recorded, endings, (round, isNewest) => succeed(round, fact, { recordedOn, isNewest }));
    }
    case "notice.sent":
    case "notice.failed":
      return recorded;
    default:
      return fact satisfies never;
  }
};

const opened = (round: Round, openedSeq: number): RecordedRound => ({
  round,
  openedSeq,
  standings: round.roster.map((entry) => ({
    organisationId: entry.organisationId,
    name: entry.nameAtOpen,
    position: "not_asked",
    decisions: [],
    ended: null,
  })),
  successors: [],
  cancelledBecause: null,
});

const dayOf = (event: LogEvent): IsoDate => londonDate(new Date(event.recordedAt));

const ended = (
  recorded: Recorded,
  endings: readonly Ending[],
  change: (round: RecordedRound, isNewest: boolean) => RecordedRound,
): Recorded => ({
  ...inEveryRound(recorded, change),
  endings: [...recorded.endings, ...endings],
});

type Ending = {
  readonly organisationId: OrganisationId;
  readonly ended: Ended;
  /** The day on which it was recorded, which the one that it names may be long before. */
  readonly recordedOn: IsoDate;
};

/**
 * In every round the row says what became of the organisation. Only in the newest, while it is open, the request becomes
 * void: what has lapsed stays lapsed, whatever day is named, or silence would count after all (I7).
 */
const inEveryRound = (
  recorded: Recorded,
  change: (round: RecordedRound, isNewest: boolean) => RecordedRound,
): Recorded => ({
  ...recorded,
  rounds: recorded.rounds.map((round, at) => change(round, at === recorded.rounds.length - 1)),
});

const endStanding = (
  round: RecordedRound,
  { organisationId, ended, recordedOn }: Ending,
  isNewest: boolean,
): RecordedRound => {
  const end = (standing: Standing): Standing => {
    if (standing.organisationId !== organisationId || standing.ended !== null) return standing;
    if (!isNewest || round.cancelledBecause !== null) return { ...standing, ended };
    const then = lapseIfPast(standing, round.round, recordedOn);
    const transition = TRANSITIONS[then.position].left;
    return { ...then, ended, position: transition.ok ? transition.position : then.position };
  };
  return { ...round, standings: round.standings.map(end), successors: round.successors.map(end) };
};

/** Each successor stands beside the roster, unconfirmed, where an organisation that it follows is asked; never twice. */
const succeed = (
  round: RecordedRound,
  { from, to, effectiveOn }: Extract<Fact, { type: "organisation.succeeded" }>,
  { recordedOn, isNewest }: { readonly recordedOn: IsoDate; readonly isNewest: boolean },
): RecordedRound => {
  const known = [...round.standings, ...round.successors].map((standing) => standing.organisationId);
  if (!from.some((id) => known.includes(id))) return round;
  const ended = { on: effectiveOn, successors: to };
  const closed = from.reduce(
    (each, organisationId) => endStanding(each, { organisationId, ended, recordedOn }, isNewest),
    round,
  );
  const added = to
    .filter(({ organisationId }) => !known.includes(organisationId))
    .map((successor): Standing => ({ ...successor, position: "inherited", decisions: [], ended: null }));
  return { ...closed, successors: [...closed.successors, ...added] };
};

/** A round that was opened by somebody who did not know yet asks nobody who had ended. */
const withoutEnded = (round: RecordedRound, endings: readonly Ending[]): RecordedRound =>
  endings.reduce((each, ending) => endStanding(each, ending, true), round);

const namesTextOf = (round: Round, decision: Decision): boolean =>
  decision.versionId === round.versionId && decision.contentHash === round.contentHash;

/** Earlier rounds and a cancelled one are history: nothing moves in them. */
const inNewestRound = (
  recorded: Recorded,
  roundId: RoundId,
  change: (round: RecordedRound) => RecordedRound,
): Recorded => {
  const newest = recorded.rounds.at(-1);
  if (newest === undefined || newest.round.id !== roundId || newest.cancelledBecause !== null)
    return recorded;
  const changed = change(newest);
  return changed === newest ? recorded : { ...recorded, rounds: recorded.rounds.with(-1, changed) };
};

const moveStanding = (
  round: RecordedRound,
  organisationId: OrganisationId,
  occurrence: Occurrence,
  decision: Decision | null,
  event: LogEvent,
): RecordedRound => {
  const place = placeOf(round, organisationId);
  const standing = place === null ? undefined : round[place][indexIn(round[place], organisationId)];
  if (place === null || standing === undefined || standing.ended !== null) return round;
  const then = lapseIfPast(standing, round.round, londonDate(new Date(event.recordedAt)));
  const transition = TRANSITIONS[then.position][occurrence];
  if (!transition.ok || transition.position === then.position) return round;
  const made: readonly RecordedDecision[] =
    decision === null ? [] : [{ decision, seq: event.seq, recordedAt: event.recordedAt }];
  return {
    ...round,
    [place]: round[place].with(indexIn(round[place], organisationId), {
      ...standing,
      position: transition.position,
      decisions: [...standing.decisions, ...made],
    }),
  };
};

const indexIn = (standings: readonly Standing[], organisationId: OrganisationId): number =>
  standings.findIndex((standing) => standing.organisationId === organisationId);

const placeOf = (round: RecordedRound, organisationId: OrganisationId): "standings" | "successors" | null => {
  if (indexIn(round.standings, organisationId) >= 0) return "standings";
  return indexIn(round.successors, organisationId) >= 0 ? "successors" : null;
};

/** The due date is inclusive: a position lapses on the day after it. */
const lapseIfPast = (standing: Standing, round: Round, day: IsoDate): Standing => {
  if (day <= round.dueOn) return standing;
  const transition = TRANSITIONS[standing.position].dueDatePassed;
  return transition.ok ? { ...standing, position: transition.position } : standing;
};

/** A cancelled round keeps the positions that it closed with. */
const onDay = (recorded: RecordedRound, today: IsoDate): RoundProgress => {
  const standings =
    recorded.cancelledBecause === null
      ? recorded.standings.map((standing) => lapseIfPast(standing, recorded.round, today))
      : recorded.standings;
  const ruleMet = isRuleMet(recorded.round, standings);
  return { ...recorded, standings, ruleMet, state: stateOf(recorded, ruleMet, today) };
};

const stateOf = (recorded: RecordedRound, ruleMet: boolean, today: IsoDate): RoundState => {
  if (recorded.cancelledBecause !== null) return "cancelled";
  if (ruleMet) return "complete";
  return today > recorded.round.dueOn ? "lapsed" : "open";
};
