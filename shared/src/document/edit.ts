/**
 * Every change to the live document except typing (SPEC: Document). Each is one transaction of the given origin and
 * answers whether it changed anything: what is not there, or is so already, is left alone.
 */
import { isSharedText } from "@acb/schemas/field";
import type { ItemId, SectionId } from "@acb/schemas/ids";
import { ITEM_TYPES, type ItemTypeKey } from "@acb/schemas/item-types";
import type { CharterDetail } from "@acb/schemas/template";
import type * as Y from "yjs";
import {
  fieldEntry,
  fieldValue,
  itemMap,
  itemView,
  listItems,
  listSections,
  type Ordered,
  OWN_SECTION_KEY,
  type PlainValue,
  type RootName,
  rootMap,
  sectionMap,
  sectionView,
} from "./layout.ts";
import { isEmptyValue, newItem, newSection } from "./new-entry.ts";
import { placeAt } from "./order.ts";

export type NewItem = {
  readonly id: ItemId;
  readonly type: ItemTypeKey;
  readonly sectionId: SectionId;
  /** The item to stand after; at the end of the section without it. */
  readonly after?: ItemId;
  readonly preset?: Readonly<Record<string, PlainValue>>;
};
export type ItemPlace =
  | { readonly before: ItemId }
  | { readonly after: ItemId }
  | { readonly sectionId: SectionId };
export type SectionPlace = { readonly before: SectionId } | { readonly after: SectionId };
export type NewSection = {
  readonly id: SectionId;
  readonly title: string;
  /** The section to stand after; at the start for `null`. */
  readonly after: SectionId | null;
};
export type FieldPlace = { readonly itemId: ItemId; readonly key: string };

export const addItem = (doc: Y.Doc, item: NewItem, origin: unknown): boolean => {
  const items = rootMap(doc, "items");
  if (items === null || items.has(item.id) || sectionView(doc, item.sectionId) === null) return false;
  if (ITEM_TYPES[item.type].home !== "document") return false;
  const list = listItems(doc, item.sectionId);
  const after = list.findIndex(({ id }) => id === item.after);
  const { order, others } = placeAt(list, after < 0 ? list.length : after + 1);
  doc.transact(() => {
    reorder(doc, "items", others);
    items.set(item.id, newItem({ ...item, order, fields: item.preset ?? {} }));
  }, origin);
  return true;
};

/** Moving writes a new order, and the new section where it changes: nothing is deleted, no typing is lost. */
export const moveItem = (doc: Y.Doc, id: ItemId, place: ItemPlace, origin: unknown): boolean => {
  const item = itemView(doc, id);
  const sectionId = "sectionId" in place ? place.sectionId : neighbourSection(doc, place);
  if (item === null || item.removedAt !== null || sectionId === null) return false;
  if (sectionView(doc, sectionId) === null) return false;
  const list = listItems(doc, sectionId);
  const spot = spotIn(list, id, place);
  if (spot === null) return false;
  doc.transact(() => {
    reorder(doc, "items", spot.others);
    itemMap(doc, id)?.set("order", spot.order);
    if (item.sectionId !== sectionId) itemMap(doc, id)?.set("sectionId", sectionId);
  }, origin);
  return true;
};

/** Marks the item; it can be brought back with all that was written in it since. `at` is an ISO time. */
export const removeItem = (doc: Y.Doc, id: ItemId, at: string, origin: unknown): boolean =>
  itemView(doc, id)?.removedAt === null && change(doc, itemMap(doc, id), { removedAt: at }, origin);

export const bringBackItem = (doc: Y.Doc, id: ItemId, origin: unknown): boolean => {
  const removedAt = itemView(doc, id)?.removedAt ?? null;
  return removedAt !== null && change(doc, itemMap(doc, id), { removedAt: undefined }, origin);
};

/** `null`, "", false and [] empty the field. Shared text is typed, not set: such a field is left alone. */
export const setField = (
  doc: Y.Doc,
  { itemId, key }: FieldPlace,
  value: PlainValue | null,
  origin: unknown,
): boolean => {
  const type = itemView(doc, itemId)?.type;
  const field = type === undefined ? undefined : ITEM_TYPES[type].fields.find((one) => one.key === key);
  if (field === undefined || isSharedText(field)) return false;
  const next = value === null || isEmptyValue(value) ? undefined : value;
  if (JSON.stringify(next) === JSON.stringify(fieldValue(doc, itemId, key))) return false;
  return change(doc, itemMap(doc, itemId), { [fieldEntry(key)]: next }, origin);
};

