/** Every change of the live document except typing (SPEC: Document). */
import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import {
  addItem,
  addSection,
  bringBackItem,
  bringBackSection,
  hideSection,
  moveItem,
  moveSection,
  removeItem,
  renameSection,
  setCharterDetail,
  setField,
  setTitle,
} from "./edit.ts";
import {
  charterDetails,
  fieldFragment,
  fieldValue,
  hiddenSections,
  listItems,
  listSections,
  removedItems,
  sectionProse,
} from "./layout.ts";
import {
  ICB,
  item,
  PARTNERS,
  replica,
  section,
  sync,
  TENSION,
  TENSIONS,
  typeInto,
  VISION,
} from "./testing/test-charter.ts";

const HERE = "this device";
const AT = "2026-11-21T12:00:00Z";

const idsIn = (doc: Y.Doc, sectionId = TENSIONS) => listItems(doc, sectionId).map(({ id }) => id);
const keysOf = (doc: Y.Doc) => listSections(doc).map(({ key }) => key);

/** The origins of the transactions that `act` makes, one for each that changed something. */
const originsOf = (doc: Y.Doc, act: () => unknown) => {
  const origins: unknown[] = [];
  const note = (_: Uint8Array, origin: unknown) => origins.push(origin);
  doc.on("update", note);
  act();
  doc.off("update", note);
  return origins;
};

const withTensions = (...names: readonly string[]) => {
  const doc = replica();
  for (const name of names) addItem(doc, { id: item(name), type: "tension", sectionId: TENSIONS }, HERE);
  return doc;
};

describe("items", () => {
  it("DO5 a new item stands at the end of its section, with a text for each field that is shared text", () => {
    const doc = replica();
    expect(addItem(doc, { id: item("a"), type: "tension", sectionId: TENSIONS }, HERE)).toBe(true);
    expect(idsIn(doc)).toEqual([TENSION, item("a")]);
    expect(fieldFragment(doc, item("a"), "mitigation")?.toString()).toBe("<paragraph></paragraph>");
    expect(fieldFragment(doc, item("a"), "title")?.toString()).toBe("<paragraph></paragraph>");
    expect(fieldFragment(doc, item("a"), "review")).toBeNull();
  });

  it("DO5 it can stand after another, and start with the values of a preset", () => {
    const doc = withTensions("a");
    const preset = { title: "Cost", residual: "low", unknown: "left out" };
    addItem(doc, { id: item("b"), type: "tension", sectionId: TENSIONS, after: TENSION, preset }, HERE);
    expect(idsIn(doc)).toEqual([TENSION, item("b"), item("a")]);
    expect(fieldValue(doc, item("b"), "residual")).toBe("low");
    expect(fieldFragment(doc, item("b"), "title")?.toString()).toBe("<paragraph>Cost</paragraph>");
  });

  it("DO5 a field named like an entry of the item's own keeps apart from it", () => {
    const doc = replica();
    expect(fieldValue(doc, ICB, "type")).toBe("icb");
    expect(listItems(doc, PARTNERS)[0]?.type).toBe("partner");
  });

  it.each([
    ["before another", { before: TENSION }, ["c", "a", "b"]],
    ["after another", { after: item("a") }, ["a", "c", "b"]],
    ["to the end of its section", { sectionId: TENSIONS }, null],
  ] as const)("DO6 an item moves %s", (_, place, order) => {
    const doc = withTensions("a", "b", "c");
    expect(moveItem(doc, item("c"), place, HERE)).toBe(order !== null);
    const others = idsIn(doc).filter((id) => id !== TENSION);
    expect(others).toEqual((order ?? ["a", "b", "c"]).map(item));
  });

  it("DO6 an item moves to another section with all that it holds", () => {
    const doc = withTensions("a");
    typeInto(fieldFragment(doc, item("a"), "title"), "Cost");
    moveItem(doc, item("a"), { before: ICB }, HERE);
    expect(idsIn(doc, PARTNERS)[0]).toBe(item("a"));
    expect(fieldFragment(doc, item("a"), "title")?.toString()).toBe("<paragraph>Cost</paragraph>");
  });

  it("DO6 words typed while somebody else moves or removes the item are kept", () => {
    const [one, two] = [withTensions("a"), replica()];
    sync(one, two);
    moveItem(one, item("a"), { before: TENSION }, HERE);
    removeItem(one, item("a"), AT, HERE);
    typeInto(fieldFragment(two, item("a"), "title"), "Typed meanwhile");
    sync(one, two);
    bringBackItem(two, item("a"), HERE);
    sync(one, two);
    for (const doc of [one, two]) {
      expect(idsIn(doc)[0]).toBe(item("a"));
      expect(fieldFragment(doc, item("a"), "title")?.toString()).toContain("Typed meanwhile");
    }
  });

  it("DO7 a removed item leaves its section and can be brought back to its place", () => {
    const doc = withTensions("a", "b");
    expect(removeItem(doc, item("a"), AT, HERE)).toBe(true);
    expect(idsIn(doc)).toEqual([TENSION, item("b")]);
    expect(removedItems(doc)).toMatchObject([{ id: item("a"), removedAt: AT, sectionId: TENSIONS }]);
    expect(bringBackItem(doc, item("a"), HERE)).toBe(true);
    expect(idsIn(doc)).toEqual([TENSION, item("a"), item("b")]);
    expect(removedItems(doc)).toEqual([]);
  });

  it("DO7 the last removed is listed first", () => {
    const doc = withTensions("a", "b");
    removeItem(doc, item("a"), "2026-11-21T12:00:00Z", HERE);
    removeItem(doc, item("b"), "2026-11-21T12:00:01Z", HERE);
    expect(removedItems(doc).map(({ id }) => id)).toEqual([item("b"), item("a")]);
  });

  it.each([
    ["text", "residual", "high", "high"],
    ["a list", "relatedObjectives", ["itm_0001"], ["itm_0001"]],
    ["nothing for null", "residual", null, undefined],
    ["nothing for the empty text", "residual", "", undefined],
    ["nothing for an empty list", "relatedObjectives", [], undefined],
  ])("DO8 a plain field holds %s", (_, key, value, expected) => {
    const doc = replica();
    setField(doc, { itemId: TENSION, key: "residual" }, "low", HERE);
    setField(doc, { itemId: TENSION, key: "relatedObjectives" }, ["itm_0009"], HERE);
    expect(setField(doc, { itemId: TENSION, key }, value, HERE)).toBe(true);
    expect(fieldValue(doc, TENSION, key)).toEqual(expected);
  });
});

