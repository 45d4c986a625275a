/** The live document (SPEC: Document): where everything lives in the Y.Doc and how it is read. Reading never throws or writes. */
import { ItemId, SectionId } from "@acb/schemas/ids";
import { ITEM_TYPES, type ItemTypeKey, isItemTypeKey } from "@acb/schemas/item-types";
import type { CharterDetail } from "@acb/schemas/template";
import * as Y from "yjs";

export type RootName = "charter" | "sections" | "items";
export type SectionKind = "prose" | "list" | "generated";
export type Generated = "signatures" | "annexes";
/** The value of a field that is not shared text. */
export type PlainValue = string | boolean | readonly string[];

/** Details of the charter as they stand in the draft; an absent one is empty text. */
export type CharterDetails = Readonly<
  Record<"title" | "label" | "place" | "language" | "template" | "domainScheme" | CharterDetail, string>
>;

export type SectionView = {
  readonly id: SectionId;
  /** The key of the template's section, or `own` for one that the partners added. */
  readonly key: string;
  readonly kind: SectionKind;
  readonly title: string;
  readonly order: string;
  readonly hidden: boolean;
  readonly removedAt: string | null;
  readonly generated: Generated | null;
};

export type ItemView = {
  readonly id: ItemId;
  readonly type: ItemTypeKey;
  readonly sectionId: SectionId;
  readonly order: string;
  readonly removedAt: string | null;
};

export const OWN_SECTION_KEY = "own";

/** The entry of a field in an item's map. Prefixed, since some types have a field `type` of their own. */
export const fieldEntry = (key: string): string => `field.${key}`;

/** The root map of that name, or `null` when somebody has put another kind of thing there. */
export const rootMap = (doc: Y.Doc, name: RootName): Y.Map<unknown> | null => {
  const found = doc.share.get(name);
  const isFree = found === undefined || found.constructor === Y.AbstractType;
  return isFree || found instanceof Y.Map ? doc.getMap(name) : null;
};

export const sectionMap = (doc: Y.Doc, id: string): Y.Map<unknown> | null =>
  asMap(rootMap(doc, "sections")?.get(id));

export const itemMap = (doc: Y.Doc, id: string): Y.Map<unknown> | null =>
  asMap(rootMap(doc, "items")?.get(id));

export const charterDetails = (doc: Y.Doc): CharterDetails => {
  const map = rootMap(doc, "charter");
  const text = (key: keyof CharterDetails) => asText(map?.get(key));
  return {
    title: text("title"),
    label: text("label"),
    level: text("level"),
    place: text("place"),
    language: text("language"),
    template: text("template"),
    domainScheme: text("domainScheme"),
    entryPoint: text("entryPoint"),
    startingPoint: text("startingPoint"),
  };
};

/** The layout version that the document was seeded with, or `null` when it says none. */
export const layoutOf = (doc: Y.Doc): number | null => {
  const layout = rootMap(doc, "charter")?.get("layout");
  return typeof layout === "number" ? layout : null;
};

/** The sections on the page, in order. */
export const listSections = (doc: Y.Doc): readonly SectionView[] =>
  allSections(doc).filter((section) => !section.hidden);

/** The sections that can be brought back, in order. */
export const hiddenSections = (doc: Y.Doc): readonly SectionView[] =>
  allSections(doc).filter((section) => section.hidden);

export const sectionView = (doc: Y.Doc, id: string): SectionView | null => {
  const map = sectionMap(doc, id);
  const parsed = SectionId.safeParse(id);
  if (map === null || !parsed.success) return null;
  return {
    id: parsed.data,
    key: asText(map.get("key")),
    kind: asKind(map.get("kind")),
    title: asText(map.get("title")),
    order: asText(map.get("order")),
    hidden: map.get("hidden") === true,
    removedAt: asText(map.get("removedAt")) || null,
    generated: asGenerated(map.get("generated")),
  };
};

/** The items of a section that are not removed, in order, of all types. */
export const listItems = (doc: Y.Doc, sectionId: string): readonly ItemView[] =>
  allItems(doc)
    .filter((item) => item.sectionId === sectionId && item.removedAt === null)
    .sort(byOrder);

/** The removed items of the whole charter, the last removed first. */
export const removedItems = (doc: Y.Doc): readonly ItemView[] =>
  allItems(doc)
    .filter((item) => item.removedAt !== null)
    .sort((a, b) => compare(b.removedAt ?? "", a.removedAt ?? "") || compare(a.id, b.id));

export const itemView = (doc: Y.Doc, id: string): ItemView | null => {
  const map = itemMap(doc, id);
  const itemId = ItemId.safeParse(id);
  const sectionId = SectionId.safeParse(map?.get("sectionId"));
  const type = asText(map?.get("type"));
  if (map === null || !itemId.success || !sectionId.success) return null;
  if (!isItemTypeKey(type) || ITEM_TYPES[type].home !== "document") return null;
  return {
    id: itemId.data,
    type,
    sectionId: sectionId.data,
    order: asText(map.get("order")),
    removedAt: asText(map.get("removedAt")) || null,
  };
};

/** The section's own text, or `null` where it has none. */
export const sectionProse = (doc: Y.Doc, sectionId: string): Y.XmlFragment | null =>
  asFragment(sectionMap(doc, sectionId)?.get("prose"));

/** The shared text of a `prose` or `line` field, or `null` where there is none. */
export const fieldFragment = (doc: Y.Doc, itemId: string, key: string): Y.XmlFragment | null =>
  asFragment(itemMap(doc, itemId)?.get(fieldEntry(key)));

/** The value of a field that is not shared text; `undefined` while it is empty. */
export const fieldValue = (doc: Y.Doc, itemId: string, key: string): PlainValue | undefined => {
  const value = itemMap(doc, itemId)?.get(fieldEntry(key));
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (Number.isSafeInteger(value)) return String(value);
  return Array.isArray(value) ? value.filter((part) => typeof part === "string") : undefined;
};

/** Order by fractional index; equal ones, made by two people at once, by id. */
export const byOrder = (a: Ordered, b: Ordered): number => compare(a.order, b.order) || compare(a.id, b.id);

export type Ordered = { readonly id: string; readonly order: string };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const allSections = (doc: Y.Doc): readonly SectionView[] =>
  idsOf(doc, "sections")
    .flatMap((id) => sectionView(doc, id) ?? [])
    .sort(byOrder);

const allItems = (doc: Y.Doc): readonly ItemView[] =>
  idsOf(doc, "items").flatMap((id) => itemView(doc, id) ?? []);

const idsOf = (doc: Y.Doc, name: RootName): readonly string[] => [...(rootMap(doc, name)?.keys() ?? [])];

const asMap = (value: unknown): Y.Map<unknown> | null =>
  value instanceof Y.Map && !(value instanceof Y.XmlHook) ? value : null;

/** An element is a fragment to Yjs, not to us. */
const asFragment = (value: unknown): Y.XmlFragment | null =>
  value instanceof Y.XmlFragment && !(value instanceof Y.XmlElement) ? value : null;

const asText = (value: unknown): string => (typeof value === "string" ? value : "");

const asKind = (value: unknown): SectionKind => (value === "list" || value === "generated" ? value : "prose");

const asGenerated = (value: unknown): Generated | null =>
  value === "signatures" || value === "annexes" ? value : null;
