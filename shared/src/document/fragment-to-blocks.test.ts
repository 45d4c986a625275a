/** Shared text into canonical blocks, whatever the fragment holds (SPEC: Content). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { blockText } from "./block-text.ts";
import { wellFormed, withoutControls } from "./clean-text.ts";
import { fragmentText, fragmentToBlocks } from "./fragment-to-blocks.ts";
import { anyNodes, fragmentOf, type RandomNode, wordsOf } from "./testing/random-fragment.ts";

const words = (text: string, marks: Readonly<Record<string, unknown>> = {}): RandomNode => ({
  words: [{ text, marks }],
});
const element = (name: string, ...children: readonly RandomNode[]): RandomNode => ({
  name,
  attributes: {},
  children,
});
const heading = (level: string, ...children: readonly RandomNode[]): RandomNode => ({
  name: "heading",
  attributes: { level },
  children,
});
const blocksOf = (...nodes: readonly RandomNode[]) => fragmentToBlocks(fragmentOf(nodes));
const text = (value: string, ...marks: readonly unknown[]) => ({ type: "text", text: value, marks });
const paragraph = (...content: readonly unknown[]) => ({ type: "paragraph", content });

const HARD_BREAK = element("hardBreak");

describe("blocks", () => {
  it("CO5 runs of equal marks become one, and marks are sorted", () => {
    const run = (value: string, marks: Readonly<Record<string, unknown>>) => ({ text: value, marks });
    const both = { italic: true, bold: true };
    const node = { words: [run("a", both), run("b", { bold: true, italic: {} }), run("c", {})] };
    expect(blocksOf(element("paragraph", node, words("d")))).toEqual([
      paragraph(text("ab", { type: "bold" }, { type: "italic" }), text("cd")),
    ]);
  });

  it.each([
    ["line ends", "a\r\nb\rc", "a\nb\nc"],
    ["an accent of its own", "e\u0301", "é"],
    ["a lone surrogate", "a\ud800b", "a\ufffdb"],
    ["controls", "a\u0000\u001b\u007fb\tc", "ab\tc"],
    ["what no XML can hold", "a\ufffeb", "a\ufffdb"],
    ["a zero-width joiner, which some scripts need", "a\u200db", "a\u200db"],
  ])("CO5 one spelling: %s", (_, typed, spelled) => {
    expect(blocksOf(element("paragraph", words(typed)))).toEqual([paragraph(text(spelled))]);
  });

  it("CO5 an accent that came in a text of its own joins its letter", () => {
    expect(blocksOf(element("paragraph", words("e"), words("\u0301")))).toEqual([paragraph(text("é"))]);
  });

  it("CO5 empty paragraphs, items, lists, quotes and headings are left out", () => {
    const empty = element("paragraph", words(" \u00a0"), HARD_BREAK);
    expect(
      blocksOf(
        empty,
        element("bulletList", element("listItem", empty), element("listItem")),
        element("orderedList"),
        element("blockquote", empty),
        heading("1"),
        element("bulletList", element("listItem", empty), element("listItem", words("one"))),
      ),
    ).toEqual([{ type: "bulletList", items: [[paragraph(text("one"))]] }]);
  });

  it.each([
    ["1", 1],
    ["3", 3],
    ["9", 3],
    ["x", 3],
  ])("CO5 a heading of level %s has level %i", (level, expected) => {
    expect(blocksOf(heading(level, words("a")))).toEqual([
      { type: "heading", level: expected, content: [text("a")] },
    ]);
  });

  it.each([
    ["https://a.example/b?c=1", true],
    ["HTTP://a.example", true],
    ["mailto:a@b.example", true],
    ["tel:+441234567890", true],
    ["javascript:alert(1)", false],
    ["JaVa\tScript:alert(1)", false],
    [" javascript:alert(1)", false],
    ["java&#x0A;script:alert(1)", false],
    ["data:text/html,<script>", false],
    ["vbscript:a", false],
    ["file:///etc/passwd", false],
    ["//a.example", false],
    ["/charters", false],
    ["https://a.example\u202e", false],
    ["https://a b.example", false],
    ["", false],
  ])("CO6 (B-19) a link to %j: %s", (href, isLink) => {
    expect(blocksOf(element("paragraph", words("here", { link: { href } })))).toEqual([
      paragraph(isLink ? text("here", { type: "link", href }) : text("here")),
    ]);
  });

  it("CO6 links that overlap come as one, under either of the binding's names", () => {
    const link = { type: "link", href: "https://a.example" };
    const marks = { "link--Zm9vYmFy": { href: "https://a.example" }, link: { href: "https://b.example" } };
    expect(blocksOf(element("paragraph", words("here", marks)))).toEqual([paragraph(text("here", link))]);
  });

  it("CO7 unknown nodes give way to what they hold, blocks in a paragraph stand for themselves", () => {
    expect(
      blocksOf(
        words("bare"),
        element("table", element("row", element("cell", words("a")), element("paragraph", words("b")))),
        element("paragraph", words("c"), element("blockquote", words("d")), words("e", { comment: true })),
      ),
    ).toEqual([
      paragraph(text("bare")),
      paragraph(text("a")),
      paragraph(text("b")),
      paragraph(text("c")),
      { type: "quote", content: [paragraph(text("d"))] },
      paragraph(text("e")),
    ]);
  });

  it("CO7 nesting deeper than the stack keeps its words", () => {
    const doc = new Y.Doc();
    let inner: Y.XmlFragment = doc.getXmlFragment("text");
    for (let depth = 0; depth < 3000; depth += 1) {
      const next = new Y.XmlElement("blockquote");
      inner.insert(0, [next]);
      inner = next;
    }
    inner.insert(0, [new Y.XmlText("deep")]);
    expect(fragmentText(doc.getXmlFragment("text"))).toBe("deep");
  });

  it("CO7 no word is lost and none is added, whatever the fragment holds", () => {
    const bare = (value: string) => wellFormed(withoutControls(value)).replace(/\s/g, "");
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        expect(bare(blockText(fragmentToBlocks(fragmentOf(nodes))))).toBe(bare(wordsOf(nodes)));
      }),
      { numRuns: 500 },
    );
  });

  it("CO5 a line of text has no line ends", () => {
    expect(
      fragmentText(fragmentOf([element("paragraph", words("a \n b")), element("paragraph", words("c"))])),
    ).toBe("a b c");
  });
});
