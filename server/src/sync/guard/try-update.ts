/** Applies an update to a copy of the document and tells what it came to (SPEC: Sync, rules G2, G4 … G6). */
import type { Roots } from "@acb/shared/document/charter-shape";
import * as Y from "yjs";
import { writesInClosed } from "./closed-sections.ts";
import { type Placed, parentOf, type Standing, type Tried, type Write } from "./evidence.ts";
import { createNeighboursAgree, type NeighboursAgree } from "./neighbours.ts";
import { createPlaceOf, type PlaceOf } from "./shape-of.ts";
import { splitsASign } from "./whole-signs.ts";

export type Trial = Tried & {
  /** Letters that were here and are deleted, less those that are new: rewriting is no deletion. */
  readonly lostLetters: number;
  readonly isNothingNew: boolean;
};

/** What a document may hold, and which of its sections are closed to the sender. */
type Terms = { readonly roots: Roots } & Pick<Standing, "isClosed">;

/** Never throws. The copy is of no use any more when the update is refused. */
export const tryUpdate = (doc: Y.Doc, write: Write, { roots, isClosed }: Terms): Trial => {
  // What an update may touch is all that is looked at: a keystroke costs the same in every document.
  const clientIds = new Set(write.structs.map(({ id }) => id.client));
  try {
    // Before it is applied: Yjs leaves no trace of a sign that it split.
    const splits = splitsASign(doc, write);
    return doc.transact((transaction) => {
      Y.applyUpdate(doc, write.update);
      // Before the transaction ends: what is deleted is still there to be looked at.
      const sight = { placeOf: createPlaceOf(doc, roots), isClosed };
      return { ...lookAt(transaction, clientIds, sight), splitsASign: splits };
    });
  } catch {
    // Yjs throws anything on an update that contradicts itself.
    return FAILED;
  }
};

const FAILED: Trial = {
  isApplied: false,
  isWhole: true,
  splitsASign: false,
  placed: [],
  deleted: [],
  isInClosed: false,
  lostLetters: 0,
  isNothingNew: false,
};

type Sight = { readonly placeOf: PlaceOf } & Pick<Standing, "isClosed">;

const lookAt = (
  transaction: Y.Transaction,
  clientIds: ReadonlySet<number>,
  { placeOf, isClosed }: Sight,
): Omit<Trial, "splitsASign"> => {
  const { store } = transaction.doc;
  const grown = [...clientIds].filter((id) => Y.getState(store, id) !== clockBefore(transaction, id));
  const added = grown.flatMap((id) => newItems(transaction, id));
  const neighboursAgree = createNeighboursAgree(transaction.doc, (item) => isNew(transaction, item));
  const gone = deletedItems(transaction);
  return {
    isApplied: true,
    isWhole: store.pendingStructs === null && store.pendingDs === null,
    placed: added.flatMap((item) => placed(transaction, { placeOf, neighboursAgree }, item)),
    deleted: gone.flatMap((item) => {
      const parent = parentOf(item);
      return parent === null ? [] : [{ item, parent: placeOf(parent).shape }];
    }),
    isInClosed: writesInClosed({ added, gone }, isClosed),
    lostLetters: lettersIn(gone) - lettersIn(added.filter(({ deleted }) => !deleted)),
    isNothingNew: grown.length === 0 && transaction.deleteSet.clients.size === 0,
  };
};

type Look = { readonly placeOf: PlaceOf; readonly neighboursAgree: NeighboursAgree };

const placed = (transaction: Y.Transaction, look: Look, item: Y.Item): readonly Placed[] => {
  const parent = parentOf(item);
  if (parent === null) return [];
  const { shape, depth } = look.placeOf(parent);
  const isElement = item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlElement;
  return [
    {
      item,
      parent: shape,
      depth: isElement ? depth + 1 : depth,
      isBetween: look.neighboursAgree(item),
      parentIsNew: parent._item !== null && isNew(transaction, parent._item),
    },
  ];
};

const clockBefore = ({ beforeState }: Y.Transaction, clientId: number): number =>
  beforeState.get(clientId) ?? 0;

const isNew = (transaction: Y.Transaction, { id }: Y.Item): boolean =>
  id.clock >= clockBefore(transaction, id.client);

const newItems = (transaction: Y.Transaction, clientId: number): readonly Y.Item[] => {
  const structs = transaction.doc.store.clients.get(clientId) ?? [];
  const from = Y.findIndexSS(structs, clockBefore(transaction, clientId));
  return structs.slice(from).filter((struct) => struct instanceof Y.Item);
};

const deletedItems = (transaction: Y.Transaction): readonly Y.Item[] => {
  const items: Y.Item[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && !isNew(transaction, struct)) items.push(struct);
  });
  return items;
};

const lettersIn = (items: readonly Y.Item[]): number =>
  items.reduce((sum, { content, length }) => sum + (content instanceof Y.ContentString ? length : 0), 0);
