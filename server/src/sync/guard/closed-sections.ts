/** Did an update write in a section that its sender may not write in now (SPEC: PEN4)? */
import { sectionsOf } from "@acb/shared/document/root-entry";
import * as Y from "yjs";
import { parentOf } from "./evidence.ts";

type Touched = {
  /** New pieces, in the place where they came to stand. */
  readonly added: readonly Y.Item[];
  /** Pieces that were here before; within the transaction that deletes them, while their content is still there. */
  readonly gone: readonly Y.Item[];
};

/** Looks at the pieces and upwards from them, never through the document. */
export const writesInClosed = (
  { added, gone }: Touched,
  isClosed: ((sectionId: string) => boolean) | null,
): boolean => {
  if (isClosed === null) return false;
  const isInClosed = (item: Y.Item): boolean => sectionsOf(item).some(isClosed);
  return added.some(isInClosed) || !isTidying(gone.filter(isInClosed));
};

/**
 * Yjs takes away marks that say nothing new, in every copy that hears of them, and that copy's owner then sends the
 * deletion: whoever only reads the section must not be turned away for it.
 */
const isTidying = (gone: readonly Y.Item[]): boolean => {
  const texts = new Set(
    gone.map((item) => (item.content instanceof Y.ContentFormat ? parentOf(item) : null)),
  );
  const before = new Set(gone);
  return [...texts].every((text) => text !== null && looksAsBefore(text, before));
};

/** Has every letter of the text the marks that it had while these pieces were there? Walks that one text. */
const looksAsBefore = (text: Y.AbstractType<unknown>, gone: ReadonlySet<Y.Item>): boolean => {
  const [then, now] = [new Map<string, string>(), new Map<string, string>()];
  for (let piece = text._start; piece !== null; piece = piece.right) {
    const { content, deleted } = piece;
    if (content instanceof Y.ContentFormat) {
      if (!deleted || gone.has(piece)) mark(then, content);
      if (!deleted) mark(now, content);
    } else if (piece.countable && !deleted && !isSame(then, now)) return false;
  }
  return true;
};

const mark = (marks: Map<string, string>, { key, value }: Y.ContentFormat): void => {
  if (value === null) marks.delete(key);
  else marks.set(key, JSON.stringify(value));
};

const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
