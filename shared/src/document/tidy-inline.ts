/** The inline content of one block in its canonical form (SPEC: Content). */
import type { Inline, Mark } from "@acb/schemas/content";
import { isBlank, wellFormed, withoutControls } from "./clean-text.ts";
import { safeHref } from "./safe-link.ts";

/** A run of text with its Yjs formatting, or a line break. */
export type Piece =
  | { readonly type: "text"; readonly text: string; readonly attributes: Readonly<Record<string, unknown>> }
  | { readonly type: "break" };

/** Runs of equal marks become one, marks are sorted, unknown ones and unsafe links fall away; nothing is left of blanks. */
export const tidyInline = (pieces: readonly Piece[]): readonly Inline[] => {
  const content: Inline[] = [];
  for (const next of pieces.map(toInline)) {
    const last = content.at(-1);
    if (next.type === "text" && next.text === "") continue;
    if (last?.type === "text" && next.type === "text" && sameMarks(last.marks, next.marks))
      content[content.length - 1] = { ...last, text: last.text + next.text };
    else content.push(next);
  }
  return content.some(hasWords) ? content.map(spelled) : [];
};

const toInline = (piece: Piece): Inline =>
  piece.type === "break"
    ? piece
    : { type: "text", text: withoutControls(piece.text), marks: marksOf(piece.attributes) };

const hasWords = (inline: Inline): boolean => inline.type === "text" && !isBlank(inline.text);

// Only now, since a surrogate pair or an accent may come in two runs.
const spelled = (inline: Inline): Inline =>
  inline.type === "text" ? { ...inline, text: wellFormed(inline.text) } : inline;

const marksOf = (attributes: Readonly<Record<string, unknown>>): Mark[] => {
  const marks = Object.entries(attributes).flatMap(([name, value]) => toMark(markName(name), value) ?? []);
  const sorted = marks.sort((a, b) => (markKey(a) < markKey(b) ? -1 : 1));
  return sorted.filter((mark, at) => mark.type !== sorted[at - 1]?.type);
};

/** The binding adds a hash to the name where marks of one type overlap: `link--Zm9vYmFy`. */
const markName = (name: string): string => name.replace(/--[a-zA-Z0-9+/=]{8}$/, "");

const toMark = (name: string, value: unknown): Mark | null => {
  if (value === null || value === false || value === undefined) return null;
  if (name === "bold" || name === "italic") return { type: name };
  if (name !== "link" || typeof value !== "object" || !("href" in value)) return null;
  const href = safeHref(value.href);
  return href === null ? null : { type: "link", href };
};

const markKey = (mark: Mark): string => (mark.type === "link" ? `link ${mark.href}` : mark.type);

const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.map(markKey).join("\n") === b.map(markKey).join("\n");
