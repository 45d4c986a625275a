/** What is in a field of the live draft as people read it: the words are those of the publication (SPEC: WR-10). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Field, Option, ReferenceTarget } from "@acb/schemas/field";
import { itemTypeOf } from "@acb/schemas/item-types";
import { fragmentText } from "@acb/shared/document/fragment-to-blocks";
import { fieldFragment, fieldValue, itemView, listItems, listSections } from "@acb/shared/document/layout";
import { type Lookup, type Name, printReference, printValue } from "@acb/shared/values/print-value";
import type * as Y from "yjs";
import { itemTitle } from "../sections/section-status.ts";

export type Book = { readonly ydoc: Y.Doc; readonly charter: CharterView };

/** All that a reference may point at, in the order of the charter. */
export const targetOptions = (book: Book, to: ReferenceTarget): readonly Option[] => {
  const ids =
    to === "organisation"
      ? book.charter.partners.map(({ id }) => id)
      : listSections(book.ydoc)
          .flatMap((section) => listItems(book.ydoc, section.id))
          .filter((item) => item.type === to)
          .map(({ id }) => id);
  return ids.map((id) => ({ value: id, label: referenceWords(book, to, id) }));
};

/** What a reference reads as: an organisation by its full name, an item by its short one where it has one. */
export const referenceWords = (book: Book, to: ReferenceTarget, id: string): string =>
  printReference(to, id, lookupOf(book));

/** A field of an item as one text, whatever its kind; "" when it is empty. */
export const fieldWords = (book: Book, itemId: string, field: Field): string => {
  if (field.kind === "prose" || field.kind === "line") return textIn(book.ydoc, itemId, field.key);
  const value = fieldValue(book.ydoc, itemId, field.key);
  return value === undefined ? "" : printValue(field, value, lookupOf(book));
};

// Names are looked up one at a time: a draft changes with every key.
const lookupOf = (book: Book): Lookup => ({
  names: { get: (id) => nameIn(book, id) },
  notNamed: (to) =>
    to === "organisation" ? "An organisation that is not a partner" : "Something that is not there any more",
  domains: book.charter.domainScheme.domains,
});

const nameIn = ({ ydoc, charter }: Book, id: string): Name | undefined => {
  const partner = charter.partners.find((one) => one.id === id);
  if (partner !== undefined) return { full: partner.name, short: partner.shortName };
  const item = itemView(ydoc, id);
  if (item === null) return undefined;
  const { shortTitleField } = itemTypeOf(item.type);
  const full = itemTitle(ydoc, item);
  const short = (shortTitleField && textIn(ydoc, id, shortTitleField)) || full;
  const mark = item.removedAt === null ? "" : " (removed)";
  return { full: `${full}${mark}`, short: `${short}${mark}` };
};

const textIn = (ydoc: Y.Doc, itemId: string, key: string): string => {
  const fragment = fieldFragment(ydoc, itemId, key);
  return fragment === null ? "" : fragmentText(fragment).trim();
};
