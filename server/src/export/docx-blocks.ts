/** Publication blocks as paragraphs and tables of a Word file. */
import type { Inline } from "@acb/schemas/content";
import { plainText } from "@acb/shared/publication/inlines";
import type { Cell, Column, Fact, PublicationBlock } from "@acb/shared/publication/publication";
import {
  BorderStyle,
  ExternalHyperlink,
  type FileChild,
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { A4, INK } from "./docx-style.ts";

type TableBlock = Extract<PublicationBlock, { type: "table" }>;
/** How deep a list is nested, and the name that keeps the numbers of one list apart from another's. */
type Place = { readonly depth: number; readonly quoted: boolean; readonly name: string };

const HEADINGS = {
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
  5: HeadingLevel.HEADING_5,
} as const;
const DEEPEST_LIST = 8;
// A row stays on one page unless it has so many characters that it might not fit on any.
const LONG_ROW = 1200;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;

/** `name` is unique in the file: each ordered list in it starts from 1. */
export const docxBlocks = (blocks: readonly PublicationBlock[], name: string): readonly FileChild[] =>
  blocks.flatMap((block, index) =>
    blockOf(block, { depth: -1, quoted: false, name: `${name}-${index + 1}` }),
  );

/** One paragraph each: the label in bold, then its value. */
export const docxFacts = (facts: readonly Fact[]): readonly FileChild[] =>
  facts.map(
    (fact) =>
      new Paragraph({
        style: "Fact",
        children: [
          new TextRun({ text: `${fact.label}: `, bold: true, color: INK.quiet }),
          ...runsOf(fact.value),
        ],
      }),
  );

const blockOf = (block: PublicationBlock, place: Place): readonly FileChild[] => {
  switch (block.type) {
    case "heading":
      return [new Paragraph({ heading: HEADINGS[block.level], children: runsOf(block.content) })];
    case "paragraph":
      return [paragraphOf(block.content, place)];
    case "quote":
      return block.content.flatMap((one, index) =>
        blockOf(one, { ...place, quoted: true, name: `${place.name}-${index}` }),
      );
    case "list":
      return listOf(block, { ...place, depth: Math.min(place.depth + 1, DEEPEST_LIST) });
    case "facts":
      return docxFacts(block.facts);
    case "table":
      return tableOf(block);
    default:
      return block satisfies never;
  }
};

const paragraphOf = (content: Cell, place: Place): Paragraph =>
  new Paragraph({
    children: runsOf(content),
    ...(place.quoted ? { style: "Quote" } : {}),
    ...(place.depth >= 0 ? { style: "ListParagraph", indent: { left: 360 * (place.depth + 1) } } : {}),
  });

const listOf = (list: Extract<PublicationBlock, { type: "list" }>, place: Place): readonly FileChild[] =>
  list.items.flatMap((item) =>
    item.flatMap((block, index) => {
      if (index > 0 || block.type !== "paragraph")
        return blockOf(block, { ...place, name: `${place.name}-${index}` });
      const numbering = {
        reference: list.ordered ? "ordered" : "bullets",
        level: place.depth,
        instance: instanceOf(place.name),
      };
      return [new Paragraph({ style: "ListParagraph", numbering, children: runsOf(block.content) })];
    }),
  );

// Word numbers the instances of a list; any number that differs between lists will do.
const instanceOf = (name: string): number =>
  [...name].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003, 7);

const tableOf = ({ shortCaption, columns, rows }: TableBlock): readonly FileChild[] => {
  const widths = widthsOf(columns);
  return [
    new Paragraph({ style: "Caption", keepNext: true, text: shortCaption }),
    new Table({
      width: { size: A4.textWidth, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      margins: { top: 70, bottom: 70, left: 0, right: 110 },
      borders: {
        top: NO_BORDER,
        left: NO_BORDER,
        right: NO_BORDER,
        insideVertical: NO_BORDER,
        bottom: { style: BorderStyle.SINGLE, size: 4, color: INK.line },
        insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: INK.line },
      },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map((column, index) => headerCell(column.label, widths[index] ?? 0)),
        }),
        ...rows.map(
          (row) =>
            new TableRow({
              cantSplit: isShort(row),
              children: row.map((cell, index) => bodyCell(cell, index, widths)),
            }),
        ),
      ],
    }),
    new Paragraph({ style: "AfterTable" }),
  ];
};

const isShort = (row: readonly Cell[]): boolean =>
  row.reduce((sum, cell) => sum + plainText(cell).length, 0) <= LONG_ROW;

const headerCell = (label: string, width: number): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: { bottom: { style: BorderStyle.SINGLE, size: 8, color: INK.accent } },
    children: [new Paragraph({ style: "TableHeading", text: label })],
  });

const bodyCell = (cell: Cell, index: number, widths: readonly number[]): TableCell =>
  new TableCell({
    width: { size: widths[index] ?? 0, type: WidthType.DXA },
    children: [new Paragraph({ style: index === 0 ? "TableTitle" : "TableText", children: runsOf(cell) })],
  });

const widthsOf = (columns: readonly Column[]): readonly number[] => {
  const sum = columns.reduce((total, column) => total + column.weight, 0);
  return columns.map((column) => Math.floor((A4.textWidth * column.weight) / sum));
};

const runsOf = (cell: Cell): readonly ParagraphChild[] => cell.map(runOf);

const runOf = (inline: Inline): ParagraphChild => {
  if (inline.type === "break") return new TextRun({ break: 1 });
  const link = inline.marks.find((mark) => mark.type === "link");
  const run = new TextRun({
    text: inline.text,
    ...(inline.marks.some((mark) => mark.type === "bold") ? { bold: true } : {}),
    ...(inline.marks.some((mark) => mark.type === "italic") ? { italics: true } : {}),
    ...(link === undefined ? {} : { style: "Hyperlink" }),
  });
  return link === undefined ? run : new ExternalHyperlink({ link: link.href, children: [run] });
};
