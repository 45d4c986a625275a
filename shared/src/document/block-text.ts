/** The words of blocks, without their structure. */
import type { Block, Inline } from "@acb/schemas/content";

/** Everything on one line, blocks parted by a space: for titles, `line` fields and counting. */
export const blockText = (blocks: readonly Block[]): string =>
  blocks
    .map(textOf)
    .filter((text) => text !== "")
    .join(" ");

const textOf = (block: Block): string => {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return block.content.map(inlineText).join("");
    case "bulletList":
    case "orderedList":
      return block.items.map(blockText).join(" ");
    case "quote":
      return blockText(block.content);
  }
};

const inlineText = (inline: Inline): string => (inline.type === "text" ? inline.text : " ");
