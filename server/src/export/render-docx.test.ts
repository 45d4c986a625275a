import { sampleSource } from "@acb/shared/publication/testing/sample-source";
import { toPublication } from "@acb/shared/publication/to-publication";
import mammoth from "mammoth";
import { expect, it } from "vitest";
import { readZip } from "./read-zip.ts";
import { renderDocx } from "./render-docx.ts";
import { readTypeface } from "./typeface.ts";

const TYPEFACE_FILES = readTypeface();
const sample = () => toPublication(sampleSource());
const html = async (): Promise<string> =>
  (await mammoth.convertToHtml({ buffer: Buffer.from(await renderDocx(sample(), TYPEFACE_FILES)) })).value;
const parts = async () => readZip(await renderDocx(sample(), TYPEFACE_FILES));

it("EXP-5 another reader finds its headings in order, its tables with heads and its lists", async () => {
  const read = await html();
  const levels = [...read.matchAll(/<h([1-6])>/g)].map((match) => Number(match[1]));
  expect(levels.length).toBeGreaterThan(10);
  expect(levels.every((level, index) => level <= (levels[index - 1] ?? level) + 1)).toBe(true);
  expect(read.match(/<thead>/g)).toHaveLength(5);
  expect(read).toMatch(/<ul><li>Fair pay<\/li><li>Local suppliers<ol><li>First<\/li><\/ol><\/li><\/ul>/);
});

it("EXP-5 it holds every word, the fingerprint and the positions", async () => {
  const { value } = await mammoth.extractRawText({
    buffer: Buffer.from(await renderDocx(sample(), TYPEFACE_FILES)),
  });
  const squeezed = value.replace(/\s+/g, "");
  const words =
    JSON.stringify(sample().chapters).match(/(?<="(?:text|heading|label|shortCaption)":")[^"]+/g) ?? [];
  expect(words.filter((one) => !squeezed.includes(one.replace(/\s+/g, "")))).toEqual([]);
  expect(value).toContain("7f3a".repeat(16));
  expect(value).toContain("Coleg Dyffryn Ŵyl a Thŷ");
});

it("EXP-5 it has a contents field, its language, and rows of heads that repeat", async () => {
  const files = await parts();
  const document = files.get("word/document.xml") ?? "";
  expect(document).toMatch(/TOC /);
  expect(document.match(/<w:tblHeader/g)).toHaveLength(5);
  expect(files.get("word/styles.xml")).toMatch(/<w:lang [^>]*w:val="en-GB"/);
});

it("EXP-6 it names no editor and no other moment than that of its version, and there are no comments", async () => {
  const files = await parts();
  expect(files.get("docProps/core.xml")).toMatch(/<dc:creator>Wendle Vale ICS<\/dc:creator>/);
  expect(files.get("docProps/core.xml")).toMatch(/<cp:lastModifiedBy>Wendle Vale ICS<\/cp:lastModifiedBy>/);
  const dates = [...(files.get("docProps/core.xml") ?? "").matchAll(/W3CDTF">([^<]+)</g)].map(([, at]) => at);
  expect(dates).toEqual(Array(2).fill(sample().titlePage.frozenAt));
  expect(files.get("word/comments.xml") ?? "").not.toMatch(/<w:comment /);
  expect([...files.values()].join("")).not.toMatch(/<w:(ins|del) /);
});

it("EXP-5 its typeface is inside the file, and rows of usual length stay on one page", async () => {
  const files = await parts();
  expect([...files.keys()].filter((name) => name.endsWith(".odttf"))).toHaveLength(4);
  const rows = (files.get("word/document.xml") ?? "").match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
});
