/** The charter as this page has it, as plain text: the copy that is offered when the server takes no more words. */
import type { Block, Inline } from "@acb/schemas/content";
import { itemTypeOf } from "@acb/schemas/item-types";
import { fragmentToBlocks } from "@acb/shared/document/fragment-to-blocks";
import { fieldFragment, listItems, listSections, sectionProse } from "@acb/shared/document/layout";
import { type Book, fieldWords } from "../items/value-words.ts";
import { itemTitle } from "../sections/section-status.ts";

export const charterAsText = (book: Book): string => {
  const { ydoc, charter } = book;
  const sections = listSections(ydoc).map((section, at) => {
    const prose = sectionProse(ydoc, section.id);
    const items = listItems(ydoc, section.id).map((item) => {
      const fields = itemTypeOf(item.type).fields.flatMap((field) => {
        const fragment = field.kind === "prose" ? fieldFragment(ydoc, item.id, field.key) : null;
        const text =
          fragment === null ? fieldWords(book, item.id, field) : blocksText(fragmentToBlocks(fragment));
        return text === "" ? [] : [`  ${field.label}: ${text}`];
      });
      return [itemTitle(ydoc, item), ...fields].join("\n");
    });
    const text = prose === null ? "" : blocksText(fragmentToBlocks(prose));
    return [`${at + 1} ${section.title}`, text, ...items].filter((part) => part !== "").join("\n\n");
  });
  return `${[charter.record.title, ...sections].join("\n\n\n")}\n`;
};

const blocksText = (blocks: readonly Block[]): string => blocks.map(blockText).join("\n\n");

const blockText = (block: Block): string => {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return block.content.map(inlineText).join("");
    case "bulletList":
      return block.items.map((item) => `- ${blocksText(item)}`).join("\n");
    case "orderedList":
      return block.items.map((item, at) => `${at + 1}. ${blocksText(item)}`).join("\n");
    case "quote":
      return blocksText(block.content);
    default:
      return block satisfies never;
  }
};

const inlineText = (inline: Inline): string => (inline.type === "break" ? "\n" : inline.text);
