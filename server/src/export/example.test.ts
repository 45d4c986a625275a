import { execFileSync } from "node:child_process";
import { EXPORT_FORMATS, type ExportFormat } from "@acb/schemas/api/sign-off-routes";
import { Content } from "@acb/schemas/content";
import { Window } from "happy-dom";
import mammoth from "mammoth";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readExample } from "../commands/example/example-files.ts";
import { loadExample } from "../commands/example/load-example.ts";
import { exportVersion } from "../commands/sign-off/export-version.ts";
import { loadTemplates, TEMPLATES_FOLDER } from "../load-templates.ts";
import { createSqliteStorage } from "../storage/sqlite/worker/sqlite-storage.ts";
import { signOffCharter } from "../testing/sign-off-charter.ts";
import { type ReadPdf, readPdf, rolesIn, type Tag } from "./read-pdf.ts";
import { createRenderers } from "./renderers.ts";

// The whole example is loaded and rendered once; on a busy machine that takes a while.
const LOADING_MS = 60_000;
const renderers = createRenderers();
const files = new Map<ExportFormat, Buffer>();
let pdf: ReadPdf;
/** All that a reader must find in every file, without spaces. */
let promised: readonly string[] = [];

beforeAll(async () => {
  const storage = await createSqliteStorage({ file: ":memory:" });
  const loaded = await loadTemplates(TEMPLATES_FOLDER);
  if (!loaded.ok) throw new Error("A template is broken");
  const { context: base } = await signOffCharter(storage);
  const context = { ...base, templates: loaded.templates, domainSchemes: loaded.domainSchemes };
  const example = await readExample();
  await loadExample(context, example);
  const charterId = example.charter.record.id;
  const reader = example.people.find((person) => person.id === example.signOff.version.frozenBy);
  const [version] = await storage.events.versions(charterId);
  if (reader === undefined || version === undefined) throw new Error("The example has no version");
  for (const format of EXPORT_FORMATS) {
    const request = { charterId, versionId: version.id, format };
    const made = await exportVersion(context, reader, request, renderers);
    if (!made.ok) throw new Error(JSON.stringify(made));
    files.set(format, Buffer.from(made.value.bytes));
  }
  const stored = await storage.events.version(charterId, version.id);
  const { sections, parties } = Content.parse(JSON.parse(stored?.content ?? "{}"));
  const commitments = sections.flatMap(({ items }) => items).filter((item) => item.type === "commitment");
  promised = [
    "Not signed by all: 11 of 14 organisations have signed.",
    version.contentHash,
    ...sections.map((section) => section.title),
    ...parties.map((party) => party.name),
    ...commitments.map((item) => String(item.fields.text)),
  ].map(squeezed);
  pdf = await readPdf(fileOf("pdf"));
  await storage.close();
}, LOADING_MS);
afterAll(() => renderers.close());

const fileOf = (format: ExportFormat): Buffer => files.get(format) ?? Buffer.alloc(0);
const squeezed = (text: string): string => text.replace(/\s+/g, "");
const missingIn = (text: string): readonly string[] => {
  const held = squeezed(text);
  return promised.filter((one) => !held.includes(one));
};
const inOrder = (levels: readonly number[]): boolean =>
  levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1);
const find = (tags: readonly Tag[], role: string): readonly Tag[] =>
  tags.flatMap((tag) => [...(tag.role === role ? [tag] : []), ...find(tag.children, role)]);

it("EXP-2 every section, organisation and commitment of the example is asked for in the files below", () => {
  expect(promised.length).toBe(2 + 20 + 14 + 58);
});

it("EXP-1 the example's PDF is tagged for another program, with contents that link, on about 50 pages", () => {
  const about = execFileSync("pdfinfo", ["-"], { input: fileOf("pdf"), stdio: ["pipe", "pipe", "ignore"] });
  expect(about.toString()).toMatch(/Tagged: +yes/);
  expect([pdf.title, pdf.language]).toEqual(["Wendle Vale Anchor Charter", "en-GB"]);
  expect(pdf.pageCount).toBeGreaterThan(30);
  expect(pdf.pageCount).toBeLessThan(60);
  expect(find(find(pdf.tags, "TOC"), "Link")).toHaveLength(20);
});

