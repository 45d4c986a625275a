/** Text on its way to print: made safe for every format once, flattened where a table needs one run (PUB-3, PUB-4). */
import type { Block, Inline, Mark } from "@acb/schemas/content";
import { safeHref } from "../document/safe-link.ts";
import type { Cell } from "./publication.ts";

// Characters that end an address early in HTML, Markdown or a PDF annotation.
const UNSAFE_IN_ADDRESS = /[<>()[\]\\"'`{}|^]/g;
// XML 1.0 has no way to write these, so a Word file that holds one does not open.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const NOT_PRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

/** The text without what no format can hold: control characters go, lone surrogates become U+FFFD. */
export const printable = (text: string): string => text.toWellFormed().replace(NOT_PRINTABLE, "");

/** The address with what could break out of a format percent-encoded; `null` when it is not one we print. */
export const safeAddress = (href: string): string | null => {
  const address = safeHref(href);
  return address === null
    ? null
    : address.replace(UNSAFE_IN_ADDRESS, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
};

const safeMark = (mark: Mark): readonly Mark[] => {
  if (mark.type !== "link") return [mark];
  const href = safeAddress(mark.href);
  return href === null ? [] : [{ type: "link", href }];
};

/** The same run with unsafe links turned into plain text and unprintable characters gone. */
export const safeInlines = (inlines: readonly Inline[]): Cell =>
  inlines.flatMap((inline): readonly Inline[] => {
    if (inline.type === "break") return [inline];
    const text = printable(inline.text);
    return text === "" ? [] : [{ type: "text", text, marks: inline.marks.flatMap(safeMark) }];
  });

/** A run of plain text; line feeds become line breaks. */
export const textCell = (text: string): Cell =>
  joinLines(
    printable(text)
      .split(/\r\n|[\n\r\u2028\u2029]/)
      .map((line) => (line === "" ? [] : [{ type: "text", text: line, marks: [] }])),
  );

/** Bold text, as the label that opens a run. */
export const boldText = (text: string): Inline => ({ type: "text", text, marks: [{ type: "bold" }] });

/** The runs below each other; empty ones are left out. */
export const joinLines = (lines: readonly Cell[]): Cell =>
  lines
    .filter((line) => line.length > 0)
    .flatMap((line, index) => (index === 0 ? line : [{ type: "break" } as const, ...line]));

/** Blocks as one run: a line per paragraph, list items with their mark before them. */
export const flattenBlocks = (blocks: readonly Block[]): Cell => joinLines(blocks.map(flattenBlock));

const flattenBlock = (block: Block): Cell => {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return safeInlines(block.content);
    case "quote":
      return flattenBlocks(block.content);
    case "bulletList":
      return joinLines(block.items.map((item) => marked("• ", flattenBlocks(item))));
    case "orderedList":
      return joinLines(block.items.map((item, index) => marked(`${index + 1}. `, flattenBlocks(item))));
    default:
      return block satisfies never;
  }
};

const marked = (mark: string, line: Cell): Cell =>
  line.length === 0 ? [] : [{ type: "text", text: mark, marks: [] }, ...line];

/** The words alone; a line break counts as a space. */
export const plainText = (cell: Cell): string =>
  cell.map((inline) => (inline.type === "text" ? inline.text : " ")).join("");
