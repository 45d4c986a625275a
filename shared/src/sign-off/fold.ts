/** State = fold(log): all sign-off state from the append-only events and today's date, with no clock of its own (SPEC: SO1). */
import type { LogEvent } from "@acb/schemas/event";
import type { OrganisationId, RoundId } from "@acb/schemas/ids";
import type { Decision } from "@acb/schemas/sign-off/decision";
import type { Round, RoundState } from "@acb/schemas/sign-off/round";
import { type IsoDate, londonDate } from "./london-date.ts";
import { isRuleMet } from "./rule.ts";
import type {
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
};

const NOTHING: Recorded = { versions: [], rounds: [] };

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
      return { ...recorded, rounds: [...recorded.rounds, opened(fact.round, event.seq)] };
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
  })),
  cancelledBecause: null,
});

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
  const index = round.standings.findIndex((standing) => standing.organisationId === organisationId);
  const standing = round.standings[index];
  if (standing === undefined) return round;
  const then = lapseIfPast(standing, round.round, londonDate(new Date(event.recordedAt)));
  const transition = TRANSITIONS[then.position][occurrence];
  if (!transition.ok || transition.position === then.position) return round;
  const made: readonly RecordedDecision[] =
    decision === null ? [] : [{ decision, seq: event.seq, recordedAt: event.recordedAt }];
  return {
    ...round,
    standings: round.standings.with(index, {
      ...standing,
      position: transition.position,
      decisions: [...standing.decisions, ...made],
    }),
  };
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
