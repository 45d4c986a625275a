/** Shared text into canonical blocks (SPEC: Content). No word is lost, whatever the fragment holds; nothing is written. */
import type { Block, Inline } from "@acb/schemas/content";
import * as Y from "yjs";
import { blockText } from "./block-text.ts";
import { cleanLine } from "./clean-text.ts";
import { type Piece, tidyInline } from "./tidy-inline.ts";

/** Deeper than any writer goes, and far from the end of the stack. What lies below is kept as plain words. */
const MAX_DEPTH = 32;

/** Makes the block in whose element bare text was found. */
type Wrap = (content: readonly Inline[]) => Block;
type Place = { readonly depth: number; readonly wrap: Wrap };

export const fragmentToBlocks = (fragment: Y.XmlFragment): readonly Block[] =>
  readBlocks(fragment.toArray(), { depth: 0, wrap: paragraph });

/** The words of a fragment on one line: for titles, lists and `line` fields. */
export const fragmentText = (fragment: Y.XmlFragment): string =>
  cleanLine(blockText(fragmentToBlocks(fragment)));

const paragraph: Wrap = (content) => ({ type: "paragraph", content });

const heading =
  (level: 1 | 2 | 3): Wrap =>
  (content) => ({ type: "heading", level, content });

/** Inline nodes gather into one block of the place; an element among them ends it and stands for itself. */
const readBlocks = (nodes: readonly unknown[], place: Place): readonly Block[] => {
  const blocks: Block[] = [];
  let pieces: Piece[] = [];
  const endLine = () => {
    const content = tidyInline(pieces);
    if (content.length > 0) blocks.push(place.wrap(content));
    pieces = [];
  };
  for (const node of nodes) {
    if (node instanceof Y.Text) pieces.push(...textPieces(node));
    else if (isBreak(node)) pieces.push({ type: "break" });
    else if (node instanceof Y.XmlElement) {
      endLine();
      blocks.push(...readElement(node, place.depth + 1));
    }
  }
  endLine();
  return blocks;
};

const readElement = (element: Y.XmlElement, depth: number): readonly Block[] => {
  if (depth > MAX_DEPTH) return plainWords(element);
  const read = READERS.get(element.nodeName);
  // A paragraph, a list item and any unknown element give way to what they hold.
  return read?.(element, depth) ?? readBlocks(element.toArray(), { depth, wrap: paragraph });
};

const READERS: ReadonlyMap<string, (element: Y.XmlElement, depth: number) => readonly Block[]> = new Map([
  ["heading", (element, depth) => readBlocks(element.toArray(), { depth, wrap: heading(levelOf(element)) })],
  ["bulletList", (element, depth) => list("bulletList", element, depth)],
  ["orderedList", (element, depth) => list("orderedList", element, depth)],
  [
    "blockquote",
    (element, depth) => {
      const content = readBlocks(element.toArray(), { depth, wrap: paragraph });
      return content.length === 0 ? [] : [{ type: "quote", content }];
    },
  ],
]);

const list = (type: "bulletList" | "orderedList", element: Y.XmlElement, depth: number): readonly Block[] => {
  const items = element
    .toArray()
    .map((child) => readBlocks([child], { depth, wrap: paragraph }))
    .filter((item) => item.length > 0);
  return items.length === 0 ? [] : [{ type, items }];
};

/** TipTap writes a number; another writer may write it as text. */
const levelOf = (element: Y.XmlElement): 1 | 2 | 3 => {
  const level: unknown = element.getAttribute("level");
  const known = ([1, 2, 3] as const).find((candidate) => candidate === Number(level));
  return known ?? (level === undefined ? 1 : 3);
};

/** A break with something in it is no break, but something to keep. */
const isBreak = (node: unknown): boolean =>
  node instanceof Y.XmlElement && node.nodeName === "hardBreak" && node.length === 0;

const textPieces = (text: Y.Text): readonly Piece[] =>
  deltaOf(text).flatMap(({ insert, attributes }) =>
    typeof insert === "string" ? [{ type: "text", text: insert, attributes: attributes ?? {} }] : [],
  );

type Delta = { readonly insert?: unknown; readonly attributes?: Readonly<Record<string, unknown>> };

const deltaOf = (text: Y.Text): readonly Delta[] => text.toDelta() as readonly Delta[]; // Yjs types its delta as any.

/** Without recursion: hostile nesting may be deeper than the stack. */
const plainWords = (element: Y.XmlElement): readonly Block[] => {
  const open: unknown[] = [element];
  const pieces: Piece[] = [];
  while (open.length > 0) {
    const node = open.pop();
    if (node instanceof Y.Text) pieces.push(...textPieces(node));
    else if (node instanceof Y.XmlElement) open.push(...node.toArray().reverse());
  }
  const content = tidyInline(pieces);
  return content.length === 0 ? [] : [paragraph(content)];
};
