import type { Fact } from "@acb/schemas/event";
import { describe, expect, it } from "vitest";
import { newsOf } from "./news.ts";
import { CHARITY, COUNCIL, decided, decisionId, openRoundLog, TRUST } from "./testing/test-log.ts";

const [first, second, third] = [decisionId(1), decisionId(2), decisionId(3)];
const newsIn = (facts: readonly Fact[], id = third) => newsOf(openRoundLog(facts), id);
const told = (facts: readonly Fact[], id = third) => {
  const news = newsIn(facts, id);
  return news === null ? null : [news.about, news.organisationName, news.signed];
};

const trustSigns = decided({ id: first });
const councilSigns = decided({ id: second, organisationId: COUNCIL });

describe("newsOf", () => {
  it("SO18 a decline is news for those who have signed by then", () => {
    const declines = decided({ id: third, organisationId: CHARITY, position: "declined" });
    expect(told([trustSigns, declines, councilSigns])).toEqual([
      "decision.declined",
      "Name of org_charity",
      [TRUST],
    ]);
    expect(newsIn([declines])?.versionNumber).toBe(1);
  });

  it("SO18 the decision that completes the round is news for all, no other signature is", () => {
    const charitySigns = decided({ id: third, organisationId: CHARITY });
    const log = [trustSigns, councilSigns, charitySigns];
    expect(told(log)).toEqual(["round.completed", "Name of org_charity", [TRUST, COUNCIL, CHARITY]]);
    expect([told(log, first), told(log, second)]).toEqual([null, null]);
  });

  it("SO18 a decision that is not in the log is no news", () => {
    expect(newsIn([trustSigns])).toBeNull();
  });
});
