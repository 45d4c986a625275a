/** Plain text into blocks, and blocks into shared text: for seeds, starters and presets (SPEC: Document). */
import type { Block, Inline } from "@acb/schemas/content";
import * as Y from "yjs";
import { blockText } from "./block-text.ts";
import type { TextKind } from "./prose-schema.ts";

/**
 * Paragraphs are parted by blank lines; lines that begin with "- " or "1. " are lists, "### " is a heading of level 1,
 * "#### " of level 2, "##### " of level 3. Words between single asterisks are emphasised.
 */
export const blocksFromText = (text: string): readonly Block[] => {
  const runs: Run[] = [];
  let last: LineKind = "blank";
  for (const line of text.split(/\r\n?|\n/)) {
    const { kind, level, words } = readLine(line.trim());
    const run = kind === last && kind !== "heading" ? runs.at(-1) : undefined;
    last = kind;
    if (kind === "blank") continue;
    if (run === undefined) runs.push({ kind, level, lines: [words] });
    else run.lines.push(words);
  }
  return runs.map(toBlock);
};

/** Fills an empty fragment. There is always one block to write in; a line takes the words alone. */
export const fillFragment = (fragment: Y.XmlFragment, blocks: readonly Block[], kind: TextKind): void => {
  const filled = kind === "line" ? [paragraphOf(blockText(blocks))] : blocks;
  fragment.insert(0, (filled.length === 0 ? [paragraphOf("")] : filled).map(toElement));
};

type LineKind = "blank" | "paragraph" | "heading" | "bulletList" | "orderedList";
type Level = 1 | 2 | 3;
/** Lines of one kind that follow each other: a paragraph, a list, or one heading. */
type Run = {
  readonly kind: Exclude<LineKind, "blank">;
  readonly level: Level;
  readonly lines: string[];
};

const LINES: readonly { readonly kind: LineKind; readonly mark: RegExp; readonly level: Level }[] = [
  { kind: "blank", mark: /^$/, level: 1 },
  { kind: "heading", mark: /^#{1,3}\s+/, level: 1 },
  { kind: "heading", mark: /^####\s+/, level: 2 },
  { kind: "heading", mark: /^#{5,}\s+/, level: 3 },
  { kind: "bulletList", mark: /^[-*•]\s+/, level: 1 },
  { kind: "orderedList", mark: /^\d{1,3}[.)]\s+/, level: 1 },
];

const readLine = (line: string) => {
  const { kind, mark, level } = LINES.find((candidate) => candidate.mark.test(line)) ?? PLAIN;
  return { kind, level, words: line.replace(mark, "") };
};

const PLAIN = { kind: "paragraph", mark: /^/, level: 1 } as const;

const toBlock = ({ kind, level, lines }: Run): Block => {
  switch (kind) {
    case "paragraph":
      return paragraphOf(lines.join(" "));
    case "heading":
      return { type: "heading", level, content: inlineOf(lines.join(" ")) };
    case "bulletList":
    case "orderedList":
      return { type: kind, items: lines.map((line) => [paragraphOf(line)]) };
  }
};

const paragraphOf = (words: string): Block => ({ type: "paragraph", content: inlineOf(words) });

/** Splitting at the marks leaves plain words at even places and emphasised ones at odd places. */
const EMPHASIS = /\*([^\s*](?:[^*]*[^\s*])?)\*/;

const inlineOf = (words: string): readonly Inline[] =>
  words
    .split(EMPHASIS)
    .map(
      (text, place): Inline => ({ type: "text", text, marks: place % 2 === 0 ? [] : [{ type: "italic" }] }),
    )
    .filter((inline) => inline.type === "text" && inline.text !== "");

const toElement = (block: Block): Y.XmlElement => {
  switch (block.type) {
    case "paragraph":
      return element("paragraph", inlineNodes(block.content));
    case "heading":
      return headingElement(block.level, block.content);
    case "bulletList":
    case "orderedList":
      return element(
        block.type,
        block.items.map((item) => element("listItem", item.map(toElement))),
      );
    case "quote":
      return element("blockquote", block.content.map(toElement));
  }
};

const element = (name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};

const headingElement = (level: Level, content: readonly Inline[]): Y.XmlElement => {
  // The editor compares the level with numbers, so it is stored as one.
  const made = new Y.XmlElement<{ level: number }>("heading");
  made.setAttribute("level", level);
  made.insert(0, inlineNodes(content));
  return made as unknown as Y.XmlElement; // Yjs types attributes as text by default and keeps any value.
};

/**
 * One text node per stretch between breaks: the binding merges neighbours by writing, and reading must not write. An
 * empty block has one too: without it each person who begins to write in it would make their own, and the binding would
 * lose letters in merging them.
 */
const inlineNodes = (content: readonly Inline[]): (Y.XmlElement | Y.XmlText)[] => {
  if (content.length === 0) return [new Y.XmlText()];
  const stretches: Extract<Inline, { type: "text" }>[][] = [[]];
  for (const inline of content) {
    if (inline.type === "break") stretches.push([]);
    else stretches.at(-1)?.push(inline);
  }
  return stretches.flatMap((stretch, place) => [
    ...(place === 0 ? [] : [new Y.XmlElement("hardBreak")]),
    ...(stretch.length === 0 ? [] : [textNode(stretch)]),
  ]);
};

const textNode = (stretch: readonly Extract<Inline, { type: "text" }>[]): Y.XmlText => {
  const text = new Y.XmlText();
  text.applyDelta(stretch.map((inline) => ({ insert: inline.text, attributes: attributesOf(inline) })));
  return text;
};

const attributesOf = (inline: Extract<Inline, { type: "text" }>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    inline.marks.map((mark) => [mark.type, mark.type === "link" ? { href: mark.href } : true]),
  );
