/** G5: an update brings nothing but what a charter may hold, each in its place. */
import type { Shape } from "@acb/shared/document/charter-shape";
import * as Y from "yjs";
import { type Placed, parentOf, valueIn } from "./evidence.ts";
import type { TrialRule } from "./rule.ts";
import { fitsShape, isKnownNode, shapeIn } from "./shape-of.ts";

/** Deeper than any writer goes, and far from the end of the stack (B-16). */
export const DEEPEST = 32;
/** Two and a half of the largest pastes, in one piece. */
export const LONGEST_TEXT = 250_000;

const everyPiece = (
  spec: TrialRule["spec"],
  reason: TrialRule["reason"],
  isFine: (placed: Placed) => boolean,
): TrialRule => ({
  spec,
  reason,
  isBrokenBy: ({ placed }) => !placed.every(isFine),
});
const inside = (placed: Placed, kind: Shape["kind"]): boolean => placed.parent?.kind === kind;

export const knownRoots: TrialRule = everyPiece(
  "SY25",
  "wrongForm",
  ({ item, parent }) => parent !== null || parentOf(item)?._item !== null,
);

/** Also no key of JavaScript's own, such as `__proto__` (M11). */
export const knownEntries: TrialRule = everyPiece("SY25", "wrongForm", (placed) => {
  if (placed.parent?.kind !== "map") return true;
  const { item } = placed;
  return item.parentSub !== null && entryOf(placed) !== null;
});

export const writtenOnce: TrialRule = everyPiece(
  "SY25",
  "wrongForm",
  (placed) => placed.parentIsNew || entryOf(placed)?.keep !== "once",
);

/** Values, maps and texts of the right kind under each key. */
export const entriesFit: TrialRule = everyPiece("SY25", "wrongForm", (placed) => {
  const entry = entryOf(placed);
  return entry === null || isGone(placed.item) || fitsShape(entry.shape, placed.item);
});

export const knownNodes: TrialRule = everyPiece("SY25", "wrongForm", (placed) => {
  if (!inside(placed, "node") || placed.item.parentSub !== null) return true;
  return isGone(placed.item) || isKnownNode(placed.item);
});

/** M9: a known node in the wrong place, or bare words, would be deleted by whoever draws them next. */
export const nodesInTheirPlace: TrialRule = everyPiece("SY26", "wrongForm", ({ item, parent }) => {
  if (parent?.kind !== "node" || item.parentSub !== null || !isKnownNode(item)) return true;
  return shapeIn(parent, item) !== null;
});

export const knownAttributes: TrialRule = everyPiece("SY25", "wrongForm", ({ item, parent }) => {
  if (item.parentSub === null || parent?.kind === "map" || parent === null || isGone(item)) return true;
  const fits = parent.kind === "node" ? parent.attribute(item.parentSub) : null;
  return fits !== null && item.content instanceof Y.ContentAny && item.content.arr.every(fits);
});

/** Words and marks: no pictures, files, documents or data of other kinds. */
export const nothingButWords: TrialRule = everyPiece("SY25", "wrongForm", (placed) => {
  if (!inside(placed, "words") || placed.item.parentSub !== null) return true;
  const { content } = placed.item;
  return isGone(placed.item) || content instanceof Y.ContentString || content instanceof Y.ContentFormat;
});

export const knownMarks: TrialRule = everyPiece("SY25", "wrongForm", ({ item, parent }) => {
  const { content } = item;
  return parent?.kind !== "words" || !(content instanceof Y.ContentFormat) || parent.hasMark(content.key);
});

/** Also the addresses of links (B-19). */
export const marksFit: TrialRule = everyPiece("SY25", "wrongForm", ({ item, parent }) => {
  const { content } = item;
  if (parent?.kind !== "words" || !(content instanceof Y.ContentFormat)) return true;
  return !parent.hasMark(content.key) || parent.markFits(content.key, content.value);
});

export const shallow: TrialRule = everyPiece("SY25", "tooDeep", ({ depth }) => depth <= DEEPEST);

export const shortTexts: TrialRule = everyPiece(
  "SY25",
  "tooLarge",
  ({ item }) => !(item.content instanceof Y.ContentString) || item.length <= LONGEST_TEXT,
);

/** Sent as a length only, because it was deleted before it was sent. */
const isGone = ({ content }: Y.Item): boolean => content instanceof Y.ContentDeleted;

const entryOf = ({ item, parent }: Placed) => {
  const map = parentOf(item);
  if (parent?.kind !== "map" || item.parentSub === null || map === null) return null;
  return parent.entry(item.parentSub, (key) => valueIn(map, key));
};
