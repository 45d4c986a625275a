/** What an export is as a file: its bytes, its media type and its name (EXP-8). */
import { createHash } from "node:crypto";
import type { ExportFormat, RoundView } from "@acb/schemas/api/sign-off-routes";
import type { Version } from "@acb/schemas/version";

export type ExportFile = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** ASCII letters, digits, hyphens and one dot: safe in a header and on every disk. */
  readonly fileName: string;
  /** Changes when the text, the format, anybody's position or a name in it does; in quotes, as HTTP wants it. */
  readonly etag: string;
};

// Counts changes of what the renderers print, so that a newer server does not pass an older file for the same.
const RENDERER_VERSION = 1;

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html; charset=utf-8",
  markdown: "text/markdown; charset=utf-8",
  json: "application/json; charset=utf-8",
};

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  pdf: "pdf",
  docx: "docx",
  html: "html",
  markdown: "md",
  json: "json",
};
// Together with the version and the extension well below what any file system takes.
const LONGEST_STEM = 80;

/** The positions are part of the file, and so is the name of who froze it, which can be erased: both are part of its tag. */
export const exportTag = (
  { contentHash, frozenByName }: Pick<Version, "contentHash" | "frozenByName">,
  format: ExportFormat,
  board: RoundView | null,
): string => {
  const printed = JSON.stringify([frozenByName, board]);
  const hash = createHash("sha256").update(printed).digest("hex").slice(0, 16);
  return `"${contentHash}-${format}-${hash}-${RENDERER_VERSION}"`;
};

/** "wendle-vale-anchor-charter-version-1.pdf"; a title without a Latin letter becomes "charter". */
export const exportFileName = (title: string, version: number, format: ExportFormat): string => {
  const stem = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’']/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_STEM)
    .replace(/^-|-$/g, "");
  return `${stem === "" ? "charter" : stem}-version-${version}.${EXTENSIONS[format]}`;
};
