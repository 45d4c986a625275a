/** What a charter's document may hold, derived from the item types (SPEC: Document): which maps, entries, texts and values. */
import type { Field } from "@acb/schemas/field";
import { ItemId, SectionId } from "@acb/schemas/ids";
import { ITEM_TYPES, isItemTypeKey } from "@acb/schemas/item-types";
import { fieldEntry, type RootName } from "./layout.ts";
import { type NodeShape, textShape, type WordsShape } from "./text-shape.ts";

export type ValueShape = { readonly kind: "value"; readonly fits: (value: unknown) => boolean };
export type Entry = {
  readonly shape: Shape;
  /**
   * `once`: a value that is written together with its map, and never again. `always`: a value may be replaced and never
   * taken away, a map or a text neither. `free`: may be written and taken away.
   */
  readonly keep: "once" | "always" | "free";
};
export type MapShape = {
  readonly kind: "map";
  /** What may stand under that key, given the map's other values; `null` when nothing may. */
  readonly entry: (key: string, valueAt: (key: string) => unknown) => Entry | null;
};
/** `node` is a shared text or an element in it. */
export type Shape = MapShape | ValueShape | NodeShape | WordsShape;
export type Roots = Readonly<Record<string, Shape>>;

/** Longer than any title, shorter than a text. */
const LONGEST_VALUE = 2_000;
const MOST_CHOSEN = 200;

const isShortText = (value: unknown): value is string =>
  typeof value === "string" && value.length <= LONGEST_VALUE;
const isFlag = (value: unknown): boolean => typeof value === "boolean";
const isChosen = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= MOST_CHOSEN && value.every(isShortText);

const value = (fits: ValueShape["fits"], keep: Entry["keep"]): Entry => ({
  shape: { kind: "value", fits },
  keep,
});
const text = (kind: "prose" | "line"): Entry => ({ shape: textShape(kind), keep: "always" });
const anyText = (keep: Entry["keep"]): Entry => value(isShortText, keep);
const fixed = (entries: Readonly<Record<string, Entry>>): MapShape => ({
  kind: "map",
  entry: (key) => (Object.hasOwn(entries, key) ? (entries[key] ?? null) : null),
});

/** The map's own details; the layout, the template and the schemes are the server's alone and have no entry here. */
const CHARTER_ENTRIES: Readonly<Record<string, Entry>> = {
  title: anyText("always"),
  label: anyText("free"),
  place: anyText("free"),
  level: anyText("free"),
  entryPoint: anyText("free"),
  startingPoint: anyText("free"),
};

const SECTION_ENTRIES: Readonly<Record<string, Entry>> = {
  key: anyText("once"),
  kind: anyText("once"),
  title: anyText("always"),
  order: anyText("always"),
  hidden: value(isFlag, "always"),
  removedAt: anyText("free"),
  prose: text("prose"),
};

const ITEM_ENTRIES: Readonly<Record<string, Entry>> = {
  type: value((type) => typeof type === "string" && isItemTypeKey(type) && isInDocument(type), "once"),
  sectionId: value((id) => SectionId.safeParse(id).success, "always"),
  order: anyText("always"),
  removedAt: anyText("free"),
};

const isInDocument = (type: keyof typeof ITEM_TYPES): boolean => ITEM_TYPES[type].home === "document";

/** The values that the form's control of this kind of field writes. */
const VALUES: Readonly<Record<Exclude<Field["kind"], "prose" | "line">, Entry>> = {
  choice: anyText("free"),
  choices: value(isChosen, "free"),
  date: anyText("free"),
  number: anyText("free"),
  money: anyText("free"),
  flag: value(isFlag, "free"),
  reference: anyText("free"),
  references: value(isChosen, "free"),
};

const entryOf = (field: Field): Entry => {
  if (field.kind === "prose" || field.kind === "line") return text(field.kind);
  return VALUES[field.kind];
};

const FIELD_ENTRIES: ReadonlyMap<unknown, Readonly<Record<string, Entry>>> = new Map(
  Object.values(ITEM_TYPES).map(({ key, fields }) => [
    key,
    Object.fromEntries(fields.map((field) => [fieldEntry(field.key), entryOf(field)])),
  ]),
);

const ITEM: MapShape = {
  kind: "map",
  entry: (key, valueAt) => {
    const entries = Object.hasOwn(ITEM_ENTRIES, key) ? ITEM_ENTRIES : FIELD_ENTRIES.get(valueAt("type"));
    return entries !== undefined && Object.hasOwn(entries, key) ? (entries[key] ?? null) : null;
  },
};

/** Maps under ids of their own. They are hidden and brought back, never taken away. */
const entries = (isId: (key: string) => boolean, shape: MapShape): MapShape => ({
  kind: "map",
  entry: (key) => (isId(key) ? { shape, keep: "always" } : null),
});

export const CHARTER_ROOTS: Readonly<Record<RootName, Shape>> = {
  charter: fixed(CHARTER_ENTRIES),
  sections: entries((key) => SectionId.safeParse(key).success, fixed(SECTION_ENTRIES)),
  items: entries((key) => ItemId.safeParse(key).success, ITEM),
};

/** The keys of values that may be replaced and never taken away, in whatever map of a charter they stand. */
export const LASTING_VALUES: ReadonlySet<string> = new Set(
  [CHARTER_ENTRIES, SECTION_ENTRIES, ITEM_ENTRIES].flatMap((table) =>
    Object.keys(table).filter((key) => table[key]?.keep === "always" && table[key].shape.kind === "value"),
  ),
);
