/** The live document into canonical content (SPEC: Content). Never throws and never writes. */
import type { DomainScheme } from "@acb/schemas/charter";
import type { Content, ContentItem, ContentSection, FieldValue } from "@acb/schemas/content";
import type { Field } from "@acb/schemas/field";
import { ITEM_TYPES } from "@acb/schemas/item-types";
import type * as Y from "yjs";
import { cleanLine, isBlank } from "./clean-text.ts";
import { fragmentText, fragmentToBlocks } from "./fragment-to-blocks.ts";
import {
  charterDetails,
  fieldFragment,
  fieldValue,
  type ItemView,
  listItems,
  listSections,
  type SectionView,
  sectionProse,
} from "./layout.ts";

/** What the content says of the charter that its document does not hold. */
export type About = {
  readonly charterId: string;
  /** In the order of the charter's partners. */
  readonly parties: readonly Content["parties"][number][];
  readonly domainScheme: DomainScheme;
};

/** Equal for what reads the same, whoever wrote it in whatever order. Removed items and hidden sections are not content. */
export const toContent = (doc: Y.Doc, about: About): Content => ({
  format: "acb/content/1",
  charter: charterOf(doc, about),
  parties: about.parties.map(({ id, name, shortName }) => ({
    id,
    name: cleanLine(name),
    shortName: cleanLine(shortName),
  })),
  sections: listSections(doc).map((section) => sectionOf(doc, section, about.domainScheme)),
});

const charterOf = (doc: Y.Doc, { charterId, domainScheme }: About): Content["charter"] => {
  const { entryPoint, startingPoint, ...details } = charterDetails(doc);
  const line = (text: string) => cleanLine(text).trim();
  return {
    id: charterId,
    title: line(details.title),
    label: line(details.label),
    level: line(details.level),
    place: line(details.place),
    language: line(details.language),
    template: line(details.template),
    ...(isBlank(entryPoint) ? {} : { entryPoint: line(entryPoint) }),
    ...(isBlank(startingPoint) ? {} : { startingPoint: line(startingPoint) }),
    domainScheme,
  };
};

const sectionOf = (doc: Y.Doc, section: SectionView, scheme: DomainScheme): ContentSection => {
  const prose = sectionProse(doc, section.id);
  return {
    id: section.id,
    key: cleanLine(section.key),
    title: cleanLine(section.title).trim(),
    ...(section.generated === null ? {} : { generated: section.generated }),
    prose: prose === null ? [] : [...fragmentToBlocks(prose)],
    items: listItems(doc, section.id).map((item) => itemOf(doc, item, scheme)),
  };
};

const itemOf = (doc: Y.Doc, item: ItemView, scheme: DomainScheme): ContentItem => {
  const fields = ITEM_TYPES[item.type].fields.flatMap((field) => {
    const value = fieldOf(doc, item, field, scheme);
    return value === null ? [] : [[field.key, value] as const];
  });
  return { id: item.id, type: item.type, fields: Object.fromEntries(fields) };
};

/** `null` for an empty field. */
const fieldOf = (doc: Y.Doc, item: ItemView, field: Field, scheme: DomainScheme): FieldValue | null => {
  const { key, kind } = field;
  switch (kind) {
    case "prose": {
      const blocks = fragmentToBlocksOf(fieldFragment(doc, item.id, key));
      return blocks.length === 0 ? null : blocks;
    }
    case "line": {
      const fragment = fieldFragment(doc, item.id, key);
      return fragment === null ? null : textOrNull(fragmentText(fragment));
    }
    case "flag":
      return fieldValue(doc, item.id, key) === true ? true : null;
    case "choices":
      return listOrNull(inOrderOf(valuesOf(doc, item, key), optionValues(field, scheme)));
    case "references":
      return listOrNull(valuesOf(doc, item, key));
    case "choice":
    case "date":
    case "number":
    case "money":
    case "reference": {
      const value = fieldValue(doc, item.id, key);
      return typeof value === "string" ? textOrNull(cleanLine(value).trim()) : null;
    }
  }
};

const fragmentToBlocksOf = (fragment: Y.XmlFragment | null) =>
  fragment === null ? [] : [...fragmentToBlocks(fragment)];

const textOrNull = (text: string): string | null => (isBlank(text) ? null : text);

const listOrNull = (list: readonly string[]): string[] | null => (list.length === 0 ? null : [...list]);

/** Each value once. */
const valuesOf = (doc: Y.Doc, { id }: ItemView, key: string): readonly string[] => {
  const value = fieldValue(doc, id, key);
  const list = typeof value === "object" ? value : [];
  return [...new Set(list.map((part) => cleanLine(part).trim()).filter((part) => part !== ""))];
};

/** Ticked boxes read in the order of their options, whichever was ticked first; unknown values come last. */
const inOrderOf = (values: readonly string[], options: readonly string[]): readonly string[] => [
  ...options.filter((option) => values.includes(option)),
  ...values.filter((value) => !options.includes(value)),
];

const optionValues = (field: Extract<Field, { kind: "choices" }>, scheme: DomainScheme): readonly string[] =>
  (field.options === "domainScheme" ? scheme.domains : field.options).map(({ value }) => value);
