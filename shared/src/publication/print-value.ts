/** One field's value in words: dates, money, numbers and choices as people write them (PUB-5). */
import type { Block, FieldValue } from "@acb/schemas/content";
import type { Field, Option, ReferenceTarget } from "@acb/schemas/field";
import { flattenBlocks, textCell } from "./inlines.ts";
import type { Cell } from "./publication.ts";

/** How something is called: in full as a heading, shorter where it is mentioned. */
export type Name = { readonly full: string; readonly short: string };

/** What values point at: items and organisations by id, in the order of the charter, and the charter's own domains. */
export type Lookup = {
  readonly names: ReadonlyMap<string, Name>;
  readonly domains: readonly Option[];
};

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const NOT_NAMED = "Not named in this version";

/** "2027-03-31" as "31 March 2027"; anything else as it is. */
export const printDate = (date: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? date : `${Number(day)} ${name} ${year}`;
};

/** A moment as people in the United Kingdom read it: "14 November 2026, 16:05". */
export const printMoment = (moment: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  })
    .format(new Date(moment))
    .replace(" at ", ", ");

/** A decimal with commas between thousands; anything that is not a decimal as it is. */
export const printDecimal = (decimal: string): string => {
  const [, sign, whole, rest = ""] = /^(-?)(\d+)(\.\d+)?$/.exec(decimal) ?? [];
  if (whole === undefined) return decimal;
  return `${sign === "-" ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest}`;
};

/** The value as a run of text; an empty one when there is nothing to say (an unticked flag, an empty list). */
export const printValue = (field: Field, value: FieldValue, lookup: Lookup): Cell => {
  if (typeof value === "boolean") return value ? textCell("Yes") : [];
  if (typeof value === "string") return textCell(printText(field, value, lookup));
  if (isBlocks(value)) return flattenBlocks(value);
  return textCell(value.map((one) => printText(field, one, lookup)).join("; "));
};

/** Is the value shared text with blocks? An empty list is not. */
export const isBlocks = (value: FieldValue): value is Block[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one !== "string");

const printText = (field: Field, text: string, lookup: Lookup): string => {
  switch (field.kind) {
    case "choice":
    case "choices":
      return labelOf(field.options === "domainScheme" ? lookup.domains : field.options, text);
    case "date":
      return printDate(text);
    case "money":
      return printMoney(text);
    case "number":
      return withUnit(printDecimal(text), field.unit);
    case "reference":
    case "references":
      return nameOf(lookup.names.get(text), field.to);
    case "flag":
    case "line":
    case "prose":
      return text;
    default:
      return field satisfies never;
  }
};

// An organisation signs under its full name; an item is mentioned by the short one.
const nameOf = (name: Name | undefined, to: ReferenceTarget): string => {
  if (name === undefined) return NOT_NAMED;
  return to === "organisation" ? name.full : name.short;
};

/** The label of an option; a value that no option has any more is printed as it is. */
export const labelOf = (options: readonly Option[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value;

const printMoney = (decimal: string): string => {
  const printed = printDecimal(decimal);
  return printed.startsWith("−") ? `−£${printed.slice(1)}` : `£${printed}`;
};

const withUnit = (printed: string, unit: string | undefined): string => {
  if (unit === undefined) return printed;
  return unit === "%" ? `${printed}%` : `${printed} ${unit}`;
};
