/** What is held about a person, in words: how many entries of a kind, from when to when, and each of them (SPEC: HELD-1). */
import type { HeldAboutYou } from "@acb/schemas/api/own-routes";
import { FACTS, HELD_KINDS, type HeldKind, type HeldTable, isPeriod, type ShownAs } from "@acb/schemas/held";
import { PERIODS, type Retention, WITHOUT_PERIOD } from "@acb/schemas/retention";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { printDate, printMoment } from "@acb/shared/values/print-value";
import { daysWords } from "../network/retention-list.tsx";

type Row = Readonly<Record<string, unknown>>;

export type HeldPart = {
  readonly table: HeldTable;
  readonly kind: HeldKind;
  /** Newest first. */
  readonly rows: readonly Row[];
  /** "3 entries, 1 May 2026 to 4 June 2026" */
  readonly count: string;
};

/** The kinds of which there is anything. */
export const partsOf = ({ held }: Pick<HeldAboutYou, "held">): readonly HeldPart[] =>
  HELD_KINDS.flatMap(([table, kind]) => {
    const rows = newestFirst(held[table] ?? [], kind.at);
    return rows.length === 0 ? [] : [{ table, kind, rows, count: countOf(rows, kind.at) }];
  });

export const howLong = ({ kept }: HeldKind, retention: Retention): string =>
  isPeriod(kept) ? `${daysWords(retention[kept])} after ${PERIODS[kept].from}` : WITHOUT_PERIOD[kept].until;

/** What of an entry is shown, without what it does not have. */
export const factsOf = (
  { shown }: HeldKind,
  row: Row,
  names: HeldAboutYou["names"],
): readonly { readonly name: string; readonly value: string }[] =>
  shown.flatMap(({ column, label, as }) => {
    const value = row[column];
    return value === null || value === undefined || value === ""
      ? []
      : [{ name: label, value: printAs(as, value, names) }];
  });

const printAs = (as: ShownAs, value: unknown, names: HeldAboutYou["names"]): string => {
  if (typeof as === "object")
    return listIn(value)
      .map((one) => as[one] ?? one)
      .join("; ");
  switch (as) {
    case "text":
      return String(value);
    case "moment":
      return printMoment(momentOf(value));
    case "day":
      return printDate(String(value));
    case "yesNo":
      return value === 0 || value === false ? "No" : "Yes";
    case "charter":
      return names[String(value)] ?? "A charter that is not shared with you any more";
    case "organisation":
      return names[String(value)] ?? "An organisation that was removed";
    case "fact":
      return Object.entries(FACTS).find(([type]) => type === typeIn(value))?.[1] ?? "";
    case "leaves":
      return leavesIn(JSON.parse(String(value))).join("; ");
    default:
      return as satisfies never;
  }
};

/** The sign-in library keeps moments as milliseconds. */
const momentOf = (value: unknown): string =>
  typeof value === "number" ? new Date(value).toISOString() : String(value);

/** Facts are kept as JSON; of their names the commitments only, so that they are no `Fact` of the schema. */
const typeIn = (value: unknown): string => {
  const fact: unknown = JSON.parse(String(value));
  return typeof fact === "object" && fact !== null && "type" in fact ? String(fact.type) : "";
};

/** The texts in something nested, in their order. */
const leavesIn = (value: unknown): readonly string[] =>
  typeof value === "object" && value !== null
    ? Object.values(value).flatMap(leavesIn)
    : value === null || value === ""
      ? []
      : [String(value)];

/** A list is kept as JSON. */
const listIn = (value: unknown): readonly string[] => {
  const text = String(value);
  if (!text.startsWith("[")) return [text];
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) ? list.map(String) : [text];
};

const newestFirst = (rows: readonly Row[], at: string | null): readonly Row[] =>
  at === null
    ? rows
    : rows.toSorted((one, other) => momentOf(other[at] ?? "").localeCompare(momentOf(one[at] ?? "")));

const countOf = (rows: readonly Row[], at: string | null): string => {
  const count = rows.length === 1 ? "1 entry" : `${rows.length.toLocaleString("en-GB")} entries`;
  const days = [rows.at(-1), rows[0]]
    .map((row) => (at === null ? null : row?.[at]))
    .filter((value) => value !== null && value !== undefined)
    .map((value) => printDate(londonDate(new Date(momentOf(value)))));
  return [count, ...(days.length === 0 ? [] : [[...new Set(days)].join(" to ")])].join(", ");
};
