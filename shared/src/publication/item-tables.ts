/** Items as tables that stay readable on a page: at most five columns, a table per group of a long list (PUB-6, PUB-7). */
import type { ContentItem } from "@acb/schemas/content";
import { fieldOf, type ItemType } from "@acb/schemas/item-type";
import { weighColumns } from "./column-weight.ts";
import type { ContentLookup } from "./content-lookup.ts";
import { boldText, joinLines, plainText, textCell } from "./inlines.ts";
import { entryBlocks } from "./item-entries.ts";
import { factsOf, type ItemFact, titleOf } from "./item-facts.ts";
import type { Cell, PublicationBlock } from "./publication.ts";

const MOST_COLUMNS = 5;
const DETAILS = "Details";
const SHORT_FACT = 36;
// In characters, on average: as much as a row can say at the side and still be read across.
const LONGEST_DETAILS = 400;

type Row = { readonly title: string; readonly facts: readonly ItemFact[] };
type Group = { readonly name: string; readonly items: readonly ContentItem[] };
type TableShape = {
  readonly type: ItemType;
  readonly shape: Extract<ItemType["publishedAs"], { as: "table" }>;
  readonly lookup: ContentLookup;
  /** Definitions are printed in an annex. */
  readonly withAnnex: boolean;
};

/** The items of one type as one table, or as a heading and a table per group; as entries where rows would be too long. */
export const tableBlocks = (
  source: TableShape,
  items: readonly ContentItem[],
): readonly PublicationBlock[] => {
  const { type, shape, lookup } = source;
  const elsewhere = new Set(source.withAnnex ? shape.annex : []);
  const groups = shape.groupBy === undefined ? [] : groupsOf(type, shape.groupBy, items, lookup);
  if (shape.groupBy === undefined || groups.length < 2 || items.length < 2 * groups.length)
    return areTooLong(source, items, elsewhere)
      ? entryBlocks(items, lookup, { level: 2, hidden: elsewhere })
      : tableOf(source, items, { name: null, hidden: elsewhere });
  const hidden = new Set([...elsewhere, shape.groupBy]);
  const asEntries = areTooLong(source, items, hidden);
  return groups.flatMap((group) => [
    { type: "heading", level: 2, content: textCell(group.name) } as const,
    ...(asEntries
      ? entryBlocks(group.items, lookup, { level: 3, hidden })
      : tableOf(source, group.items, { name: group.name, hidden })),
  ]);
};

const rowOf = (item: ContentItem, lookup: ContentLookup, hidden: ReadonlySet<string>): Row => ({
  title: titleOf(item),
  facts: factsOf(item, lookup).filter((fact) => !hidden.has(fact.field.key)),
});

// A row with a long last cell is a narrow tower of text beside empty cells.
const areTooLong = (
  { type, shape, lookup }: TableShape,
  items: readonly ContentItem[],
  hidden: ReadonlySet<string>,
): boolean => {
  const rows = items.map((item) => rowOf(item, lookup, hidden));
  const { columns, details } = columnsOf(shape, type, rows);
  const told = new Set(columns.map((column) => column.key));
  const total = rows.reduce((sum, row) => sum + plainText(detailsOf(row, told)).length, 0);
  return details && total > LONGEST_DETAILS * rows.length;
};

// Groups stand in the order in which the charter names what they are grouped by.
const groupsOf = (
  type: ItemType,
  key: string,
  items: readonly ContentItem[],
  lookup: ContentLookup,
): readonly Group[] => {
  const idOf = (item: ContentItem) => {
    const value = item.fields[key];
    return typeof value === "string" && lookup.names.has(value) ? value : null;
  };
  const named = [...lookup.names]
    .map(([id, name]) => ({ name: name.full, items: items.filter((item) => idOf(item) === id) }))
    .filter((group) => group.items.length > 0);
  const rest = items.filter((item) => idOf(item) === null);
  const without = `Without ${fieldOf(type, key).label.toLowerCase()}`;
  return rest.length === 0 ? named : [...named, { name: without, items: rest }];
};

const tableOf = (
  { type, shape, lookup }: TableShape,
  items: readonly ContentItem[],
  group: { readonly name: string | null; readonly hidden: ReadonlySet<string> },
): readonly PublicationBlock[] => {
  const rows = items.map((item) => rowOf(item, lookup, group.hidden));
  const { columns, details } = columnsOf(shape, type, rows);
  const labels = [fieldOf(type, type.titleField).label, ...columns.map((column) => column.label)];
  const told = new Set(columns.map((column) => column.key));
  const cells = rows.map((row) => [
    textCell(row.title),
    ...columns.map((column) => row.facts.find((fact) => fact.field.key === column.key)?.printed ?? []),
    ...(details ? [detailsOf(row, told)] : []),
  ]);
  return [
    {
      type: "table",
      caption: group.name === null ? type.plural : `${type.plural}: ${group.name}`,
      shortCaption: type.plural,
      columns: weighColumns(details ? [...labels, DETAILS] : labels, cells),
      rows: cells,
    },
  ];
};

// Declared columns come first, as far as anybody filled them in; what has no room is told in the last column.
const columnsOf = (shape: TableShape["shape"], type: ItemType, rows: readonly Row[]) => {
  const order = [...shape.columns, ...type.fields.map((field) => field.key)];
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const used = new Map(rows.flatMap((row) => row.facts.map((fact) => [fact.field.key, fact.field] as const)));
  const fields = [...used.values()].sort((a, b) => rank(a.key) - rank(b.key));
  if (fields.length < MOST_COLUMNS) return { columns: fields, details: false };
  const declared = fields.filter((field) => shape.columns.includes(field.key));
  return { columns: declared.slice(0, MOST_COLUMNS - 2), details: true };
};

// Short facts share a line, long ones have their own, the short ones first.
const detailsOf = (row: Row, told: ReadonlySet<string>): Cell => {
  const facts = row.facts.filter((fact) => !told.has(fact.field.key));
  const isShort = (fact: ItemFact) => plainText(fact.printed).length <= SHORT_FACT;
  const labelled = (fact: ItemFact): Cell => [boldText(`${fact.field.label}: `), ...fact.printed];
  const short = facts
    .filter(isShort)
    .flatMap((fact, index) => (index === 0 ? labelled(fact) : [...textCell("\u00a0· "), ...labelled(fact)]));
  return joinLines([short, ...facts.filter((fact) => !isShort(fact)).map(labelled)]);
};
