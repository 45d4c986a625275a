/** A new item or section as it enters the live document: whole, so that nobody has to add shared text while reading. */
import { isSharedText } from "@acb/schemas/field";
import { ITEM_TYPES, type ItemTypeKey } from "@acb/schemas/item-types";
import * as Y from "yjs";
import { blocksFromText, fillFragment } from "./from-text.ts";
import { fieldEntry, type Generated, type PlainValue, type SectionKind } from "./layout.ts";
import type { TextKind } from "./prose-schema.ts";

/** `fields` may hold plain text for shared-text fields; keys that the type does not have are left out. */
export const newItem = (item: {
  readonly type: ItemTypeKey;
  readonly sectionId: string;
  readonly order: string;
  readonly fields: Readonly<Record<string, PlainValue>>;
}): Y.Map<unknown> => {
  const map = new Y.Map<unknown>();
  map.set("type", item.type);
  map.set("sectionId", item.sectionId);
  map.set("order", item.order);
  for (const field of ITEM_TYPES[item.type].fields) {
    const value = Object.hasOwn(item.fields, field.key) ? item.fields[field.key] : undefined;
    if (isSharedText(field))
      map.set(fieldEntry(field.key), newText(typeof value === "string" ? value : "", kindOf(field.kind)));
    else if (value !== undefined && !isEmptyValue(value)) map.set(fieldEntry(field.key), value);
  }
  return map;
};

/** `text: null` makes a section without a text of its own. */
export const newSection = (section: {
  readonly key: string;
  readonly kind: SectionKind;
  readonly title: string;
  readonly order: string;
  readonly text: string | null;
  readonly generated?: Generated | undefined;
}): Y.Map<unknown> => {
  const map = new Y.Map<unknown>();
  map.set("key", section.key);
  map.set("kind", section.kind);
  map.set("title", section.title);
  map.set("order", section.order);
  map.set("hidden", false);
  if (section.generated !== undefined) map.set("generated", section.generated);
  if (section.text !== null) map.set("prose", newText(section.text, "prose"));
  return map;
};

/** An empty value is kept as no value, so that empty looks the same however it came about. */
export const isEmptyValue = (value: PlainValue): boolean =>
  value === "" || value === false || (typeof value === "object" && value.length === 0);

const newText = (text: string, kind: TextKind): Y.XmlFragment => {
  const fragment = new Y.XmlFragment();
  fillFragment(fragment, blocksFromText(text), kind);
  return fragment;
};

const kindOf = (kind: string): TextKind => (kind === "line" ? "line" : "prose");
