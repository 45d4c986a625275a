/** What is in a section and what is missing, counted from the document (SPEC: WR-3). The words for it are in section-words. */
import { type Field, isSharedText } from "@acb/schemas/field";
import { type ItemTypeKey, itemTypeOf } from "@acb/schemas/item-types";
import type { Template, TemplateSection } from "@acb/schemas/template";
import { fragmentText } from "@acb/shared/document/fragment-to-blocks";
import {
  fieldFragment,
  fieldValue,
  type ItemView,
  listItems,
  listSections,
  type SectionView,
  sectionProse,
} from "@acb/shared/document/layout";
import type * as Y from "yjs";

export type ItemGap = {
  readonly itemId: string;
  readonly title: string;
  readonly missing: readonly { readonly key: string; readonly label: string }[];
};

export type SectionState = "empty" | "started" | "gaps" | "complete" | "generated";

export type SectionStatus = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly required: boolean;
  /** Words of the section's own text. */
  readonly wordCount: number;
  /** Words of the texts in its items. */
  readonly itemWordCount: number;
  readonly itemCounts: readonly { readonly type: ItemTypeKey; readonly count: number }[];
  readonly gaps: readonly ItemGap[];
  /** What a required section has nothing of yet: its own text, or any item of its lists. */
  readonly lacks: { readonly text: boolean; readonly items: ItemTypeKey | null };
  readonly state: SectionState;
};

/** The title of an item as everybody sees it, or what stands for it while it has none. */
export const itemTitle = (ydoc: Y.Doc, item: Pick<ItemView, "id" | "type">): string => {
  const type = itemTypeOf(item.type);
  const fragment = fieldFragment(ydoc, item.id, type.titleField);
  const text = fragment === null ? "" : fragmentText(fragment).trim();
  return text === "" ? `${type.name} without words yet` : text;
};

export const isFieldEmpty = (ydoc: Y.Doc, itemId: string, field: Field): boolean => {
  if (isSharedText(field)) {
    const fragment = fieldFragment(ydoc, itemId, field.key);
    return fragment === null || fragmentText(fragment).trim() === "";
  }
  const value = fieldValue(ydoc, itemId, field.key);
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
};

export const missingFields = (ydoc: Y.Doc, item: ItemView): ItemGap["missing"] =>
  itemTypeOf(item.type)
    .fields.filter((field) => field.required && isFieldEmpty(ydoc, item.id, field))
    .map(({ key, label }) => ({ key, label }));

const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== "").length;

const fragmentWords = (fragment: Y.XmlFragment | null): number =>
  fragment === null ? 0 : countWords(fragmentText(fragment));

const itemWords = (ydoc: Y.Doc, item: ItemView): number =>
  itemTypeOf(item.type)
    .fields.filter(isSharedText)
    .reduce((sum, { key }) => sum + fragmentWords(fieldFragment(ydoc, item.id, key)), 0);

/** Every section on the page, in order. */
export const sectionStatuses = (ydoc: Y.Doc, template: Template): readonly SectionStatus[] =>
  listSections(ydoc).map((section, at) => statusOf(ydoc, template, section, at + 1));

const statusOf = (ydoc: Y.Doc, template: Template, section: SectionView, number: number): SectionStatus => {
  const declared = template.sections.find(({ key }) => key === section.key);
  const prose = sectionProse(ydoc, section.id);
  const wordCount = fragmentWords(prose);
  const items = listItems(ydoc, section.id);
  const gaps = items
    .map((item) => ({ itemId: item.id, title: itemTitle(ydoc, item), missing: missingFields(ydoc, item) }))
    .filter(({ missing }) => missing.length > 0);
  const counted = {
    wordCount,
    itemCounts: countTypes(items),
    gaps,
    lacks: lacksOf(declared, { hasProse: prose !== null, wordCount, itemCount: items.length }),
  };
  return {
    id: section.id,
    number,
    title: section.title,
    required: declared?.required ?? false,
    itemWordCount: items.reduce((sum, item) => sum + itemWords(ydoc, item), 0),
    ...counted,
    state: section.generated === null ? stateOf(counted) : "generated",
  };
};

const lacksOf = (
  declared: TemplateSection | undefined,
  has: { readonly hasProse: boolean; readonly wordCount: number; readonly itemCount: number },
): SectionStatus["lacks"] => {
  if (declared?.required !== true) return { text: false, items: null };
  return {
    text: has.hasProse && has.wordCount === 0,
    items: has.itemCount === 0 ? (declared.lists[0]?.type ?? null) : null,
  };
};

const stateOf = ({
  wordCount,
  itemCounts,
  gaps,
  lacks,
}: Pick<SectionStatus, "wordCount" | "itemCounts" | "gaps" | "lacks">): SectionState => {
  if (wordCount === 0 && itemCounts.length === 0) return "empty";
  if (gaps.length > 0) return "gaps";
  return lacks.text || lacks.items !== null ? "started" : "complete";
};

const countTypes = (items: readonly ItemView[]): SectionStatus["itemCounts"] => {
  const counts = new Map<ItemTypeKey, number>();
  for (const { type } of items) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count }));
};
