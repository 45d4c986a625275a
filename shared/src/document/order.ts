/** Order by fractional index (SPEC: Document): moving an entry writes one key, its own. */
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import type { Ordered } from "./layout.ts";

export type Placed = {
  readonly order: string;
  /** New orders for the others, by id: empty, except where two people had made equal or unusable keys. */
  readonly others: ReadonlyMap<string, string>;
};

/** The key for an entry at `index` of the list as it is shown. */
export const placeAt = (list: readonly Ordered[], index: number): Placed => {
  const before = list[index - 1]?.order ?? null;
  const after = list[index]?.order ?? null;
  const isRoom = before === null || after === null || before < after;
  if (isRoom && isOrderKey(before) && isOrderKey(after))
    return { order: generateKeyBetween(before, after), others: new Map() };
  return spread(list, index);
};

export const ordersFor = (count: number): readonly string[] => generateNKeysBetween(null, null, count);

/** Keeps what is shown: the whole list gets fresh keys in the order in which it stands. */
const spread = (list: readonly Ordered[], index: number): Placed => {
  const ids: readonly (string | null)[] = [
    ...list.slice(0, index).map(({ id }) => id),
    null,
    ...list.slice(index).map(({ id }) => id),
  ];
  const orders = ordersFor(ids.length);
  const pairs = ids.map((id, at) => [id, orders[at] ?? ""] as const);
  return {
    order: orders[index] ?? "",
    others: new Map(pairs.flatMap(([id, order]) => (id === null ? [] : [[id, order] as const]))),
  };
};

const isOrderKey = (key: string | null): boolean => {
  if (key === null) return true;
  try {
    generateKeyBetween(key, null);
    return true;
  } catch {
    // The library has no predicate; it throws on keys that it did not make.
    return false;
  }
};
