/** The formats a version can be exported in, each from the same publication; JSON is the stored text itself. */
import type { RoundView } from "@acb/schemas/api/sign-off-routes";
import type { Publication } from "@acb/shared/publication/publication";
import { renderHtml } from "@acb/shared/publication/render-html";
import { renderMarkdown } from "@acb/shared/publication/render-markdown";
import type { StoredVersion } from "../storage/ports/events.ts";
import { placesOf } from "./places-of.ts";
import { renderDocx } from "./render-docx.ts";
import { createPdfRenderer, type PdfRenderer, type PdfResult } from "./render-pdf.ts";
import { readTypeface, typefaceCss } from "./typeface.ts";

/** `fields` is for the person who asked, `why` for the log. */
type Rendered =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      readonly code: "TEXT_NOT_PRINTABLE" | "EXPORT_FAILED";
      readonly fields: Readonly<Record<string, string>>;
      readonly why: string;
    };

// Whoever wrote them knows the script from fewer.
const MOST_SIGNS_TOLD = 12;

type Render = (publication: Publication) => Promise<Rendered>;

/** Whoever made them closes them; `close` can be called twice. */
export type Renderers = {
  readonly pdf: Render;
  readonly docx: Render;
  readonly html: Render;
  readonly markdown: Render;
  readonly json: (stored: StoredVersion, board: RoundView | null) => Uint8Array;
  readonly close: () => Promise<void>;
};

/** Reads the typeface once; throws when it is not installed. The thread for PDF starts with the first PDF. */
export const createRenderers = (pdf: PdfRenderer = createPdfRenderer()): Renderers => {
  const typeface = readTypeface();
  const fontFaces = typefaceCss(typeface.filter((face) => face.weight !== 600));
  return {
    pdf: async (publication) => pdfOutcome(publication, await pdf.render(publication)),
    docx: async (publication) => ({ ok: true, bytes: await renderDocx(publication, typeface) }),
    html: async (publication) => ({ ok: true, bytes: utf8(renderHtml(publication, fontFaces)) }),
    markdown: async (publication) => ({ ok: true, bytes: utf8(renderMarkdown(publication)) }),
    json: (stored, board) => utf8(renderJson(stored, board)),
    close: () => pdf.close(),
  };
};

// The content goes in as it was stored, to the byte, so that whoever has the file can hash it again.
const renderJson = ({ version, content }: StoredVersion, board: RoundView | null): string =>
  `{"format":"acb/export/1","version":${JSON.stringify(version)},"signOff":${JSON.stringify(board)},"content":${content}}\n`;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const pdfOutcome = (publication: Publication, result: PdfResult): Rendered => {
  if (result.ok) return result;
  switch (result.kind) {
    case "unprintable": {
      const signs = result.signs.slice(0, MOST_SIGNS_TOLD).join(" ");
      return {
        ok: false,
        code: "TEXT_NOT_PRINTABLE",
        fields: { signs, places: placesOf(publication, result.signs).join("; ") },
        why: `no glyph for ${signs}`,
      };
    }
    case "too-slow":
      return failed("The PDF took too long to make.", "time limit");
    case "broken":
      return failed("The PDF could not be made.", result.detail);
    default:
      return result satisfies never;
  }
};

const failed = (tell: string, why: string): Rendered => ({
  ok: false,
  code: "EXPORT_FAILED",
  fields: { format: tell },
  why,
});
