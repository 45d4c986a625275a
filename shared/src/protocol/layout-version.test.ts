/** A change of what documents hold must not slip through without a new layout version (SPEC: Protocol). */
import { ITEM_TYPES } from "@acb/schemas/item-types";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { expect, it } from "vitest";
import { canonicalJson } from "../document/canonical-json.ts";
import { type TextKind, textSchema } from "../document/prose-schema.ts";
import { LAYOUT_VERSION } from "./layout-version.ts";

/** Labels and hints may change at will; keys, kinds and the editor's nodes, marks and attributes may not. */
const shape = {
  itemTypes: Object.values(ITEM_TYPES).map(({ key, home, fields }) => ({
    key,
    home,
    fields: fields.map((field) => ({ key: field.key, kind: field.kind })),
  })),
  text: (["prose", "line"] satisfies TextKind[]).map((kind) => {
    const { nodes, marks } = textSchema(kind);
    return {
      nodes: Object.values(nodes).map(({ name, spec }) => ({
        name,
        content: spec.content ?? "",
        attributes: Object.keys(spec.attrs ?? {}).sort(),
      })),
      marks: Object.values(marks).map(({ name, spec }) => ({
        name,
        attributes: Object.keys(spec.attrs ?? {}).sort(),
      })),
    };
  }),
};

const SHAPE_OF_VERSION = {
  version: 1,
  hash: "e4a43aa67a611581a0a1611fb609f690c0d05a69e8dfcb9d33c3c1204c58b5bf",
};

it("PR4 the layout is the one that the layout version stands for", () => {
  const hash = bytesToHex(sha256(utf8ToBytes(canonicalJson(shape))));
  expect(
    { version: LAYOUT_VERSION, hash },
    "The item types or the text schema have changed. Raise LAYOUT_VERSION with a line of history, then put the new version and hash into this test.",
  ).toEqual(SHAPE_OF_VERSION);
});
