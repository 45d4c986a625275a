import type { Block, Content, FieldValue, Inline } from "@acb/schemas/content";
import { itemTypeOf } from "@acb/schemas/item-types";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { plainText } from "./inlines.ts";
import type { PublicationBlock } from "./publication.ts";
import { renderHtml } from "./render-html.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { arbitraryContent } from "./testing/arbitrary-content.ts";
import { sampleVersion } from "./testing/sample-source.ts";
import { toPublication } from "./to-publication.ts";

const publish = (content: Content) =>
  toPublication({ content, version: sampleVersion(), network: "Network", board: null });

// The second, simpler reading: all words of a content, and all words of a publication.
const wordsIn = (text: string): readonly string[] =>
  text.replaceAll("\u0007", "").match(/[a-zA-ZŵŷéŁ0-9]+/g) ?? [];
const inlineWords = (inlines: readonly Inline[]) =>
  wordsIn(inlines.map((inline) => (inline.type === "text" ? inline.text : " ")).join(""));
const blockWords = (block: Block): readonly string[] => {
  if ("items" in block) return block.items.flatMap((blocks) => blocks.flatMap(blockWords));
  return block.type === "quote" ? block.content.flatMap(blockWords) : inlineWords(block.content);
};
const isWritten = (kind: string | undefined) => kind === "line" || kind === "prose";
const valueWords = (value: FieldValue): readonly string[] => {
  if (typeof value === "string") return wordsIn(value);
  if (typeof value === "boolean") return [];
  return value.flatMap((one) => (typeof one === "string" ? [] : blockWords(one)));
};
const contentWords = (content: Content) =>
  content.sections.flatMap((section) => [
    ...wordsIn(section.title),
    ...section.prose.flatMap(blockWords),
    ...section.items.flatMap((item) =>
      itemTypeOf(item.type).fields.flatMap((field) => {
        const value = item.fields[field.key];
        return value === undefined || !isWritten(field.kind) ? [] : valueWords(value);
      }),
    ),
  ]);

const printedText = (block: PublicationBlock): string => {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return plainText(block.content);
    case "quote":
      return block.content.map(printedText).join(" ");
    case "list":
      return block.items.flat().map(printedText).join(" ");
    case "facts":
      return block.facts.map((fact) => plainText(fact.value)).join(" ");
    case "table":
      return block.rows.flat().map(plainText).join(" ");
  }
};

it("PUB-1 any content becomes a publication that holds all of its words", () =>
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      const printed = publish(content).chapters.map(
        ({ heading, blocks }) => `${heading} ${blocks.map(printedText).join(" ")}`,
      );
      const words = new Set(wordsIn(printed.join(" ")));
      expect(contentWords(content).filter((one) => !words.has(one))).toEqual([]);
    }),
    { numRuns: 150 },
  ));

it("PUB-2 no heading of any content skips a level", () =>
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      for (const { blocks } of publish(content).chapters) {
        const levels = [1, ...blocks.flatMap((block) => (block.type === "heading" ? [block.level] : []))];
        expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).toBe(
          true,
        );
      }
    }),
    { numRuns: 100 },
  ));

it("PUB-3 no rendering of any content holds an address that could run a script", () =>
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      const publication = publish(content);
      expect(renderHtml(publication)).not.toMatch(/href="(?!#|https?:|mailto:|tel:)|<script/i);
      expect(renderMarkdown(publication)).not.toMatch(/\]\((?!#|<https?:|<mailto:|<tel:)/i);
    }),
    { numRuns: 100 },
  ));
