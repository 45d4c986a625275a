/** The shape of what stands in a document, from its root down. */
import type { Roots, Shape } from "@acb/shared/document/charter-shape";
import { TEXT_NODE_NAMES } from "@acb/shared/document/text-shape";
import * as Y from "yjs";
import { parentOf, valueIn } from "./evidence.ts";

export type PlaceOf = (type: Y.AbstractType<unknown>) => {
  readonly shape: Shape | null;
  readonly depth: number;
};

/** Beyond it nobody looks further up: it is refused long before. */
const FURTHEST_LOOK = 100;
const NOWHERE: ReturnType<PlaceOf> = { shape: null, depth: 0 };

/** Remembers what it answered: ask a new one after the document has changed. */
export const createPlaceOf = (doc: Y.Doc, roots: Roots): PlaceOf => {
  const known = new Map<Y.AbstractType<unknown>, ReturnType<PlaceOf>>();
  const below = (above: ReturnType<PlaceOf>, type: Y.AbstractType<unknown>): ReturnType<PlaceOf> => ({
    shape: above.shape === null || type._item === null ? null : shapeIn(above.shape, type._item),
    depth: type instanceof Y.XmlElement ? above.depth + 1 : above.depth,
  });
  return (type) => {
    // Upwards without recursion: hostile nesting may be deeper than the stack.
    const path: Y.AbstractType<unknown>[] = [];
    let top: Y.AbstractType<unknown> | null = type;
    while (top !== null && top._item !== null && !known.has(top) && path.length < FURTHEST_LOOK) {
      path.push(top);
      top = parentOf(top._item);
    }
    let place = top === null ? NOWHERE : (known.get(top) ?? topPlace(doc, roots, top));
    for (const one of path.reverse()) {
      place = below(place, one);
      known.set(one, place);
    }
    return place;
  };
};

const topPlace = (doc: Y.Doc, roots: Roots, type: Y.AbstractType<unknown>): ReturnType<PlaceOf> =>
  type._item === null
    ? { shape: rootShape(doc, roots, type), depth: 0 }
    : { shape: null, depth: FURTHEST_LOOK };

/** The shape of a map, text or element that stands in a parent of that shape; `null` when it has no place there. */
export const shapeIn = (parent: Shape, item: Y.Item): Shape | null => {
  switch (parent.kind) {
    case "map": {
      const map = parentOf(item);
      if (map === null || item.parentSub === null) return null;
      const shape = parent.entry(item.parentSub, (key) => valueIn(map, key))?.shape ?? null;
      return shape !== null && fitsShape(shape, item) ? shape : null;
    }
    case "node": {
      const type = typeOf(item);
      if (item.parentSub !== null) return null;
      if (type instanceof Y.XmlText) return parent.words;
      return type instanceof Y.XmlElement ? parent.child(type.nodeName) : null;
    }
    case "words":
    case "value":
      return null;
    default:
      return parent satisfies never;
  }
};

/** Is what stands under a key of the kind that the shape says? */
export const fitsShape = (shape: Shape, item: Y.Item): boolean => {
  const type = typeOf(item);
  switch (shape.kind) {
    case "value":
      // More than one where earlier values of the key are kept for an undo.
      return item.content instanceof Y.ContentAny && item.content.arr.every(shape.fits);
    case "map":
      return type instanceof Y.Map && !(type instanceof Y.XmlHook);
    case "node":
      // An element is a fragment to Yjs, not to us.
      return type instanceof Y.XmlFragment && !(type instanceof Y.XmlElement);
    case "words":
      return type instanceof Y.XmlText;
    default:
      return shape satisfies never;
  }
};

/** A run of words, or an element with a name that the editor knows. */
export const isKnownNode = (item: Y.Item): boolean => {
  const type = typeOf(item);
  return type instanceof Y.XmlText || (type instanceof Y.XmlElement && TEXT_NODE_NAMES.has(type.nodeName));
};

const typeOf = ({ content }: Y.Item): unknown => (content instanceof Y.ContentType ? content.type : null);

const rootShape = (doc: Y.Doc, roots: Roots, type: Y.AbstractType<unknown>): Shape | null => {
  for (const [name, root] of doc.share) {
    if (root === type) return Object.hasOwn(roots, name) ? (roots[name] ?? null) : null;
  }
  return null;
};
