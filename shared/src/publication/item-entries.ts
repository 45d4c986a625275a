/** Items as entries: a heading, the facts that lead up to its text, the text, the other facts (PUB-1). */
import type { ContentItem } from "@acb/schemas/content";
import type { Lookup } from "../values/print-value.ts";
import { textCell } from "./inlines.ts";
import { factsOf, type ItemFact, titleOf } from "./item-facts.ts";
import { labelledBlocks, proseBlocks } from "./prose-blocks.ts";
import type { PublicationBlock } from "./publication.ts";
import { isBlocks } from "./value-cell.ts";

/** `level` is that of each item's heading; the fields that are `hidden` are told elsewhere. */
type EntryShape = { readonly level: 2 | 3; readonly hidden: ReadonlySet<string> };

const PLAIN_ENTRIES: EntryShape = { level: 2, hidden: new Set() };

/** A heading per item with all that it says. */
export const entryBlocks = (
  items: readonly ContentItem[],
  lookup: Lookup,
  shape: EntryShape = PLAIN_ENTRIES,
): readonly PublicationBlock[] => items.flatMap((item) => entryOf(item, lookup, shape));

const entryOf = (
  item: ContentItem,
  lookup: Lookup,
  { level, hidden }: EntryShape,
): readonly PublicationBlock[] => {
  const facts = factsOf(item, lookup).filter((fact) => !hidden.has(fact.field.key));
  const firstText = facts.findIndex(isText);
  const before = firstText === -1 ? facts : facts.slice(0, firstText);
  const after = firstText === -1 ? [] : facts.slice(firstText);
  return [
    { type: "heading", level, content: textCell(titleOf(item)) },
    ...factsBlock(before),
    ...after.filter(isText).flatMap((fact) => textBlocks(fact, level)),
    ...factsBlock(after.filter((fact) => !isText(fact))),
  ];
};

const isText = (fact: ItemFact): boolean => isBlocks(fact.value);

const textBlocks = (fact: ItemFact, under: EntryShape["level"]): readonly PublicationBlock[] =>
  isBlocks(fact.value) ? labelledBlocks(fact.field.label, proseBlocks(fact.value, under === 2 ? 3 : 4)) : [];

const factsBlock = (facts: readonly ItemFact[]): readonly PublicationBlock[] =>
  facts.length === 0
    ? []
    : [
        {
          type: "facts",
          facts: facts.map((fact) => ({ label: fact.field.label, value: fact.printed })),
        },
      ];
