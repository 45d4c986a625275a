/** What waits for a person comes first (SPEC: client, Home). */
import { CharterLine } from "@acb/schemas/api/charter-routes";
import { expect, it } from "vitest";
import { waitingFor } from "./waiting.ts";

const line = (id: string, waiting: readonly (readonly [string, string, string])[]): CharterLine =>
  CharterLine.parse({
    record: {
      id: `cha_${id}`,
      title: `The charter of ${id}`,
      label: "charter",
      level: "system",
      place: "",
      language: "en-GB",
      templateKey: "system",
      domainScheme: "one",
      partnerIds: [],
      createdAt: "2026-11-01T09:00:00.000Z",
    },
    may: [],
    newestVersion: null,
    round: null,
    waiting: waiting.map(([organisation, position, dueOn]) => ({
      organisationId: `org_${organisation}`,
      organisationName: organisation,
      position,
      dueOn,
    })),
  });

it("HOME-1 decisions of all charters, soonest first, without those that are past", () => {
  const lines = [
    line("wendle", [
      ["council", "asked", "2027-01-29"],
      ["homes", "lapsed", "2026-10-01"],
    ]),
    line("harrow", [["college", "asked", "2026-12-01"]]),
  ];
  expect(
    waitingFor(lines).map(({ charterTitle, organisationName }) => [charterTitle, organisationName]),
  ).toEqual([
    ["The charter of harrow", "college"],
    ["The charter of wendle", "council"],
  ]);
});
