import { MandateId, MeetingId, OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Mandate, Meeting } from "@acb/schemas/organisation";
import { expect, it } from "vitest";
import { meetsBy, readinessOf } from "./readiness.ts";

const organisationId = OrganisationId.parse("org_trust");
const ruth = PersonId.parse("per_ruth");
const omar = PersonId.parse("per_omar");
const TODAY = "2026-11-28";

const mandate = (changes: Partial<Mandate> = {}): Mandate => ({
  id: MandateId.parse("mdt_first"),
  organisationId,
  personId: ruth,
  may: ["decide"],
  basis: "Scheme of delegation, line 4",
  from: "2026-01-01",
  to: null,
  grantedBy: omar,
  grantedAt: "2026-01-01T09:00:00.000Z",
  revokedOn: null,
  ...changes,
});
const meeting = (meetsOn: string, papersDueOn: string | null = null): Meeting => ({
  id: MeetingId.parse(`mtg_${meetsOn}`),
  body: "Board",
  meetsOn,
  papersDueOn,
});
const none = { organisationId, signatoryIds: [ruth], mandates: [], meetings: [] };

it.each([
  ["no signatory", { signatoryIds: [], mandates: [mandate()] }, "noSignatory"],
  ["no mandate", {}, "noMandate"],
  ["a mandate of somebody else", { mandates: [mandate({ personId: omar })] }, "noMandate"],
  ["one to prepare", { mandates: [mandate({ may: ["prepare"] })] }, "noMandate"],
  ["one from tomorrow on", { mandates: [mandate({ from: "2026-11-29" })] }, "noMandate"],
  ["one until yesterday", { mandates: [mandate({ to: "2026-11-27" })] }, "noMandate"],
  ["one revoked today", { mandates: [mandate({ revokedOn: TODAY })] }, "noMandate"],
  [
    "one of two signatories has one",
    { signatoryIds: [omar, ruth], mandates: [mandate({ to: TODAY })] },
    "yes",
  ],
])("SO22 with %s", (_what, given, canDecide) => {
  expect(readinessOf({ ...none, ...given }, TODAY).canDecide).toBe(canDecide);
});

it("SO22 a meeting counts while a paper can be brought to it, on the last day too", () => {
  const meetings = [
    meeting("2027-01-20", "2027-01-06"),
    meeting("2026-12-02", "2026-11-27"),
    meeting(TODAY),
    meeting("2026-11-27"),
    meeting("2026-12-10", TODAY),
  ];
  const readiness = readinessOf({ ...none, meetings }, TODAY);
  expect(readiness.meetings.map(({ meetsOn }) => meetsOn)).toEqual([TODAY, "2026-12-10", "2027-01-20"]);
  const later = { meetings: readiness.meetings.slice(2) };
  expect([meetsBy(later, "2027-01-19"), meetsBy(later, "2027-01-20")]).toEqual([false, true]);
});
