/** Plain text into blocks and back (SPEC: Document). */
import type { Block, Inline } from "@acb/schemas/content";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { fragmentToBlocks } from "./fragment-to-blocks.ts";
import { blocksFromText, fillFragment } from "./from-text.ts";

const text = (words: string): Inline[] => [{ type: "text", text: words, marks: [] }];
const paragraph = (words: string): Block => ({ type: "paragraph", content: text(words) });

const filled = (blocks: readonly Block[], kind: "prose" | "line"): Y.XmlFragment => {
  const fragment = new Y.Doc().getXmlFragment("text");
  fillFragment(fragment, blocks, kind);
  return fragment;
};

describe("text", () => {
  it("DO9 blank lines part paragraphs; single line ends are spaces", () => {
    expect(blocksFromText("One\r\ntwo.\n\n \nThree.")).toEqual([paragraph("One two."), paragraph("Three.")]);
  });

  it("DO9 headings and lists need no blank line around them", () => {
    expect(blocksFromText("### Who\nWe:\n- you\n- me\n1. first\n2. second\n#### More\n##### Most")).toEqual([
      { type: "heading", level: 1, content: text("Who") },
      paragraph("We:"),
      { type: "bulletList", items: [[paragraph("you")], [paragraph("me")]] },
      { type: "orderedList", items: [[paragraph("first")], [paragraph("second")]] },
      { type: "heading", level: 2, content: text("More") },
      { type: "heading", level: 3, content: text("Most") },
    ]);
  });

  it("DO9 a dash or a number inside a line is a word like any other", () => {
    expect(blocksFromText("It was -5 in 1999. Cold")).toEqual([paragraph("It was -5 in 1999. Cold")]);
  });

  it("DO9 words between asterisks are emphasised, also when filled in; a lone asterisk is itself", () => {
    const blocks: readonly Block[] = [
      {
        type: "paragraph",
        content: [
          ...text("The words matter. "),
          { type: "text", text: "We will", marks: [{ type: "italic" }] },
          ...text(" means 2 * 3."),
        ],
      },
    ];
    expect(blocksFromText("The words matter. *We will* means 2 * 3.")).toEqual(blocks);
    expect(fragmentToBlocks(filled(blocks, "prose"))).toEqual(blocks);
  });

  it("DO9 blocks that were filled in are read back as they were", () => {
    const blocks: readonly Block[] = [
      ...blocksFromText("### Who\n\nWe.\n\n- you\n- me"),
      { type: "quote", content: [paragraph("Nowhere warm to go")] },
      {
        type: "paragraph",
        content: [
          { type: "text", text: "a", marks: [{ type: "bold" }, { type: "link", href: "https://a.example" }] },
          { type: "break" },
          { type: "text", text: "b", marks: [{ type: "italic" }] },
        ],
      },
    ];
    expect(fragmentToBlocks(filled(blocks, "prose"))).toEqual(blocks);
  });

  it("DO9 a line takes the words alone, in one paragraph", () => {
    const line = filled(blocksFromText("### One\n- two\n- three"), "line");
    expect(line.length).toBe(1);
    expect(fragmentToBlocks(line)).toEqual([paragraph("One two three")]);
  });

  it("DO9 an empty text has one empty paragraph to write in", () => {
    expect(filled([], "prose").toString()).toBe("<paragraph></paragraph>");
    expect(filled([], "line").toString()).toBe("<paragraph></paragraph>");
  });
});
