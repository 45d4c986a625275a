import type { Fact } from "@acb/schemas/event";
import { RoundId } from "@acb/schemas/ids";
import { describe, expect, it } from "vitest";
import { toSignOffView } from "./board.ts";
import { fold } from "./fold.ts";
import {
  CHARITY,
  COUNCIL,
  decided,
  decisionId,
  openRoundLog,
  ROUND,
  round,
  STRANGER,
  TODAY,
  TRUST,
} from "./testing/test-log.ts";

const log = openRoundLog([
  decided({ id: decisionId(1), position: "declined" }),
  decided({ id: decisionId(2), organisationId: COUNCIL }),
]);
const viewOn = (day: string, signatoryOf = [TRUST, COUNCIL, CHARITY, STRANGER]) =>
  toSignOffView(fold(log, day), { versions: [], prepared: [], preparerOf: signatoryOf, signatoryOf });

describe("toSignOffView", () => {
  it("SO5 who declined may approve after all while the round takes decisions, naming the decline", () => {
    const reconsidered = [{ organisationId: TRUST, replaces: decisionId(1) }];
    expect([viewOn(TODAY).mayReconsider, viewOn("2027-01-01").mayReconsider]).toEqual([reconsidered, []]);
    expect(viewOn(TODAY, [COUNCIL, CHARITY, STRANGER]).mayReconsider).toEqual([]);
  });

  it("SO7 every organisation has a row in the order of the roster, with its newest decision", () => {
    const [view] = viewOn(TODAY).rounds;
    expect(view?.rows.map((row) => [row.name, row.position, row.decision?.id ?? null])).toEqual([
      ["Name of org_trust", "declined", decisionId(1)],
      ["Name of org_council", "signed", decisionId(2)],
      ["Name of org_charity", "asked", null],
    ]);
    expect(view).toMatchObject({
      versionNumber: 1,
      state: "open",
      ruleMet: false,
      counts: { declined: 1, signed: 1, asked: 1 },
      cancelledBecause: null,
    });
  });

  it("SO7 what waits for the caller is asked and undecided, and nothing once the date has passed", () => {
    expect(viewOn(TODAY).decidesFor).toEqual([CHARITY]);
    expect(viewOn(TODAY, [TRUST]).decidesFor).toEqual([]);
    expect(viewOn("2026-11-21").decidesFor).toEqual([]);
  });

  it("SO7 the newest round comes first; in one that was closed early nothing waits for anybody", () => {
    const second = RoundId.parse("rnd_second");
    const closed: Fact = { type: "round.cancelled", roundId: ROUND, reason: "A number was wrong" };
    const next: Fact = { type: "round.opened", round: { ...round, id: second } };
    const view = (facts: readonly Fact[]) =>
      toSignOffView(fold(openRoundLog(facts), TODAY), {
        versions: [],
        prepared: [],
        preparerOf: [],
        signatoryOf: [TRUST],
      });
    expect(view([closed])).toMatchObject({ rounds: [{ state: "cancelled" }], decidesFor: [] });
    expect(view([closed, next]).rounds.map((each) => each.round.id)).toEqual([second, ROUND]);
  });
});
