/** The seed of a new charter (SPEC: Document). */
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { LAYOUT_VERSION } from "../protocol/layout-version.ts";
import { fragmentText } from "./fragment-to-blocks.ts";
import { SEED_CLIENT_ID, seedDocument } from "./from-template.ts";
import {
  charterDetails,
  fieldFragment,
  fieldValue,
  layoutOf,
  listItems,
  listSections,
  sectionProse,
} from "./layout.ts";
import { PARTNERS, replica, smallSeed, TENSIONS, VISION } from "./testing/test-charter.ts";

const textOf = (doc: Y.Doc, itemId: string, key: string) => {
  const fragment = fieldFragment(doc, itemId, key);
  return fragment === null ? null : fragmentText(fragment);
};

describe("seed", () => {
  it("DO1 the charter's details, its layout version and the template's sections in order", () => {
    const doc = replica(undefined, seedDocument({ ...smallSeed(), details: { entryPoint: "net_zero" } }));
    expect(layoutOf(doc)).toBe(LAYOUT_VERSION);
    expect(charterDetails(doc)).toEqual({
      title: "Wendle Vale Charter",
      label: "charter",
      level: "system",
      place: "Wendle Vale",
      language: "en-GB",
      template: "small-template",
      domainScheme: "leeds",
      entryPoint: "net_zero",
      startingPoint: "",
    });
    expect(listSections(doc).map(({ key, kind, generated }) => [key, kind, generated])).toEqual([
      ["vision", "prose", null],
      ["partners", "list", null],
      ["tensions", "list", null],
      ["signatures", "generated", "signatures"],
    ]);
  });

  it("DO4 without contents it has an item for each partner, and the template's starters", () => {
    const doc = replica();
    const partners = listItems(doc, PARTNERS).map(({ id }) => [
      textOf(doc, id, "name"),
      textOf(doc, id, "shortName"),
      fieldValue(doc, id, "type"),
      fieldValue(doc, id, "organisation"),
    ]);
    expect(partners).toEqual([
      ["Wendle Vale ICB", "ICB", "icb", "org_icb1"],
      ["Aldminster City", "City", "local_authority", "org_city"],
    ]);
    expect(listItems(doc, TENSIONS).map(({ id }) => textOf(doc, id, "pullA"))).toEqual(["Save"]);
  });

  it("DO4 with contents it has these and nothing else, under their own ids", () => {
    const items = [{ id: "itm_mine", type: "tension", fields: { title: "Mine", residual: "low" } }];
    const contents = { vision: { text: "We share.", items: [] }, tensions: { text: "Openly.", items } };
    const doc = replica(undefined, seedDocument({ ...smallSeed(), contents }));
    const [, , tensions] = listSections(doc);
    const [mine] = listItems(doc, tensions?.id ?? "");
    expect(mine?.id).toBe("itm_mine");
    expect(fieldValue(doc, "itm_mine", "residual")).toBe("low");
    expect(listItems(doc, PARTNERS)).toEqual([]);
    expect(sectionProse(doc, VISION)?.toString()).toBe("<paragraph>We share.</paragraph>");
  });

  it.each([
    ["a section that the template lacks", { elsewhere: { text: "lost", items: [] } }],
    [
      "an unknown item type",
      { vision: { text: "", items: [{ id: "itm_1234", type: "dream", fields: {} }] } },
    ],
  ])("DO4 contents with %s are refused, not lost", (_, contents) => {
    expect(() => seedDocument({ ...smallSeed(), contents })).toThrow(RangeError);
  });

  it("DO4 the same seed gives the same bytes, all of a client that no device can be", () => {
    expect(seedDocument(smallSeed())).toEqual(seedDocument(smallSeed()));
    expect([...Y.decodeStateVector(Y.encodeStateVector(replica())).keys()]).toEqual([SEED_CLIENT_ID]);
    expect(SEED_CLIENT_ID).toBeGreaterThan(0xffff_ffff);
  });
});