it("EXP-1 its headings are in order, its tables have heads, its lists have items", () => {
  const levels = rolesIn(pdf.tags).flatMap((role) => (/^H[1-6]$/.test(role) ? [Number(role[1])] : []));
  expect(levels.filter((level) => level === 1).length).toBeGreaterThanOrEqual(20);
  expect(inOrder(levels)).toBe(true);
  const tables = find(pdf.tags, "Table");
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.filter((table) => find(table.children, "TH").length < 3)).toEqual([]);
  expect(find(pdf.tags, "L").length).toBeGreaterThan(30);
  expect(find(find(pdf.tags, "L"), "LI").length).toBeGreaterThan(200);
});

it("EXP-2 its PDF holds every promised text, and the status on its first page", async () => {
  expect(missingIn(pdf.text)).toEqual([]);
  expect(pdf.text.slice(0, 300)).toContain("Not signed by all");
});

it("EXP-5 another reader finds the example's headings, tables and texts in the Word file", async () => {
  const { value } = await mammoth.convertToHtml({ buffer: fileOf("docx") });
  expect(inOrder([...value.matchAll(/<h([1-6])>/g)].map((match) => Number(match[1])))).toBe(true);
  expect(value.match(/<h1>/g)?.length).toBeGreaterThanOrEqual(20);
  expect(value.match(/<thead>/g)?.length).toBe(value.match(/<table>/g)?.length);
  const { value: text } = await mammoth.extractRawText({ buffer: fileOf("docx") });
  expect(missingIn(text)).toEqual([]);
});

it("PUB-11 PUB-12 PUB-13 the example's web page is in order, with named tables and no script", () => {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
  window.document.write(fileOf("html").toString());
  const { document } = window;
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) =>
    Number(one.tagName[1]),
  );
  expect([document.documentElement.lang, inOrder(levels)]).toEqual(["en-GB", true]);
  expect(document.querySelectorAll("h1")).toHaveLength(1);
  expect(
    document.querySelectorAll("th:not([scope]), table:not(:has(caption)), script, [onclick]"),
  ).toHaveLength(0);
  expect(missingIn(document.body.textContent)).toEqual([]);
});

it("PUB-14 the example's Markdown holds every promised text", () => {
  expect(missingIn(fileOf("markdown").toString().replace(/\\/g, ""))).toEqual([]);
});

it("EXP-9 the example's JSON is its content, 14 positions with it", () => {
  const rows = Array.from({ length: 14 }, () => expect.anything());
  expect(JSON.parse(fileOf("json").toString())).toMatchObject({
    signOff: { rows },
    content: { charter: { title: "Wendle Vale Anchor Charter" } },
  });
});

it("PUB-9 every format says the status and the fingerprint before its contents, not only in the sign-off", async () => {
  const { value: word } = await mammoth.extractRawText({ buffer: fileOf("docx") });
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
  window.document.write(fileOf("html").toString());
  const fronts = [
    pdf.text.split("Contents")[0],
    word.split("Contents")[0],
    window.document.querySelector("header")?.textContent,
    fileOf("markdown").toString().split("## Contents")[0],
  ];
  for (const front of fronts)
    expect(promised.slice(0, 2).filter((one) => !squeezed(front ?? "").includes(one))).toEqual([]);
});

it("PUB-2 the example's Markdown has its headings in order", () => {
  const levels = [
    ...fileOf("markdown")
      .toString()
      .matchAll(/^(#+) /gm),
  ].map(([, marks = ""]) => marks.length);
  expect([levels[0], inOrder(levels)]).toEqual([1, true]);
});
