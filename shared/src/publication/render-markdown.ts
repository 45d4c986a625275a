/** A publication as Markdown (CommonMark with pipe tables): every sign with a meaning is escaped (PUB-14). */
import type { Inline } from "@acb/schemas/content";
import type { Cell, Chapter, Fact, Publication, PublicationBlock } from "./publication.ts";

type TableBlock = Extract<PublicationBlock, { type: "table" }>;

// These can start or end something in Markdown wherever they stand.
const MEANINGFUL = /[\\`*_[\]<>|~&$]/g;
// These, or a number with its dot, make a heading, a list or a rule when they open a line.
const OPENS_LINE = /^( *)(\d+(?=[.)])|(?=[-+=#]))/gm;

/** Ends in a line feed; blocks are parted by an empty line. */
export const renderMarkdown = ({ titlePage, chapters }: Publication): string =>
  `${[
    `# ${escapeText(titlePage.title)}`,
    `**${escapeText(titlePage.status)}**`,
    factsOf(titlePage.facts),
    "## Contents",
    chapters
      .map((chapter) => `${chapter.number}. [${escapeText(chapter.heading)}](#${chapter.id})`)
      .join("\n"),
    ...chapters.flatMap(chapterOf),
  ].join("\n\n")}\n`;

const escapeText = (text: string): string => text.replace(/\s+/g, " ").replace(MEANINGFUL, "\\$&");

const chapterOf = (chapter: Chapter): readonly string[] => [
  `<a id="${chapter.id}"></a>\n\n## ${chapter.number}. ${escapeText(chapter.heading)}`,
  ...chapter.blocks.map(blockOf),
];

const blockOf = (block: PublicationBlock): string => {
  switch (block.type) {
    case "heading":
      return `${"#".repeat(block.level + 1)} ${inlinesOf(block.content, " ")}`;
    case "paragraph":
      return inlinesOf(block.content, "\\\n");
    case "quote":
      return nested(block.content).replace(/^/gm, "> ");
    case "list":
      return block.items
        .map((item, index) => listItem(item, block.ordered ? `${index + 1}.` : "-"))
        .join("\n");
    case "facts":
      return factsOf(block.facts);
    case "table":
      return tableOf(block);
    default:
      return block satisfies never;
  }
};

const nested = (blocks: readonly PublicationBlock[]): string => blocks.map(blockOf).join("\n\n");

const listItem = (item: readonly PublicationBlock[], mark: string): string => {
  const indent = " ".repeat(mark.length + 1);
  return `${mark} ${nested(item).replace(/\n(?!\n)/g, `\n${indent}`)}`;
};

const factsOf = (facts: readonly Fact[]): string =>
  facts.map((fact) => `- **${escapeText(fact.label)}:** ${inlinesOf(fact.value, "\\\n  ")}`).join("\n");

const tableOf = ({ shortCaption, columns, rows }: TableBlock): string =>
  [
    `**${escapeText(shortCaption)}**\n`,
    tableLine(columns.map((column) => escapeText(column.label))),
    tableLine(columns.map(() => "---")),
    ...rows.map((row) => tableLine(row.map((cell) => inlinesOf(cell, "<br>")))),
  ].join("\n");

const tableLine = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const inlinesOf = (cell: Cell, lineBreak: string): string =>
  cell
    .map((inline) => inlineOf(inline, lineBreak))
    .join("")
    .trim()
    .replace(OPENS_LINE, "$1$2\\");

const inlineOf = (inline: Inline, lineBreak: string): string => {
  if (inline.type === "break") return lineBreak;
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(inline.text) ?? [];
  if (words === "") return before === "" ? "" : " ";
  // Emphasis must touch its words, so spaces at the ends stay outside.
  const marked = inline.marks.reduceRight((text, mark) => {
    if (mark.type === "bold") return `**${text}**`;
    return mark.type === "italic" ? `*${text}*` : `[${text}](<${mark.href}>)`;
  }, escapeText(words));
  return `${before === "" ? "" : " "}${marked}${after === "" ? "" : " "}`;
};
