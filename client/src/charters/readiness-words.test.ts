/** What a round is planned by, in words (SPEC: client, Sign-off). */
import { Meeting } from "@acb/schemas/organisation";
import type { Organisation } from "@acb/schemas/people";
import { PartnerReadiness } from "@acb/schemas/sign-off/readiness";
import { expect, it } from "vitest";
import { calendarWords, nextMeetingWords, obstaclesTo } from "./readiness-words.ts";

const meeting = (meetsOn: string, papersDueOn: string | null) =>
  Meeting.parse({ id: "mtg_first", body: "Board", meetsOn, papersDueOn });
const january = [meeting("2027-01-20", "2027-01-06")];
const ready = (organisationId: string, changes: Partial<PartnerReadiness> = {}) =>
  PartnerReadiness.parse({ organisationId, canDecide: "yes", meetings: january, ...changes });
const partner = (id: string, name: string) =>
  ({ id, name, shortName: name, type: "nhs_provider" }) as Organisation;
const PARTNERS = [partner("org_trust", "The Trust"), partner("org_council", "The Council")];

it("BOARD-3 the next meeting is said with the day by which papers are due", () => {
  expect(nextMeetingWords({ meetings: january })).toBe("20 January 2027, papers by 6 January 2027");
  expect(nextMeetingWords({ meetings: [meeting("2027-01-20", null)] })).toBe("20 January 2027");
  expect(nextMeetingWords({ meetings: [] })).toBeNull();
});

it("BOARD-3 whoever cannot decide by the date is named, with what is missing", () => {
  const linesOf = (readiness: readonly PartnerReadiness[], dueOn: string) =>
    obstaclesTo(PARTNERS, readiness, dueOn).map(({ what, who }) => `${what}: ${who.join(", ")}`);
  const both = [ready("org_trust"), ready("org_council")];
  expect(linesOf(both, "")).toEqual([]);
  expect(linesOf(both, "2027-01-20")).toEqual([]);
  expect(linesOf(both, "2027-01-19")).toEqual([
    "No meeting by 19 January 2027: The Trust (next 20 January 2027, papers by 6 January 2027), The Council (next 20 January 2027, papers by 6 January 2027)",
  ]);
  const neither = [
    ready("org_trust", { canDecide: "noSignatory", meetings: [] }),
    ready("org_council", { canDecide: "noMandate" }),
  ];
  expect(linesOf(neither, "2027-02-01")).toEqual([
    "No signatory: The Trust",
    "No mandate to decide: The Council",
  ]);
  expect(calendarWords(neither, "2027-02-01")).toContain("1 of 2 has no meeting in the calendar");
  expect([calendarWords(both, ""), calendarWords(both, "2027-01-19")]).toEqual(["", ""]);
});