/** The empty text takes the detail away. */
export const setCharterDetail = (
  doc: Y.Doc,
  key: CharterDetail | "label" | "place",
  value: string,
  origin: unknown,
): boolean => change(doc, rootMap(doc, "charter"), { [key]: value === "" ? undefined : value }, origin);

export const setTitle = (doc: Y.Doc, title: string, origin: unknown): boolean =>
  title !== "" && change(doc, rootMap(doc, "charter"), { title }, origin);

/** A section of the partners' own, with a text to write in. */
export const addSection = (doc: Y.Doc, section: NewSection, origin: unknown): boolean => {
  const sections = rootMap(doc, "sections");
  if (sections === null || sections.has(section.id)) return false;
  const list = listSections(doc);
  const after = list.findIndex(({ id }) => id === section.after);
  if (section.after !== null && after < 0) return false;
  const { order, others } = placeAt(list, after + 1);
  const { title } = section;
  doc.transact(() => {
    reorder(doc, "sections", others);
    sections.set(section.id, newSection({ key: OWN_SECTION_KEY, kind: "prose", title, order, text: "" }));
  }, origin);
  return true;
};

export const moveSection = (doc: Y.Doc, id: SectionId, place: SectionPlace, origin: unknown): boolean => {
  const spot = sectionView(doc, id)?.hidden === false ? spotIn(listSections(doc), id, place) : null;
  if (spot === null) return false;
  doc.transact(() => {
    reorder(doc, "sections", spot.others);
    sectionMap(doc, id)?.set("order", spot.order);
  }, origin);
  return true;
};

/** Takes a section off the page with everything in it; it can be brought back. `at` is an ISO time. */
export const hideSection = (doc: Y.Doc, id: SectionId, at: string, origin: unknown): boolean =>
  isHidden(doc, id) === false && change(doc, sectionMap(doc, id), { hidden: true, removedAt: at }, origin);

export const bringBackSection = (doc: Y.Doc, id: SectionId, origin: unknown): boolean =>
  isHidden(doc, id) === true &&
  change(doc, sectionMap(doc, id), { hidden: false, removedAt: undefined }, origin);

export const renameSection = (doc: Y.Doc, id: SectionId, title: string, origin: unknown): boolean =>
  title !== "" && sectionView(doc, id) !== null && change(doc, sectionMap(doc, id), { title }, origin);

const isHidden = (doc: Y.Doc, id: SectionId): boolean | undefined => sectionView(doc, id)?.hidden;

/** Sets the entries that differ, and deletes those that are to be `undefined`. */
const change = (
  doc: Y.Doc,
  map: Y.Map<unknown> | null,
  entries: Readonly<Record<string, PlainValue | undefined>>,
  origin: unknown,
): boolean => {
  const differing = Object.entries(entries).filter(([key, value]) => map?.get(key) !== value);
  if (map === null || differing.length === 0) return false;
  doc.transact(() => {
    for (const [key, value] of differing) {
      if (value === undefined) map.delete(key);
      else map.set(key, value);
    }
  }, origin);
  return true;
};

const neighbourSection = (doc: Y.Doc, place: { readonly before: ItemId } | { readonly after: ItemId }) => {
  const neighbour = itemView(doc, "before" in place ? place.before : place.after);
  return neighbour === null || neighbour.removedAt !== null ? null : neighbour.sectionId;
};

/** Where the entry would stand in the list, or `null` when there is no such place or it stands there already. */
const spotIn = (list: readonly Ordered[], id: string, place: ItemPlace | SectionPlace) => {
  const others = list.filter((entry) => entry.id !== id);
  const index = indexOf(others, place);
  const stays = list[index]?.id === id;
  return index < 0 || stays ? null : placeAt(others, index);
};

const indexOf = (list: readonly Ordered[], place: ItemPlace | SectionPlace): number => {
  if ("before" in place) return list.findIndex(({ id }) => id === place.before);
  if ("after" in place) {
    const at = list.findIndex(({ id }) => id === place.after);
    return at < 0 ? -1 : at + 1;
  }
  return list.length;
};

const reorder = (doc: Y.Doc, name: RootName, orders: ReadonlyMap<string, string>): void => {
  for (const [id, order] of orders) (name === "items" ? itemMap : sectionMap)(doc, id)?.set("order", order);
};
