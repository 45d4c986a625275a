/** Values as people read them: labels for options, titles for references, dates and money in British form. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Field, Option, ReferenceTarget } from "@acb/schemas/field";
import { fragmentText } from "@acb/shared/document/fragment-to-blocks";
import {
  fieldFragment,
  fieldValue,
  itemView,
  listItems,
  listSections,
  type PlainValue,
} from "@acb/shared/document/layout";
import type * as Y from "yjs";
import { itemTitle } from "../sections/section-status.ts";

export type Book = { readonly ydoc: Y.Doc; readonly charter: CharterView };

/** The options of a choice, those of the charter's domain scheme included. */
export const optionsOf = (
  field: Extract<Field, { kind: "choice" | "choices" }>,
  charter: CharterView,
): readonly Option[] => (field.options === "domainScheme" ? charter.domainScheme.domains : field.options);

/** All that a reference may point at, in the order of the charter. */
export const targetOptions = ({ ydoc, charter }: Book, to: ReferenceTarget): readonly Option[] => {
  if (to === "organisation") return charter.partners.map(({ id, name }) => ({ value: id, label: name }));
  return listSections(ydoc)
    .flatMap((section) => listItems(ydoc, section.id))
    .filter((item) => item.type === to)
    .map((item) => ({ value: item.id, label: referenceName(ydoc, item.id) }));
};

/** What a reference reads as; a partner by its short name. */
export const referenceLabel = ({ ydoc, charter }: Book, to: ReferenceTarget, value: string): string => {
  if (to === "organisation")
    return charter.partners.find(({ id }) => id === value)?.name ?? "An organisation that is not a partner";
  const item = itemView(ydoc, value);
  if (item === null) return "Something that is not there any more";
  const name = referenceName(ydoc, value);
  return item.removedAt === null ? name : `${name} (removed)`;
};

const referenceName = (ydoc: Y.Doc, itemId: string): string => {
  const item = itemView(ydoc, itemId);
  if (item === null) return "";
  const short = item.type === "partner" ? fieldFragment(ydoc, itemId, "shortName") : null;
  const text = short === null ? "" : fragmentText(short).trim();
  return text === "" ? itemTitle(ydoc, item) : text;
};

const optionLabel = (options: readonly Option[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value;

const DATE = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

const dateLabel = (value: string): string => {
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(time) ? value : DATE.format(time);
};

/** Groups thousands without going through a float: "1234567.50" reads "1,234,567.50". */
const numberLabel = (value: string): string => {
  const [whole = "", fraction] = value.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
};

/** A plain value as text; "" when the field is empty. */
const plainLabel = (book: Book, field: Field, value: PlainValue | undefined): string => {
  if (value === undefined || value === "" || value === false) return "";
  const list = typeof value === "object" ? value : [String(value)];
  const one = list[0] ?? "";
  switch (field.kind) {
    case "choice":
    case "choices":
      return list.map((part) => optionLabel(optionsOf(field, book.charter), part)).join(", ");
    case "date":
      return dateLabel(one);
    case "number":
      return `${numberLabel(one)}${field.unit === undefined ? "" : field.unit === "%" ? "%" : ` ${field.unit}`}`;
    case "money":
      return `£${numberLabel(one)}`;
    case "flag":
      return "Yes";
    case "reference":
    case "references":
      return list.map((part) => referenceLabel(book, field.to, part)).join(", ");
    case "prose":
    case "line":
      return "";
    default:
      return field satisfies never;
  }
};

/** A field of an item as one text, whatever its kind; "" when it is empty. */
export const fieldLabel = (book: Book, itemId: string, field: Field): string => {
  if (field.kind === "prose" || field.kind === "line") {
    const fragment = fieldFragment(book.ydoc, itemId, field.key);
    return fragment === null ? "" : fragmentText(fragment).trim();
  }
  return plainLabel(book, field, fieldValue(book.ydoc, itemId, field.key));
};
