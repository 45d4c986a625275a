/** Where a piece of the document stands, seen from its root: in which section's entry, or in which item's (SPEC: Document). */
import * as Y from "yjs";
import type { RootName } from "./layout.ts";

export type RootEntry = {
  readonly root: RootName;
  /** The id of the section or the item; the key of a detail of the charter. */
  readonly key: string;
  /** The map under that key, `null` for a plain value. */
  readonly map: Y.AbstractType<unknown> | null;
};

/** Far deeper than a charter goes: hostile nesting must not be climbed for each of its pieces. */
const FURTHEST_LOOK = 100;
const ROOTS: readonly RootName[] = ["charter", "sections", "items"];

/** `null` for a piece that stands nowhere in a charter. Walks up from the piece, never through the document. */
export const rootEntryOf = (piece: Y.Item): RootEntry | null => {
  let top = piece;
  let parent = parentOf(top);
  for (let level = 0; parent !== null && parent._item !== null; level += 1) {
    if (level === FURTHEST_LOOK) return null;
    top = parent._item;
    parent = parentOf(top);
  }
  const root = ROOTS.find((name) => parent !== null && parent.doc?.share.get(name) === parent);
  if (root === undefined || top.parentSub === null) return null;
  const map = top.content instanceof Y.ContentType ? top.content.type : null;
  return { root, key: top.parentSub, map };
};

/** The sections that a piece belongs to: its own, or that of its item; for the entry that moves an item also the one it names. */
export const sectionsOf = (piece: Y.Item): readonly string[] => {
  const entry = rootEntryOf(piece);
  if (entry === null) return [];
  switch (entry.root) {
    case "sections":
      return [entry.key];
    case "items": {
      const named = entry.map !== null && piece.parent === entry.map && piece.parentSub === SECTION_ID;
      return [...textsIn(entry.map?._map.get(SECTION_ID)), ...(named ? textsIn(piece) : [])];
    }
    case "charter":
      return [];
    default:
      return entry.root satisfies never;
  }
};

const SECTION_ID = "sectionId";

/** More than one where earlier values of the key are kept for an undo. */
const textsIn = (entry: Y.Item | undefined): readonly string[] =>
  entry?.content instanceof Y.ContentAny
    ? entry.content.arr.filter((value) => typeof value === "string")
    : [];

/** As Yjs resolved it while the piece was put in its place. */
const parentOf = ({ parent }: Y.Item): Y.AbstractType<unknown> | null =>
  parent instanceof Y.AbstractType ? parent : null;