describe("sections", () => {
  it("DO10 the partners can add a section of their own, with a text, in its place", () => {
    const doc = replica();
    expect(addSection(doc, { id: section("own"), title: "Money", after: VISION }, HERE)).toBe(true);
    expect(addSection(doc, { id: section("top"), title: "First", after: null }, HERE)).toBe(true);
    expect(listSections(doc).map(({ title }) => title)).toEqual([
      "First",
      "Vision",
      "Money",
      "Partners",
      "Tensions",
      "Signatures",
    ]);
    expect(sectionProse(doc, section("own"))?.toString()).toBe("<paragraph></paragraph>");
  });

  it("DO10 sections move, are renamed, leave the page and come back", () => {
    const doc = replica();
    expect(moveSection(doc, TENSIONS, { before: VISION }, HERE)).toBe(true);
    expect(keysOf(doc)).toEqual(["tensions", "vision", "partners", "signatures"]);
    expect(renameSection(doc, VISION, "Where we are going", HERE)).toBe(true);
    expect(hideSection(doc, VISION, AT, HERE)).toBe(true);
    expect(keysOf(doc)).toEqual(["tensions", "partners", "signatures"]);
    expect(hiddenSections(doc)).toMatchObject([{ title: "Where we are going", removedAt: AT }]);
    expect(bringBackSection(doc, VISION, HERE)).toBe(true);
    expect(keysOf(doc)).toEqual(["tensions", "vision", "partners", "signatures"]);
  });

  it("DO8 the title and the details of the charter", () => {
    const doc = replica();
    setTitle(doc, "Anchored here", HERE);
    setCharterDetail(doc, "entryPoint", "net_zero", HERE);
    expect(charterDetails(doc)).toMatchObject({ title: "Anchored here", entryPoint: "net_zero" });
    setCharterDetail(doc, "entryPoint", "", HERE);
    expect(charterDetails(doc).entryPoint).toBe("");
  });
});

describe("order", () => {
  it("DO11 what two people put in the same place stands in the same order for both", () => {
    const [one, two] = [replica(), replica()];
    addItem(one, { id: item("b"), type: "tension", sectionId: TENSIONS }, HERE);
    addItem(two, { id: item("a"), type: "tension", sectionId: TENSIONS }, HERE);
    sync(one, two);
    expect(idsIn(one)).toEqual([TENSION, item("a"), item("b")]);
    expect(idsIn(two)).toEqual(idsIn(one));
  });

  it("DO11 something can be put between them afterwards", () => {
    const [one, two] = [replica(), replica()];
    addItem(one, { id: item("b"), type: "tension", sectionId: TENSIONS }, HERE);
    addItem(two, { id: item("a"), type: "tension", sectionId: TENSIONS }, HERE);
    sync(one, two);
    addItem(one, { id: item("c"), type: "tension", sectionId: TENSIONS, after: item("a") }, HERE);
    sync(one, two);
    expect(idsIn(two)).toEqual([TENSION, item("a"), item("c"), item("b")]);
  });

  it("DO11 an order that nobody here made does not stand in the way", () => {
    const doc = withTensions("a");
    const map = doc.getMap<Y.Map<unknown>>("items").get(item("a"));
    map?.set("order", "~~ not an order");
    addItem(doc, { id: item("b"), type: "tension", sectionId: TENSIONS }, HERE);
    expect(idsIn(doc)).toEqual([TENSION, item("a"), item("b")]);
  });
});

