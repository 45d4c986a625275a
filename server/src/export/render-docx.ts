/** A publication as a Word file with real styles, so that screen readers and other programs find their way (EXP-5). */
import { escapeHtml } from "@acb/shared/publication/escape-html";
import type { Chapter, Publication, TitlePage } from "@acb/shared/publication/publication";
import {
  AlignmentType,
  Bookmark,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from "docx";
import { docxBlocks, docxFacts } from "./docx-blocks.ts";
import { A4, DOCX_NUMBERING, docxStyles, INK } from "./docx-style.ts";
import { type Face, TYPEFACE } from "./typeface.ts";

const CORE_PROPERTIES = "docProps/core.xml";

/** Holds the words of the publication, the typeface, and nothing about who wrote or exported them, or when. */
export const renderDocx = async (
  publication: Publication,
  typeface: readonly Face[],
): Promise<Uint8Array> => {
  const { titlePage, chapters } = publication;
  const document = new Document({
    styles: docxStyles(titlePage.language),
    numbering: DOCX_NUMBERING,
    fonts: [embeddedFont(typeface)],
    sections: [sectionOf(titlePage, [...frontOf(titlePage), ...chapters.flatMap(chapterOf)])],
  });
  const dated = { path: CORE_PROPERTIES, data: corePropertiesOf(titlePage) };
  return Uint8Array.from(await Packer.toBuffer(document, undefined, [dated]));
};

const embeddedFont = (typeface: readonly Face[]) => {
  const faceOf = (weight: Face["weight"], italic: boolean): Buffer => {
    const face = typeface.find((one) => one.weight === weight && one.italic === italic);
    if (face === undefined) throw new Error(`The typeface has no face of weight ${weight}`);
    return Buffer.from(face.bytes);
  };
  return {
    name: TYPEFACE,
    data: faceOf(400, false),
    bold: faceOf(700, false),
    italic: faceOf(400, true),
    boldItalic: faceOf(700, true),
  };
};

// The library would write the moment of the export; the file is as old as its text.
const corePropertiesOf = (titlePage: TitlePage): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeHtml(titlePage.title)}</dc:title>`,
    `<dc:subject>Version ${titlePage.versionNumber}, code ${escapeHtml(titlePage.code)}</dc:subject>`,
    `<dc:creator>${escapeHtml(titlePage.network)}</dc:creator>`,
    `<dc:language>${escapeHtml(titlePage.language)}</dc:language>`,
    `<cp:lastModifiedBy>${escapeHtml(titlePage.network)}</cp:lastModifiedBy>`,
    ...["created", "modified"].map(
      (event) => `<dcterms:${event} xsi:type="dcterms:W3CDTF">${titlePage.frozenAt}</dcterms:${event}>`,
    ),
    "</cp:coreProperties>",
  ].join("");

const sectionOf = (titlePage: TitlePage, children: readonly FileChild[]): ISectionOptions => ({
  properties: { page: { size: A4.size, margin: A4.margin }, titlePage: true },
  footers: { first: new Footer({ children: [new Paragraph({})] }), default: footerOf(titlePage) },
  children,
});

const footerOf = (titlePage: TitlePage): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: "Footer",
        tabStops: [{ type: TabStopType.RIGHT, position: A4.textWidth }],
        children: [
          new TextRun(`${titlePage.title}, version ${titlePage.versionNumber}, code ${titlePage.code}\t`),
          new TextRun({ children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });

const frontOf = (titlePage: TitlePage): readonly FileChild[] => [
  new Paragraph({
    style: "CoverLabel",
    text: [titlePage.network, titlePage.label].filter((part) => part !== "").join(" · "),
  }),
  new Paragraph({ heading: HeadingLevel.TITLE, text: titlePage.title }),
  new Paragraph({ style: titlePage.notFullySigned ? "StatusOpen" : "StatusSigned", text: titlePage.status }),
  ...docxFacts(titlePage.facts),
  new Paragraph({ style: "ContentsHeading", text: "Contents", pageBreakBefore: true }),
  // Links without page numbers: Word alone knows the pages, and would ask a question to fill them in on opening.
  new TableOfContents("Contents", {
    hyperlink: true,
    headingStyleRange: "1-1",
    pageNumbersEntryLevelsRange: "1-1",
    beginDirty: false,
  }),
];

const chapterOf = (chapter: Chapter, index: number): readonly FileChild[] => [
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    pageBreakBefore: index === 0 || chapter.ownPage,
    alignment: AlignmentType.LEFT,
    children: [
      new Bookmark({
        id: chapter.id,
        children: [
          new TextRun({ text: `${chapter.number}  `, color: INK.accent }),
          new TextRun(chapter.heading),
        ],
      }),
    ],
  }),
  ...docxBlocks(chapter.blocks, chapter.id),
];
