/** How a Word file looks: the same typeface, sizes and colours as the other exports. Sizes are half points. */
import { AlignmentType, BorderStyle, type IStylesOptions, LevelFormat, LineRuleType } from "docx";
import { TYPEFACE } from "./typeface.ts";

const LIST_STEP = 360;
// Programs disagree on what a line height without its rule means, so each one names it.
const AUTO = { lineRule: LineRuleType.AUTO } as const;

/** Contrast on white is 7:1 or more for every text colour. */
export const INK = {
  text: "1B1F23",
  quiet: "474D54",
  accent: "0B4A44",
  line: "C9CDD1",
  link: "0A4A86",
} as const;

/** In twentieths of a point. */
export const A4 = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1361, bottom: 1361, left: 1361, right: 1361, footer: 680 },
  textWidth: 11_906 - 2 * 1361,
} as const;

/** Bullets and numbers to nine levels. */
export const DOCX_NUMBERING = {
  config: (["bullets", "ordered"] as const).map((reference) => ({
    reference,
    levels: Array.from({ length: 9 }, (_, level) => ({
      level,
      format: reference === "bullets" ? LevelFormat.BULLET : LevelFormat.DECIMAL,
      text: reference === "bullets" ? "•" : `%${level + 1}.`,
      alignment: AlignmentType.LEFT,
      style: {
        paragraph: { indent: { left: LIST_STEP * (level + 1), hanging: LIST_STEP } },
        run: { color: INK.accent },
      },
    })),
  })),
} as const;

/** Styles by Word's own names where it has them, so that outline, contents and readers work. */
export const docxStyles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: TYPEFACE, size: 21, color: INK.text, language: { value: language } },
      paragraph: { spacing: { after: 160, line: 300, ...AUTO } },
    },
    title: {
      run: { font: TYPEFACE, size: 68, bold: true, color: INK.text },
      paragraph: { spacing: { before: 60, after: 480, line: 240, ...AUTO } },
    },
    heading1: heading(42, 640, 320),
    heading2: heading(27, 480, 140),
    heading3: heading(23, 360, 120),
    heading4: heading(21, 300, 100),
    heading5: heading(21, 240, 80),
    caption: {
      run: { size: 19, bold: true, italics: false, color: INK.quiet },
      paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
    },
    hyperlink: { run: { color: INK.link, underline: {} } },
    listParagraph: { paragraph: { spacing: { after: 80 }, contextualSpacing: false } },
  },
  paragraphStyles: [
    style(
      "CoverLabel",
      "Cover label",
      { size: 24, bold: true, color: INK.accent },
      { before: 2600, after: 60 },
    ),
    status("StatusOpen", "Status: not signed by all", { ink: "5C2C00", fill: "FDF1DF", edge: "B35C00" }),
    status("StatusSigned", "Status: signed by all", { ink: "0B4A2B", fill: "E6F3EA", edge: "23734A" }),
    style("ContentsHeading", "Contents heading", { size: 42, bold: true }, { after: 320 }),
    style("Fact", "Fact", {}, { after: 80 }),
    style(
      "TableHeading",
      "Table heading",
      { size: 18, bold: true, color: INK.quiet },
      { after: 0, line: 250 },
    ),
    style("TableTitle", "Table row title", { size: 18, bold: true }, { after: 0, line: 250 }),
    style("TableText", "Table text", { size: 18 }, { after: 0, line: 250 }),
    style("AfterTable", "After table", { size: 12 }, { after: 120 }),
    style("Footer", "footer", { size: 17, color: INK.quiet }, { after: 0 }),
    {
      id: "Quote",
      name: "Quote",
      basedOn: "Normal",
      paragraph: {
        indent: { left: 340 },
        border: { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: INK.accent } },
      },
    },
  ],
});

const heading = (size: number, before: number, after: number) => ({
  run: { font: TYPEFACE, size, bold: true, color: INK.text },
  paragraph: { spacing: { before, after, line: 250, ...AUTO }, keepNext: true },
});

const style = (
  id: string,
  name: string,
  run: { readonly size?: number; readonly bold?: boolean; readonly color?: string },
  spacing: { readonly before?: number; readonly after?: number; readonly line?: number },
) => ({ id, name, basedOn: "Normal", run, paragraph: { spacing: { ...spacing, ...AUTO } } });

type Colours = { readonly ink: string; readonly fill: string; readonly edge: string };

const status = (id: string, name: string, { ink, fill, edge }: Colours) => ({
  id,
  name,
  basedOn: "Normal",
  run: { size: 23, bold: true, color: ink },
  paragraph: {
    shading: { fill },
    spacing: { after: 480 },
    border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: edge } },
  },
});
