/** A long list by partner, so that 58 commitments are fourteen short lists. */
import { type ItemTypeKey, itemTypeOf } from "@acb/schemas/item-types";
import type { SectionList } from "@acb/schemas/template";
import { fieldValue, type ItemView } from "@acb/shared/document/layout";
import type * as Y from "yjs";

/** Up to this many items are read at a glance; more are grouped. */
const UNGROUPED_COUNT = 12;

export type ItemGroup = {
  /** The partner's item id; "" for those without one; `null` when the list is not grouped. */
  readonly partnerId: string | null;
  readonly items: readonly ItemView[];
};

/** The items of one list of a section: of its type, and with its preset values where lists share a type. */
export const itemsOfList = (
  ydoc: Y.Doc,
  items: readonly ItemView[],
  lists: readonly SectionList[],
  list: SectionList,
): readonly ItemView[] => {
  const sameType = lists.filter(({ type }) => type === list.type);
  const fits = (item: ItemView, { preset = {} }: SectionList) =>
    Object.entries(preset).every(([key, value]) => fieldValue(ydoc, item.id, key) === value);
  return items.filter(
    (item) =>
      item.type === list.type && (sameType.find((other) => fits(item, other)) ?? sameType[0]) === list,
  );
};

/** In the order of the items; partners in the order of their first item. */
export const groupItems = (
  ydoc: Y.Doc,
  type: ItemTypeKey,
  items: readonly ItemView[],
): readonly ItemGroup[] => {
  const key = itemTypeOf(type).fields.find(
    (field) => field.kind === "reference" && field.to === "partner",
  )?.key;
  if (key === undefined || items.length <= UNGROUPED_COUNT) return [{ partnerId: null, items }];
  const groups = new Map<string, ItemView[]>();
  for (const item of items) {
    const partner = fieldValue(ydoc, item.id, key);
    const partnerId = typeof partner === "string" ? partner : "";
    groups.set(partnerId, [...(groups.get(partnerId) ?? []), item]);
  }
  return [...groups].map(([partnerId, members]) => ({ partnerId, items: members }));
};
