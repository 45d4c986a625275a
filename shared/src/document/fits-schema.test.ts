/** The binding of editors deletes nothing (SPEC: Document; reliability M9, M18). */
import { initProseMirrorDoc } from "@tiptap/y-tiptap";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { fitsSchema } from "./fits-schema.ts";
import { blocksFromText, fillFragment } from "./from-text.ts";
import { type TextKind, textSchema } from "./prose-schema.ts";
import { anyNodes, fragmentOf, type RandomNode } from "./testing/random-fragment.ts";

/** The text as an editor shows it once it is bound, and what binding wrote. */
const bind = (fragment: Y.XmlFragment, kind: TextKind) => {
  const before = fragment.toJSON();
  const { doc } = initProseMirrorDoc(fragment, textSchema(kind));
  return { text: doc.textContent, changed: fragment.toJSON() !== before, isValid: isValid(doc) };
};

const isValid = (doc: { readonly check: () => void }): boolean => {
  try {
    doc.check();
    return true;
  } catch {
    return false;
  }
};

const plainText = (fragment: Y.XmlFragment): string =>
  [...fragment.createTreeWalker((node) => node instanceof Y.XmlText)]
    .flatMap((node) => (node instanceof Y.XmlText ? node.toDelta() : []))
    .map(({ insert }: { readonly insert: unknown }) => String(insert))
    .join("");

/** Any sequence of what belongs in each place, none included: what honest edits can leave behind. */
const inline = fc.oneof(
  fc.record({
    words: fc.array(
      fc.record({
        text: fc.string({ minLength: 1, maxLength: 5 }),
        marks: fc.constantFrom<Readonly<Record<string, unknown>>>(
          {},
          { bold: true },
          { italic: {}, link: { href: "https://a.example" } },
        ),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  fc.constant({ name: "hardBreak", attributes: {}, children: [] }),
);
const node = (name: string, children: fc.Arbitrary<RandomNode>): fc.Arbitrary<RandomNode> =>
  fc.record({
    name: fc.constant(name),
    attributes: fc.constant({}),
    children: fc.array(children, { maxLength: 3 }),
  });
const honestBlock: fc.Arbitrary<RandomNode> = fc.letrec<{ block: RandomNode; listItem: RandomNode }>(
  (tie) => ({
    listItem: node("listItem", tie("block")),
    block: fc.oneof(
      { depthSize: "small" },
      node("paragraph", inline),
      node("heading", inline),
      node("bulletList", tie("listItem")),
      node("orderedList", tie("listItem")),
      node("blockquote", tie("block")),
    ),
  }),
).block;

describe("binding", () => {
  it("DO13 the schema is total: whatever honest edits leave, binding keeps all of it and writes nothing", () => {
    fc.assert(
      fc.property(fc.array(honestBlock, { maxLength: 4 }), (nodes) => {
        const fragment = fragmentOf(nodes);
        const text = plainText(fragment);
        expect(fitsSchema(fragment, "prose")).toBe(true);
        expect(bind(fragment, "prose")).toEqual({ text, changed: false, isValid: true });
      }),
      { numRuns: 300 },
    );
  });

  it("DO14 hostile text either fits, and is kept as it is, or is known not to fit before anything is bound", () => {
    fc.assert(
      fc.property(anyNodes, fc.constantFrom<TextKind>("prose", "line"), (nodes, kind) => {
        const fragment = fragmentOf(nodes);
        const [before, text] = [fragment.toJSON(), plainText(fragment)];
        const fits = fitsSchema(fragment, kind);
        expect(fragment.toJSON()).toBe(before);
        if (fits) expect(bind(fragment, kind)).toEqual({ text, changed: false, isValid: true });
      }),
      { numRuns: 1000 },
    );
  });

  it.each<readonly [string, RandomNode]>([
    ["an unknown node", { name: "table", attributes: {}, children: [] }],
    ["bare text", { words: [{ text: "bare", marks: {} }] }],
    ["an unknown mark", paragraphOf("a", { comment: true })],
    [
      "a known node in a wrong place",
      { name: "paragraph", attributes: {}, children: [paragraphOf("a", {})] },
    ],
    ["a list item outside a list", { name: "listItem", attributes: {}, children: [] }],
  ])("DO14 %s does not fit", (_, hostile) => {
    expect(fitsSchema(fragmentOf([hostile]), "prose")).toBe(false);
  });

  it("DO14 marks do not fit into a line", () => {
    const bold = fragmentOf([paragraphOf("a", { bold: true })]);
    expect([fitsSchema(bold, "prose"), fitsSchema(bold, "line")]).toEqual([true, false]);
  });

  it("DO13 (M18) two people who each delete one of two last paragraphs leave a quote that stays", () => {
    const one = new Y.Doc();
    fillFragment(
      one.getXmlFragment("text"),
      [{ type: "quote", content: blocksFromText("one\n\ntwo") }, ...blocksFromText("after")],
      "prose",
    );
    const two = new Y.Doc();
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    const quoteOf = (doc: Y.Doc) => doc.getXmlFragment("text").get(0);
    for (const [doc, at] of [
      [one, 0],
      [two, 1],
    ] as const) {
      const quote = quoteOf(doc);
      if (quote instanceof Y.XmlElement) quote.delete(at, 1);
    }
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    expect(bind(one.getXmlFragment("text"), "prose")).toEqual({
      text: "after",
      changed: false,
      isValid: true,
    });
    expect(one.getXmlFragment("text").toString()).toContain("<blockquote></blockquote>");
  });
});

function paragraphOf(text: string, marks: Readonly<Record<string, unknown>>): RandomNode {
  return { name: "paragraph", attributes: {}, children: [{ words: [{ text, marks }] }] };
}
