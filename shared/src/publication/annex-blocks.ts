/** The annexes: the words the charter uses, and the definition behind each measure (PUB-10). */
import type { Content, ContentItem } from "@acb/schemas/content";
import glossary from "@acb/schemas/glossary.json" with { type: "json" };
import type { ItemType } from "@acb/schemas/item-type";
import { itemTypeOf } from "@acb/schemas/item-types";
import type { Lookup } from "../values/print-value.ts";
import { boldText, joinLines, textCell } from "./inlines.ts";
import { factsOf, titleOf } from "./item-facts.ts";
import type { Fact, PublicationBlock } from "./publication.ts";

/** The glossary's terms that occur in the charter, then the annex fields of each item type that declares some. */
export const annexBlocks = (content: Content, lookup: Lookup): readonly PublicationBlock[] => [
  ...withHeading("Words we use", glossaryFacts(content)),
  ...annexTypes(content).flatMap(({ type, keys, items }) =>
    withHeading(
      `${type.plural}: definitions`,
      items.flatMap((item) => definitionOf(item, keys, lookup)),
    ),
  ),
];

const withHeading = (heading: string, facts: readonly Fact[]): readonly PublicationBlock[] =>
  facts.length === 0
    ? []
    : [
        { type: "heading", level: 2, content: textCell(heading) },
        { type: "facts", facts },
      ];

const glossaryFacts = (content: Content): readonly Fact[] => {
  const text = JSON.stringify(content.sections);
  return glossary
    .filter((entry) => [entry.term, ...(entry.also ?? [])].some((word) => mentions(text, word)))
    .map((entry) => ({ label: entry.term, value: textCell(entry.meaning) }));
};

const mentions = (text: string, word: string): boolean =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`,
    "iu",
  ).test(text);

type AnnexType = {
  readonly type: ItemType;
  readonly keys: ReadonlySet<string>;
  readonly items: readonly ContentItem[];
};

const annexTypes = (content: Content): readonly AnnexType[] => {
  const items = content.sections.flatMap((section) => section.items);
  return [...new Set(items.map((item) => item.type))].flatMap((key) => {
    const type = itemTypeOf(key);
    if (type.publishedAs.as !== "table" || type.publishedAs.annex === undefined) return [];
    return [
      {
        type,
        keys: new Set(type.publishedAs.annex),
        items: items.filter((item) => item.type === key),
      },
    ];
  });
};

const definitionOf = (item: ContentItem, keys: ReadonlySet<string>, lookup: Lookup): readonly Fact[] => {
  const facts = factsOf(item, lookup).filter((fact) => keys.has(fact.field.key));
  const [first, ...rest] = facts;
  if (first === undefined) return [];
  const lines = rest.map((fact) => [boldText(`${fact.field.label}: `), ...fact.printed]);
  return [{ label: titleOf(item), value: joinLines([first.printed, ...lines]) }];
};
