/** The board in words and the decision on its way to a request (SPEC: client, Sign-off). */
import { expect, it } from "vitest";
import { countInWords } from "./count-in-words.ts";
import { settledWords } from "./decide-screen.tsx";
import {
  type DecisionDraft,
  type DecisionSubject,
  draftErrors,
  EMPTY_DRAFT,
  toRequest,
} from "./decision-draft.ts";
import { outOfReachWords } from "./out-of-reach-words.ts";

it.each([
  [{ signed: 14 }, 14, "All 14 have signed."],
  [{ signed: 1, asked: 1 }, 2, "1 of 2 has signed. 1 has not decided yet."],
  [{ signed: 11, declined: 1, asked: 2 }, 14, "11 of 14 have signed. 1 declined; 2 have not decided yet."],
  [{ lapsed: 3 }, 3, "0 of 3 have signed. 3 gave no decision by the date."],
])("BOARD-1 %o", (counts, size, words) => {
  expect(countInWords(size, counts)).toBe(words);
});

it.each([
  [{ missing: 2, canStillSign: 2 }, null],
  [{ missing: 0, canStillSign: 0 }, null],
  [{ missing: 1, canStillSign: 0 }, "1 more signature is needed, and no organisation can still sign."],
  [{ missing: 2, canStillSign: 1 }, "2 more signatures are needed, and 1 organisation can still sign."],
  [{ missing: 4, canStillSign: 3 }, "4 more signatures are needed, and 3 organisations can still sign."],
])("BOARD-2 %o", (reach, words) => {
  expect(outOfReachWords(reach)?.split(" A governance")[0] ?? null).toBe(words);
});

const SUBJECT: DecisionSubject = {
  versionId: "ver_12345",
  contentHash: "a".repeat(64),
  organisationId: "org_12345",
  organisationName: "Riverside Homes",
  replaces: null,
  frozenOn: "2026-11-02",
  today: "2026-11-21",
};
const ID = "0b3b1f0e-5d3c-4d0e-9c6a-5f6b7a8c9d0e";
const FILLED: DecisionDraft = {
  ...EMPTY_DRAFT,
  position: "approved",
  kind: "board",
  body: "Board of Directors",
  meetingOn: "2026-11-12",
  reference: "PUB26/11/10.1",
};
const places = (some: Partial<DecisionDraft>) =>
  Object.keys(draftErrors({ ...FILLED, ...some }, SUBJECT, ID));

it("DECIDE-2 a filled form has no problems and becomes the request", () => {
  expect(places({})).toEqual([]);
  expect(toRequest(FILLED, SUBJECT, ID)).toEqual({
    id: ID,
    versionId: SUBJECT.versionId,
    contentHash: SUBJECT.contentHash,
    organisationId: SUBJECT.organisationId,
    position: "approved",
    minuteVerb: "",
    authority: { kind: "board", body: "Board of Directors", meetingOn: "2026-11-12" },
    evidence: [{ kind: "minute", reference: "PUB26/11/10.1", status: "draft" }],
    reason: "",
  });
});

it("DECIDE-4 an approval after a decline names the decline that it replaces", () => {
  const replaces = "7a2f0c11-1d2e-4b5a-8c3d-9e8f7a6b5c4d";
  expect(toRequest(FILLED, { ...SUBJECT, replaces }, ID)).toEqual({
    ...toRequest(FILLED, SUBJECT, ID),
    replaces,
  });
});

it.each([
  ["no position", { position: "" }, ["position"]],
  ["no authority", { kind: "", body: "" }, ["authority.kind", "authority.body"]],
  ["no date", { meetingOn: "" }, ["authority.meetingOn"]],
  [
    "an empty form, in the order of its questions",
    { position: "", kind: "", body: "", meetingOn: "" },
    ["position", "authority.kind", "authority.body", "authority.meetingOn"],
  ],
  ["a date before the freeze", { meetingOn: "2026-11-01" }, ["authority.meetingOn"]],
  ["a date in the future", { meetingOn: "2026-11-22" }, ["authority.meetingOn"]],
  ["an approval without a reference", { reference: " " }, ["evidence.0.reference"]],
  ["a decline without a reason", { position: "declined", reference: "" }, ["reason"]],
  ["a decline with a reason", { position: "declined", reference: "", reason: "Too costly" }, []],
] as const)("DECIDE-2 %s", (_, some, expected) => {
  expect(places(some)).toEqual(expected);
});

it("BOARD-6 of an organisation that left before deciding nobody reads that its position was recorded", () => {
  expect(settledWords({ decision: null }, 1)).toMatch(/^It is asked for no decision .+ none is recorded/);
});
