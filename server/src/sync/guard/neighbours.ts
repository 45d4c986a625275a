/** Where a piece says it was put: between two neighbours that stood in one list, the left one before the right one. */
import * as Y from "yjs";

export type NeighboursAgree = (item: Y.Item) => boolean;

/**
 * Without it, two copies that hear of the same pieces in another order show them in another order. For pieces that are
 * in their place by now; ask a new one for each update.
 */
export const createNeighboursAgree = (
  { store }: Y.Doc,
  isNew: (item: Y.Item) => boolean,
): NeighboursAgree => {
  const at = (id: Y.ID | null): Y.Item | null => {
    const found = id === null ? null : Y.getItem(store, id);
    return found instanceof Y.Item ? found : null;
  };
  return (item) => {
    const left = at(item.origin);
    const right = at(item.rightOrigin);
    for (const neighbour of [left, right])
      if (neighbour !== null && neighbour.parent !== item.parent) return false;
    // A run of new pieces in one gap: what holds for the first holds for the rest.
    if (left !== null && isNew(left) && Y.compareIDs(left.rightOrigin, item.rightOrigin)) return true;
    if (right !== null && isNew(right) && Y.compareIDs(right.origin, item.origin)) return true;
    return isBeyond(item, item.origin, left, "left") && isBeyond(item, item.rightOrigin, right, "right");
  };
};

/** Nothing is beyond nothing. Between the two stands only what others put there at the same time. */
const isBeyond = (
  item: Y.Item,
  id: Y.ID | null,
  neighbour: Y.Item | null,
  side: "left" | "right",
): boolean => {
  if (id === null) return true;
  for (let next = item[side]; next !== null; next = next[side]) if (next === neighbour) return true;
  return false;
};
