import { OrganisationId, SectionId } from "@acb/schemas/ids";
import type { PenHolder } from "@acb/schemas/pen";
import { expect, test } from "vitest";
import { charterForTests } from "../testing/charter.ts";
import { closedTo, penMeaning, penNews, penWords, withPen } from "./pens.ts";

const river = OrganisationId.parse("org_river");
const vision = SectionId.parse("sec_vision");
const EVERYBODY: PenHolder = { kind: "everybody" };
const FROZEN: PenHolder = { kind: "nobody" };
const OF_RIVER: PenHolder = { kind: "organisation", organisationId: river };
const OF_STRANGERS: PenHolder = { kind: "organisation", organisationId: OrganisationId.parse("org_strange") };
const charter = {
  ...charterForTests(),
  roles: charterForTests().people.map(({ id }) => ({ personId: id, role: "governance_lead" as const })),
};

test.each([
  [EVERYBODY, null, null],
  [FROZEN, "Frozen", "Frozen"],
  [OF_RIVER, "Riverside Homes has the pen", "Riverside has the pen"],
  [OF_STRANGERS, "Another organisation has the pen", "Another organisation has the pen"],
])("SECTION-1 where the pen is, in words: %j", (holder, words, short) => {
  expect([penWords(holder, charter), penWords(holder, charter, "shortName")]).toEqual([words, short]);
});

test("SECTION-1 the meaning names who can change it", () => {
  expect(penMeaning(FROZEN, charter, false)).toBe(
    "Nobody writes in this section now. Amira Khan can change that.",
  );
  expect(penMeaning(OF_RIVER, { ...charter, roles: [] }, true)).toBe(
    "Only people of your organisation write in this section now. A governance lead can change that.",
  );
  expect(penMeaning(OF_RIVER, charter, false)).toMatch(/you can read it here, and write in the others/);
});

test.each([
  [EVERYBODY, "Bo opened “Vision”: everybody who may write writes there again."],
  [OF_RIVER, "Bo gave the pen of “Vision” to Riverside Homes: only its people write there now."],
  [FROZEN, "Bo froze “Vision”: nobody writes there now."],
])("SECTION-3 everybody present hears one sentence: %j", (holder, words) => {
  expect(penNews(holder, "Vision", "Bo", charter)).toBe(words);
});

test("SECTION-2 a section is closed to those whose pen it is not", () => {
  const pens = withPen(withPen([], { sectionId: vision, holder: FROZEN }), {
    sectionId: vision,
    holder: OF_RIVER,
  });
  expect(pens).toEqual([{ sectionId: vision, holder: OF_RIVER }]);
  expect([river, null].map((id) => closedTo(pens, id)("sec_vision"))).toEqual([false, true]);
  expect(withPen(pens, { sectionId: vision, holder: EVERYBODY })).toEqual([]);
});