describe("transactions", () => {
  const EDITS: readonly (readonly [string, (doc: Y.Doc) => boolean])[] = [
    ["addItem", (doc) => addItem(doc, { id: item("n"), type: "tension", sectionId: TENSIONS }, HERE)],
    ["moveItem", (doc) => moveItem(doc, TENSION, { after: ICB }, HERE)],
    ["removeItem", (doc) => removeItem(doc, TENSION, AT, HERE)],
    ["setField", (doc) => setField(doc, { itemId: TENSION, key: "residual" }, "low", HERE)],
    ["setTitle", (doc) => setTitle(doc, "Another", HERE)],
    ["setCharterDetail", (doc) => setCharterDetail(doc, "place", "Wendle", HERE)],
    ["addSection", (doc) => addSection(doc, { id: section("n"), title: "New", after: null }, HERE)],
    ["moveSection", (doc) => moveSection(doc, VISION, { after: TENSIONS }, HERE)],
    ["hideSection", (doc) => hideSection(doc, VISION, AT, HERE)],
    ["renameSection", (doc) => renameSection(doc, VISION, "Another", HERE)],
  ];

  it.each(EDITS)(
    "DO12 %s is one transaction of its origin; the second time it changes nothing",
    (_, edit) => {
      const doc = replica();
      expect(originsOf(doc, () => expect(edit(doc)).toBe(true))).toEqual([HERE]);
      expect(originsOf(doc, () => expect(edit(doc)).toBe(false))).toEqual([]);
    },
  );

  it("DO12 bringing back is one too", () => {
    const doc = replica();
    removeItem(doc, TENSION, AT, HERE);
    hideSection(doc, VISION, AT, HERE);
    expect(originsOf(doc, () => bringBackItem(doc, TENSION, HERE))).toEqual([HERE]);
    expect(originsOf(doc, () => bringBackSection(doc, VISION, HERE))).toEqual([HERE]);
    expect(originsOf(doc, () => bringBackItem(doc, TENSION, HERE))).toEqual([]);
    expect(originsOf(doc, () => bringBackSection(doc, VISION, HERE))).toEqual([]);
  });

  const REFUSED: readonly (readonly [string, (doc: Y.Doc) => boolean])[] = [
    ["an id that is taken", (doc) => addItem(doc, { id: ICB, type: "tension", sectionId: TENSIONS }, HERE)],
    [
      "a section that is not there",
      (doc) => addItem(doc, { id: item("n"), type: "tension", sectionId: section("none") }, HERE),
    ],
    [
      "an item type that is a record",
      (doc) => addItem(doc, { id: item("n"), type: "signoff", sectionId: TENSIONS }, HERE),
    ],
    ["moving what is not there", (doc) => moveItem(doc, item("none"), { after: ICB }, HERE)],
    ["moving beside what is not there", (doc) => moveItem(doc, ICB, { after: item("none") }, HERE)],
    ["moving to no section", (doc) => moveItem(doc, ICB, { sectionId: section("none") }, HERE)],
    ["moving beside itself", (doc) => moveItem(doc, ICB, { after: ICB }, HERE)],
    ["removing what is not there", (doc) => removeItem(doc, item("none"), AT, HERE)],
    ["bringing back what is there", (doc) => bringBackItem(doc, ICB, HERE)],
    ["setting shared text", (doc) => setField(doc, { itemId: TENSION, key: "title" }, "x", HERE)],
    ["setting no field", (doc) => setField(doc, { itemId: TENSION, key: "__proto__" }, "x", HERE)],
    ["an empty title", (doc) => setTitle(doc, "", HERE)],
    [
      "a section after none",
      (doc) => addSection(doc, { id: section("n"), title: "N", after: section("none") }, HERE),
    ],
    ["renaming what is not there", (doc) => renameSection(doc, section("none"), "N", HERE)],
  ];

  it.each(REFUSED)("DO12 %s changes nothing", (_, edit) => {
    const doc = replica();
    expect(originsOf(doc, () => expect(edit(doc)).toBe(false))).toEqual([]);
  });
});
