/** A half-filled decision outlives a reload and nothing else (SPEC: client, Sign-off). */
import { afterEach, expect, it } from "vitest";
import { EMPTY_DRAFT, firstDraft } from "./decision-draft.ts";
import { forgetDraft, keepDraft, keptDraftPlace, readKeptDraft } from "./kept-draft.ts";

const ABOUT = { personId: "per_1", roundId: "rou_1", organisationId: "org_1", replaces: null };
const PLACE = keptDraftPlace(ABOUT);
const DRAFT = { ...EMPTY_DRAFT, position: "declined", reason: "The budget is not voted yet" } as const;

afterEach(() => sessionStorage.clear());

it("DECIDE-5 answers are given back until the decision is recorded", () => {
  expect(readKeptDraft(PLACE)).toBeNull();
  keepDraft(PLACE, DRAFT);
  expect(readKeptDraft(PLACE)).toEqual(DRAFT);
  forgetDraft(PLACE);
  expect(readKeptDraft(PLACE)).toBeNull();
});

it.each([
  ["another person", { personId: "per_2" }],
  ["another round", { roundId: "rou_2" }],
  ["another organisation", { organisationId: "org_2" }],
  ["an approval after a decline", { replaces: "dec_1" }],
])("DECIDE-5 they are not given to %s", (_, some) => {
  keepDraft(PLACE, DRAFT);
  expect(readKeptDraft(keptDraftPlace({ ...ABOUT, ...some }))).toBeNull();
});

it.each(["{", '{"position":"maybe"}'])("DECIDE-5 what is not a draft is left alone: %s", (kept) => {
  sessionStorage.setItem(PLACE, kept);
  expect(readKeptDraft(PLACE)).toBeNull();
});

it("DECIDE-4 who takes back a decline starts from the approval", () => {
  expect([firstDraft(null).position, firstDraft("dec_1").position]).toEqual(["", "approved"]);
});
