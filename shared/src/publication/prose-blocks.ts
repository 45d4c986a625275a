/** Written text as publication blocks, and the rule that no heading level is skipped (PUB-2). */
import type { Block } from "@acb/schemas/content";
import { boldText, plainText, safeInlines } from "./inlines.ts";
import type { Cell, HeadingLevel, PublicationBlock } from "./publication.ts";

const DEEPEST = 5;

/** The blocks, their own first heading level printed as `top`; empty ones are left out. */
export const proseBlocks = (blocks: readonly Block[], top: HeadingLevel): readonly PublicationBlock[] =>
  blocks.flatMap((block) => {
    if (block.type !== "heading") return nestedBlock(block);
    const content = safeInlines(block.content);
    return hasWords(content) ? [{ type: "heading", level: levelOf(top + block.level - 1), content }] : [];
  });

/** Text under a label of its own: the label runs into the first paragraph, or stands before a list. */
export const labelledBlocks = (
  label: string,
  blocks: readonly PublicationBlock[],
): readonly PublicationBlock[] => {
  const [first, ...rest] = blocks;
  if (first === undefined) return [];
  const lead = boldText(`${label}. `);
  return first.type === "paragraph"
    ? [{ type: "paragraph", content: [lead, ...first.content] }, ...rest]
    : [{ type: "paragraph", content: [lead] }, ...blocks];
};

/** The blocks of one chapter with each heading at most one level below the one before it. */
export const withoutSkippedLevels = (blocks: readonly PublicationBlock[]): readonly PublicationBlock[] => {
  let before = 1;
  return blocks.map((block) => {
    if (block.type !== "heading") return block;
    before = Math.min(block.level, before + 1);
    return block.level === before ? block : { ...block, level: levelOf(before) };
  });
};

// A heading inside a list or quote would break the order of headings: there it is a line of bold text.
const nestedBlock = (block: Block): readonly PublicationBlock[] => {
  switch (block.type) {
    case "paragraph":
    case "heading": {
      const content = safeInlines(block.content);
      if (!hasWords(content)) return [];
      return [{ type: "paragraph", content: block.type === "heading" ? inBold(content) : content }];
    }
    case "bulletList":
    case "orderedList": {
      const items = block.items.map((item) => item.flatMap(nestedBlock)).filter((item) => item.length > 0);
      return items.length === 0 ? [] : [{ type: "list", ordered: block.type === "orderedList", items }];
    }
    case "quote": {
      const content = block.content.flatMap(nestedBlock);
      return content.length === 0 ? [] : [{ type: "quote", content }];
    }
    default:
      return block satisfies never;
  }
};

const hasWords = (content: Cell): boolean => plainText(content).trim() !== "";

const inBold = (content: Cell): Cell =>
  content.map((inline) =>
    inline.type === "break" || inline.marks.some((mark) => mark.type === "bold")
      ? inline
      : { ...inline, marks: [{ type: "bold" }, ...inline.marks] },
  );

const levelOf = (level: number): HeadingLevel => {
  const clamped = Math.min(level, DEEPEST);
  return clamped === 5 ? 5 : clamped === 4 ? 4 : clamped === 3 ? 3 : 2;
};
