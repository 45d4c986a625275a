import { expect, it } from "vitest";
import type { Cell, Publication, PublicationBlock } from "./publication.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { sampleSource } from "./testing/sample-source.ts";
import { toPublication } from "./to-publication.ts";

const words = (text: string): Cell => [{ type: "text", text, marks: [] }];
const bodyOf = (...blocks: readonly PublicationBlock[]): string => {
  const { titlePage } = toPublication(sampleSource());
  const publication: Publication = {
    titlePage,
    chapters: [{ id: "chapter-1", number: 1, heading: "One", blocks, ownPage: false }],
  };
  return renderMarkdown(publication).split("## 1. One\n\n")[1]?.trimEnd() ?? "";
};

it("PUB-14 signs that mean something in Markdown are escaped where they would", () => {
  const text = "1. *bold* _it_ [x](javascript:y) <b> `c` a|b # no &amp; 2024-27.";
  expect(bodyOf({ type: "paragraph", content: words(text) })).toBe(
    "1\\. \\*bold\\* \\_it\\_ \\[x\\](javascript:y) \\<b\\> \\`c\\` a\\|b # no \\&amp; 2024-27.",
  );
  expect(bodyOf({ type: "paragraph", content: words("# not a heading") })).toBe("\\# not a heading");
  expect(bodyOf({ type: "paragraph", content: words("- not a list") })).toBe("\\- not a list");
});

it("PUB-14 emphasis touches its words and a link keeps its address in angle brackets", () => {
  const content: Cell = [
    { type: "text", text: "see ", marks: [{ type: "bold" }] },
    { type: "text", text: "here", marks: [{ type: "link", href: "https://example.org/%28a%29" }] },
  ];
  expect(bodyOf({ type: "paragraph", content })).toBe("**see** [here](<https://example.org/%28a%29>)");
});

it("PUB-14 a cell stays in its cell, and a list inside a list inside its item", () => {
  const table: PublicationBlock = {
    type: "table",
    caption: "Goals",
    shortCaption: "Goals",
    columns: [
      { label: "Goal", weight: 1 },
      { label: "Due", weight: 1 },
    ],
    rows: [[words("a | b"), [...words("one"), { type: "break" }, ...words("two")]]],
  };
  expect(bodyOf(table)).toBe("**Goals**\n\n| Goal | Due |\n| --- | --- |\n| a \\| b | one<br>two |");
  const item = (text: string): PublicationBlock => ({ type: "paragraph", content: words(text) });
  const inner: PublicationBlock = { type: "list", ordered: true, items: [[item("in")]] };
  expect(bodyOf({ type: "list", ordered: false, items: [[item("out"), inner]] })).toBe("- out\n\n  1. in");
});
