import type { Fact, LogEvent } from "@acb/schemas/event";
import { RoundId } from "@acb/schemas/ids";
import type { RoundState } from "@acb/schemas/sign-off/round";
import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";
import {
  asked,
  CHARITY,
  COUNCIL,
  DUE_ON,
  decided,
  decisionId,
  event,
  frozen,
  OTHER_HASH,
  openRoundLog,
  ROUND,
  round,
  STRANGER,
  TODAY,
} from "./testing/test-log.ts";

const DAY_AFTER = "2026-11-21";
const ROUND_TWO = RoundId.parse("rnd_second");

const positions = (log: readonly LogEvent[], today = TODAY) =>
  fold(log, today).rounds[0]?.standings.map(({ position }) => position);

const roundState = (log: readonly LogEvent[], today = TODAY): RoundState | undefined =>
  fold(log, today).rounds[0]?.state;

const allThree: readonly Fact[] = [
  decided(),
  decided({ id: decisionId(2), organisationId: COUNCIL }),
  decided({ id: decisionId(3), organisationId: CHARITY }),
];
const secondRound: readonly Fact[] = [
  { type: "round.opened", round: { ...round, id: ROUND_TWO } },
  ...asked.map((fact) => ({ ...fact, roundId: ROUND_TWO })),
];
const cancelled: Fact = { type: "round.cancelled", roundId: ROUND, reason: "A number was wrong" };

describe("fold", () => {
  it("SO1 an empty log is an empty state", () => {
    expect(fold([], TODAY)).toEqual({ versions: [], rounds: [], lastSeq: 0, lastRecordedAt: null });
  });

  it("SO1 positions follow the decisions, and the newest event is named", () => {
    const log = openRoundLog([
      decided(),
      decided({ id: decisionId(2), organisationId: COUNCIL, position: "declined" }),
    ]);
    expect(positions(log)).toEqual(["signed", "declined", "asked"]);
    expect(fold(log, TODAY)).toMatchObject({ lastSeq: 7, lastRecordedAt: "2026-11-10T12:00:00.000Z" });
  });

  it("SO1 an organisation of the roster is not asked until its request is issued", () => {
    expect(positions(openRoundLog().slice(0, 3))).toEqual(["asked", "not_asked", "not_asked"]);
    expect(positions(openRoundLog().slice(0, 3), DAY_AFTER)).toEqual(["lapsed", "lapsed", "lapsed"]);
  });

  it.each([
    ["another hash", openRoundLog([decided({ contentHash: OTHER_HASH })])],
    [
      "an organisation that is not asked yet",
      [...openRoundLog().slice(0, 2), ...openRoundLog([decided()]).slice(-1)],
    ],
    ["an organisation outside the roster", openRoundLog([decided({ organisationId: STRANGER })])],
    ["the day after the due date", openRoundLog([decided()], DAY_AFTER)],
    ["a closed round", openRoundLog([cancelled, decided()])],
    ["an earlier round", openRoundLog([...secondRound, decided()])],
  ])("SO1 a decision that names or meets %s counts for nothing", (_what, log) => {
    const standings = fold(log, TODAY).rounds.flatMap((progress) => progress.standings);
    expect(standings.flatMap(({ decisions }) => decisions)).toEqual([]);
  });

  it("SO2 the version's day is the one in London", () => {
    const late = [{ seq: 1, recordedAt: "2026-06-30T23:30:00.000Z", actor: null, fact: frozen }];
    expect(fold(late, TODAY).versions[0]?.frozenOn).toBe("2026-07-01");
  });

  it("SO4 an undecided position lapses the day after the due date; those decided stay", () => {
    const log = openRoundLog([decided()]);
    expect(positions(log, DUE_ON)).toEqual(["signed", "asked", "asked"]);
    expect(positions(log, DAY_AFTER)).toEqual(["signed", "lapsed", "lapsed"]);
  });

  it("SO6 a round is open, complete, past its date or closed early", () => {
    expect(roundState(openRoundLog())).toBe("open");
    expect(roundState(openRoundLog(), DUE_ON)).toBe("open");
    expect(roundState(openRoundLog(), DAY_AFTER)).toBe("lapsed");
    expect(roundState(openRoundLog(allThree))).toBe("complete");
    expect(roundState(openRoundLog(allThree), DAY_AFTER)).toBe("complete");
    expect(roundState(openRoundLog([cancelled]), DAY_AFTER)).toBe("cancelled");
  });

  it("SO6 a round that was closed early keeps its positions and its reason", () => {
    const log = openRoundLog([decided(), cancelled]);
    expect(positions(log, DAY_AFTER)).toEqual(["signed", "asked", "asked"]);
    expect(fold(log, TODAY).rounds[0]?.cancelledBecause).toBe("A number was wrong");
  });

  const left: Fact = { type: "organisation.left", organisationId: COUNCIL, effectiveOn: TODAY };

  it("SO19 (I7) what has lapsed stays lapsed, whatever day a leaving names; in time the request is void", () => {
    const recordedOn = (day: string) => [...openRoundLog([decided()]), event(100, left, day)];
    expect(positions(recordedOn(DAY_AFTER), DAY_AFTER)).toEqual(["signed", "lapsed", "lapsed"]);
    expect(positions(recordedOn(TODAY), DAY_AFTER)).toEqual(["signed", "left", "lapsed"]);
  });

  it("SO19 a round that was closed early keeps its positions; a later one asks nobody who had ended", () => {
    const log = [...openRoundLog([cancelled]), event(100, left, TODAY)];
    expect(positions(log, DAY_AFTER)).toEqual(["asked", "asked", "asked"]);
    const later = secondRound.map((fact, at) => event(101 + at, fact, TODAY));
    const newest = fold([...log, ...later], TODAY).rounds.at(-1);
    expect(newest?.standings.map(({ position }) => position)).toEqual(["asked", "left", "asked"]);
  });
});
