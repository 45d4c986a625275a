/** Content and its hash do not depend on how a text came about, and nothing makes them fail (SPEC: Content; I5). */
import { Content } from "@acb/schemas/content";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { canonicalJson } from "./canonical-json.ts";
import { hashContent } from "./content-hash.ts";
import { setField } from "./edit.ts";
import { fragmentText } from "./fragment-to-blocks.ts";
import { seedDocument } from "./from-template.ts";
import {
  charterDetails,
  fieldEntry,
  fieldFragment,
  fieldValue,
  hiddenSections,
  layoutOf,
  listItems,
  listSections,
  removedItems,
  sectionProse,
} from "./layout.ts";
import { anyNodes, toShared } from "./testing/random-fragment.ts";
import { ABOUT, replica, smallSeed, sync, TENSION, typeInto, VISION } from "./testing/test-charter.ts";
import { toContent } from "./to-content.ts";

const SEED = seedDocument(smallSeed());
const hashOf = (doc: Y.Doc): string => hashContent(toContent(doc, ABOUT)).contentHash;

const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });

/** What is to be in the charter at the end. */
const wanted = fc.record({
  vision: words,
  owner: words,
  residual: fc.constantFrom("low", "medium", "high"),
  review: fc.constantFrom("2027-01-31", "2028-01-31"),
});
type Wanted = typeof wanted extends fc.Arbitrary<infer Value> ? Value : never;
const KEYS = ["vision", "owner", "residual", "review"] as const;

const write = (doc: Y.Doc, key: (typeof KEYS)[number], value: string, atOnce: boolean): void => {
  if (key === "residual" || key === "review") {
    if (!atOnce) setField(doc, { itemId: TENSION, key }, "2030-01-01", null);
    setField(doc, { itemId: TENSION, key }, value, null);
    return;
  }
  const fragment = key === "vision" ? sectionProse(doc, VISION) : fieldFragment(doc, TENSION, key);
  const parts = atOnce ? [value] : [...value].reverse();
  for (const part of parts) typeInto(fragment, part);
};

/** Two people write the charter: in this order, in these forms. */
const written = (content: Wanted, how: How): Y.Doc => {
  const docs = [replica(how.clientIds[0], SEED), replica(how.clientIds[1], SEED)] as const;
  for (const [at, key] of how.order.entries()) {
    const doc = docs[at % 2 === 0 ? 0 : 1];
    write(doc, key, content[key].normalize(how.form), how.atOnce);
    if (how.syncs) sync(...docs);
  }
  sync(...docs);
  return docs[how.reader];
};
const how = fc.record({
  clientIds: fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { minLength: 2, maxLength: 2 }),
  order: fc.shuffledSubarray([...KEYS], { minLength: KEYS.length }),
  form: fc.constantFrom("NFC", "NFD"),
  atOnce: fc.boolean(),
  syncs: fc.boolean(),
  reader: fc.constantFrom(0, 1),
});
type How = typeof how extends fc.Arbitrary<infer Value> ? Value : never;

/** Anything that an update can put into a map. */
const garbage: fc.Arbitrary<() => unknown> = fc.oneof(
  fc.constantFrom<() => unknown>(
    () => new Y.Map([["type", "tension"]]),
    () => new Y.Array(),
    () => new Y.Text("text"),
    () => new Y.XmlElement("paragraph"),
    () => new Y.XmlHook("hook"),
    () => new Uint8Array(2),
    () => new Y.Doc(),
  ),
  anyNodes.map((nodes) => () => {
    const fragment = new Y.XmlFragment();
    fragment.insert(0, nodes.map(toShared));
    return fragment;
  }),
  fc.jsonValue({ maxDepth: 2 }).map((value) => () => value),
  fc
    .constantFrom("tension", VISION, TENSION, "a0", "list", "generated", "\ud800", true, 2 ** 60, -0)
    .map((value) => () => value),
);
const SECTION_KEYS = [
  "key",
  "kind",
  "title",
  "order",
  "hidden",
  "removedAt",
  "generated",
  "prose",
  "__proto__",
];
const ITEM_KEYS = [
  "type",
  "sectionId",
  "order",
  "removedAt",
  ...["title", "mitigation", "residual", "review", "relatedObjectives", "__proto__"].map(fieldEntry),
];
const spoilt = fc.array(
  fc.record({
    root: fc.constantFrom("charter", "sections", "items"),
    id: fc.constantFrom<string>(VISION, TENSION, "itm_new1", "sec_new1", "__proto__", "title", "layout", ""),
    key: fc.constantFrom<string | null>(null, ...SECTION_KEYS, ...ITEM_KEYS),
    make: garbage,
  }),
  { maxLength: 25 },
);

/** Somebody else's client writes garbage; it arrives as an update. */
const spoil = (changes: typeof spoilt extends fc.Arbitrary<infer Value> ? Value : never): Y.Doc => {
  const hostile = replica(7, SEED);
  for (const { root, id, key, make } of changes) {
    const map = hostile.getMap<unknown>(root);
    const entry = map.get(id);
    if (key === null) map.set(id, make());
    else if (entry instanceof Y.Map) entry.set(key, make());
    else map.set(id, new Y.Map([[key, make()]]));
  }
  return replica(8, Y.encodeStateAsUpdate(hostile));
};

const readAll = (doc: Y.Doc): void => {
  charterDetails(doc);
  layoutOf(doc);
  for (const section of [...listSections(doc), ...hiddenSections(doc)])
    for (const { id } of [...listItems(doc, section.id), ...removedItems(doc)])
      for (const key of ["title", "residual", "__proto__"]) {
        fieldValue(doc, id, key);
        const fragment = fieldFragment(doc, id, key);
        if (fragment !== null) fragmentText(fragment);
      }
};

describe("content", () => {
  it("CO10 (I5) the hash is the same for the same text, whoever wrote it, in whatever order and spelling", () => {
    fc.assert(
      fc.property(wanted, how, how, (content, one, two) => {
        expect(hashOf(written(content, one))).toBe(hashOf(written(content, two)));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("CO10 (I5) the hash differs for any change that can be seen", () => {
    const plain: How = {
      clientIds: [1, 2],
      order: [...KEYS],
      form: "NFC",
      atOnce: true,
      syncs: false,
      reader: 0,
    };
    fc.assert(
      fc.property(wanted, fc.constantFrom(...KEYS), fc.constantFrom("x", "é", "9"), (content, key, added) => {
        const changed = { ...content, [key]: `${content[key]}${added}` };
        expect(hashOf(written(changed, plain))).not.toBe(hashOf(written(content, plain)));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("CO11 no garbage in the document makes reading fail or write, and what is read is content", () => {
    fc.assert(
      fc.property(spoilt, (changes) => {
        const doc = spoil(changes);
        const before = Y.encodeStateAsUpdate(doc);
        readAll(doc);
        const content = toContent(doc, ABOUT);
        expect(Content.parse(content)).toEqual(content);
        expect(canonicalJson(content)).toBe(canonicalJson(JSON.parse(canonicalJson(content))));
        expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it.each(["charter", "sections", "items"])("CO11 a root %s of another kind reads as empty", (root) => {
    const doc = new Y.Doc();
    doc.getText(root).insert(0, "not a map");
    readAll(doc);
    expect(toContent(doc, ABOUT).sections).toEqual([]);
  });
});
