/** The description of what a charter may hold, held against the schemas that it is derived from (SPEC: DO15). */
import { ITEM_TYPES } from "@acb/schemas/item-types";
import { expect, it } from "vitest";
import { CHARTER_ROOTS, type Shape } from "./charter-shape.ts";
import { fieldEntry } from "./layout.ts";
import { textSchema } from "./prose-schema.ts";
import { section } from "./testing/test-charter.ts";
import { MARK_ATTRIBUTES, NODE_ATTRIBUTES, textShape } from "./text-shape.ts";

const names = (table: Readonly<Record<string, object>>) =>
  Object.fromEntries(Object.entries(table).map(([name, entries]) => [name, Object.keys(entries).sort()]));

it("DO15 every attribute of the editor's nodes and marks has its row, and no row is left over", () => {
  const { nodes, marks } = textSchema("prose");
  const attributesOf = (types: typeof nodes | typeof marks) =>
    Object.fromEntries(
      Object.values(types).flatMap(({ name, spec }) => {
        const keys = Object.keys(spec.attrs ?? {}).sort();
        return keys.length === 0 ? [] : [[name, keys]];
      }),
    );
  expect(names(NODE_ATTRIBUTES)).toEqual(attributesOf(nodes));
  expect(names(MARK_ATTRIBUTES)).toEqual(attributesOf(marks));
});

it("DO15 each place takes the nodes that the editor's schema takes there, and no others", () => {
  const prose = textShape("prose");
  expect(
    ["paragraph", "heading", "bulletList", "blockquote"].map((name) => prose.child(name) === null),
  ).toEqual([false, false, false, false]);
  expect(
    ["listItem", "hardBreak", "text", "doc", "table", "__proto__"].map((name) => prose.child(name)),
  ).toEqual([null, null, null, null, null, null]);
  expect([prose.words, prose.child("bulletList")?.words, prose.child("paragraph")?.words === null]).toEqual([
    null,
    null,
    false,
  ]);
  expect([
    textShape("line").child("heading"),
    textShape("line").child("paragraph")?.child("hardBreak"),
  ]).toEqual([null, null]);
});

it("DO15 marks have the values that the editor writes; links go where links may go", () => {
  const words = textShape("prose").child("paragraph")?.words;
  const fits = (mark: string, value: unknown) => words?.markFits(mark, value);
  const link = { target: null, rel: null, class: null, title: null };
  expect([fits("bold", {}), fits("bold", true), fits("italic", null)]).toEqual([true, true, true]);
  expect(fits("link", { ...link, href: "https://example.org" })).toBe(true);
  for (const href of [
    "javascript:alert(1)",
    " JaVa\tScript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    7,
    null,
  ])
    expect(fits("link", { ...link, href })).toBe(false);
  for (const value of [true, {}, [], "x", 7, { href: "https://a.example", onclick: "x" }])
    expect(fits("link", value)).toBe(false);
  expect(["bold", "comment", "constructor"].map((mark) => words?.hasMark(mark))).toEqual([
    true,
    false,
    false,
  ]);
});

const entryIn = (shape: Shape | undefined, key: string, values: Readonly<Record<string, unknown>> = {}) =>
  shape?.kind === "map" ? shape.entry(key, (other) => values[other]) : null;
const itemShape = entryIn(CHARTER_ROOTS.items, "itm_0001")?.shape;

it("DO15 an item has the entries of its type, and of no other", () => {
  for (const { key, home, fields } of Object.values(ITEM_TYPES)) {
    for (const field of fields)
      expect(entryIn(itemShape, fieldEntry(field.key), { type: key }), `${key}.${field.key}`).not.toBeNull();
    expect(entryIn(itemShape, "field.__proto__", { type: key })).toBeNull();
    const type = entryIn(itemShape, "type")?.shape;
    expect(type?.kind === "value" && type.fits(key)).toBe(home === "document");
  }
  expect(entryIn(itemShape, fieldEntry("title"), {})).toBeNull();
});

it("DO15 sections and items stand under ids of their own kind; what is the server's has no entry", () => {
  expect(entryIn(CHARTER_ROOTS.sections, section("0001"))).not.toBeNull();
  for (const key of ["itm_0001", "__proto__", "constructor", "", "sec_"])
    expect(entryIn(CHARTER_ROOTS.sections, key)).toBeNull();
  for (const key of ["layout", "template", "domainScheme", "language", "__proto__", "toString"])
    expect(entryIn(CHARTER_ROOTS.charter, key)).toBeNull();
});
