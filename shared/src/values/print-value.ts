/** Plain values in words, on every screen and in every export: dates, money, numbers, choices, references (PUB-5, PUB-19). */
import type { Field, Option, ReferenceTarget } from "@acb/schemas/field";
import type { PlainValue } from "../document/layout.ts";

/** How something is called: in full as a heading, shorter where it is mentioned. */
export type Name = { readonly full: string; readonly short: string };

/** What values point at: items and organisations by id, the charter's own domains, and what stands for a lost name. */
export type Lookup = {
  readonly names: Pick<ReadonlyMap<string, Name>, "get">;
  readonly notNamed: (to: ReferenceTarget) => string;
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
const printDecimal = (decimal: string): string => {
  const [, sign, whole, rest = ""] = /^(-?)(\d+)(\.\d+)?$/.exec(decimal) ?? [];
  if (whole === undefined) return decimal;
  return `${sign === "-" ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest}`;
};

/** A plain value as one text; "" when there is nothing to say (an unticked flag, an empty list). */
export const printValue = (field: Field, value: PlainValue, lookup: Lookup): string => {
  if (typeof value === "boolean") return value ? "Yes" : "";
  if (typeof value === "string") return printText(field, value, lookup);
  return inOrder(field, value, lookup)
    .map((one) => printText(field, one, lookup))
    .join("; ");
};

const printText = (field: Field, text: string, lookup: Lookup): string => {
  if (text === "") return "";
  switch (field.kind) {
    case "choice":
    case "choices":
      return labelOf(optionsOf(field, lookup.domains), text);
    case "date":
      return printDate(text);
    case "money":
      return printMoney(text);
    case "number":
      return withUnit(printDecimal(text), field.unit);
    case "reference":
    case "references":
      return printReference(field.to, text, lookup);
    case "flag":
    case "line":
    case "prose":
      return text;
    default:
      return field satisfies never;
  }
};

// Each once; ticked boxes in the order of their options, whichever was ticked first, and unknown values last.
const inOrder = (field: Field, values: readonly string[], lookup: Lookup): readonly string[] => {
  const given = new Set(values);
  if (field.kind !== "choices") return [...given];
  const known = optionsOf(field, lookup.domains).map(({ value }) => value);
  return [...known.filter((value) => given.has(value)), ...[...given].filter((one) => !known.includes(one))];
};

/** What a reference reads as: an organisation signs under its full name, an item is mentioned by the short one. */
export const printReference = (to: ReferenceTarget, id: string, { names, notNamed }: Lookup): string => {
  const name = names.get(id);
  if (name === undefined) return notNamed(to);
  return to === "organisation" ? name.full : name.short;
};

/** The options of a choice, those of the charter's domain scheme included. */
export const optionsOf = (
  field: Extract<Field, { kind: "choice" | "choices" }>,
  domains: readonly Option[],
): readonly Option[] => (field.options === "domainScheme" ? domains : field.options);

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
