/** The facts of one item in the order of its declaration, with what its title is (PUB-1). */
import type { ContentItem, FieldValue } from "@acb/schemas/content";
import type { Field } from "@acb/schemas/field";
import type { ItemType } from "@acb/schemas/item-type";
import { itemTypeOf } from "@acb/schemas/item-types";
import type { Lookup, Name } from "../values/print-value.ts";
import { plainText, printable } from "./inlines.ts";
import type { Cell } from "./publication.ts";
import { isBlocks, valueCell } from "./value-cell.ts";

export type ItemFact = { readonly field: Field; readonly value: FieldValue; readonly printed: Cell };

/** Where an item is called by its name in plain words: headings, references, the first column. */
export const titleOf = (item: ContentItem): string => {
  const type = itemTypeOf(item.type);
  return wordsIn(item, type.titleField) || `${type.name} without a title`;
};

/** Its title, and the shorter name where the type has one and it is filled in. */
export const nameOf = (item: ContentItem): Name => {
  const { shortTitleField } = itemTypeOf(item.type);
  const full = titleOf(item);
  return { full, short: (shortTitleField && wordsIn(item, shortTitleField)) || full };
};

/** All that the item says besides its title, nothing that is empty; a field that repeats the title is left out. */
export const factsOf = (item: ContentItem, lookup: Lookup): readonly ItemFact[] => {
  const type = itemTypeOf(item.type);
  const title = titleOf(item);
  return fieldsOf(type, item).flatMap((field) => {
    const value = item.fields[field.key];
    if (value === undefined || field.key === type.titleField) return [];
    const printed = valueCell(field, value, lookup);
    const words = plainText(printed).trim();
    return words === "" || words === title ? [] : [{ field, value, printed }];
  });
};

// A field that the declaration no longer knows was signed all the same, so it is printed under its key.
const fieldsOf = (type: ItemType, item: ContentItem): readonly Field[] => {
  const known = new Set(type.fields.map((field) => field.key));
  const unknown = Object.keys(item.fields).filter((key) => !known.has(key));
  return [
    ...type.fields,
    ...unknown.sort().map((key): Field => ({ kind: "line", key, label: key, required: false })),
  ];
};

const wordsIn = (item: ContentItem, key: string): string => {
  const value = item.fields[key];
  return value === undefined ? "" : printable(wordsOf(value)).trim();
};

const wordsOf = (title: FieldValue): string => {
  if (typeof title === "string") return title;
  if (typeof title === "boolean") return "";
  return isBlocks(title)
    ? plainText(valueCell({ kind: "prose", key: "", label: "", required: false }, title, NOTHING))
    : title.join("; ");
};

const NOTHING: Lookup = { names: new Map(), notNamed: () => "", domains: [] };
