import type { Block, Inline } from "@acb/schemas/content";
import { sampleContent, sampleSource } from "@acb/shared/publication/testing/sample-source";
import { toPublication } from "@acb/shared/publication/to-publication";
import mammoth from "mammoth";
import { afterAll, expect, it } from "vitest";
import { readPdf } from "./read-pdf.ts";
import { readZip } from "./read-zip.ts";
import { createRenderers } from "./renderers.ts";

const renderers = createRenderers();
afterAll(() => renderers.close());

const LONG_WORD = "Llanfair".repeat(1250);
const HOSTILE = [
  "<script>alert(1)</script>",
  "=cmd|'/c calc'!A1",
  "]]>&amp;<!--",
  "#import \\ `c` $x$",
  LONG_WORD,
];
const RIGHT_TO_LEFT = "שלום مرحبا";

const text = (words: string, ...marks: Extract<Inline, { type: "text" }>["marks"]): Inline => ({
  type: "text",
  text: words,
  marks,
});
const publicationOf = (...words: readonly string[]) => {
  const content = sampleContent();
  const prose: Block[] = [
    ...words.map((one): Block => ({ type: "paragraph", content: [text(one)] })),
    { type: "paragraph", content: [text("a trap", { type: "link", href: "javascript:alert(1)" })] },
    { type: "paragraph", content: [text("bell\u0007 null\u0000 escape\u001b")] },
  ];
  const sections = content.sections.map((section, index) =>
    index === 0
      ? { ...section, prose }
      : {
          ...section,
          items: section.items.map((item) => ({
            ...item,
            fields: { ...item.fields, stray: words[0] ?? "" },
          })),
        },
  );
  return toPublication({ ...sampleSource(), content: { ...content, sections } });
};
const bytesOf = async (format: "pdf" | "docx" | "html" | "markdown", ...words: readonly string[]) => {
  const made = await renderers[format](publicationOf(...words));
  if (!made.ok) throw new Error(made.why);
  return Buffer.from(made.bytes);
};
const squeezed = (given: string): string => given.replace(/[\s\u200b]+/g, "");
const hasControls = (given: string): boolean =>
  ["\u0007", "\u0000", "\u001b"].some((sign) => given.includes(sign));
const missingIn = (given: string, words: readonly string[]): readonly string[] =>
  words.filter((one) => !squeezed(given).includes(squeezed(one))).map((one) => one.slice(0, 40));

it("EXP-2 a PDF holds hostile text and a word of 10,000 letters as they are", async () => {
  const { text: read } = await readPdf(await bytesOf("pdf", ...HOSTILE));
  expect(missingIn(read, HOSTILE.slice(0, -1))).toEqual([]);
  const letters = read.replace(/[^\p{L}]/gu, "");
  expect(letters.match(/Llanfair/g)?.length).toBeGreaterThan(1200);
});

it("EXP-5 a Word file with hostile text opens in another reader, and runs nothing", async () => {
  const words = [...HOSTILE, RIGHT_TO_LEFT];
  const file = await bytesOf("docx", ...words);
  const { value } = await mammoth.extractRawText({ buffer: file });
  expect(missingIn(value, words)).toEqual([]);
  const xml = [...readZip(file)].filter(([name]) => /\.(xml|rels)$/.test(name)).map(([, part]) => part);
  expect(hasControls(xml.join(""))).toBe(false);
  expect(xml.join("")).not.toMatch(/javascript:|<script/);
});

it("PUB-13 a web page with hostile text holds it as text", async () => {
  const html = (await bytesOf("html", ...HOSTILE, RIGHT_TO_LEFT)).toString();
  expect(html).not.toMatch(/<script|javascript:|<!--/);
  expect(hasControls(html)).toBe(false);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(missingIn(html, ["]]&gt;&amp;amp;&lt;!--", LONG_WORD, RIGHT_TO_LEFT])).toEqual([]);
});

it("PUB-14 Markdown with hostile text has no tag and no link of it", async () => {
  const markdown = (await bytesOf("markdown", ...HOSTILE, RIGHT_TO_LEFT)).toString();
  expect(markdown).not.toMatch(/(?<!\\)<script|\]\(<?javascript/);
  expect(hasControls(markdown)).toBe(false);
  expect(
    missingIn(markdown.replace(/\\(?=[^\\])/g, ""), [LONG_WORD, RIGHT_TO_LEFT, HOSTILE[0] ?? ""]),
  ).toEqual([]);
});

it("EXP-3 a PDF names the signs that it cannot print and the sections in which they stand", async () => {
  const made = await renderers.pdf(publicationOf("plain", RIGHT_TO_LEFT));
  expect(made).toMatchObject({
    ok: false,
    code: "TEXT_NOT_PRINTABLE",
    fields: { places: "1 Our charter on a page" },
  });
});
