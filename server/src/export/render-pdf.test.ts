import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Publication } from "@acb/shared/publication/publication";
import { sampleSource } from "@acb/shared/publication/testing/sample-source";
import { toPublication } from "@acb/shared/publication/to-publication";
import { afterAll, expect, it, vi } from "vitest";
import { readPdf, rolesIn, type Tag } from "./read-pdf.ts";
import { createPdfRenderer } from "./render-pdf.ts";

const renderer = createPdfRenderer();
afterAll(() => renderer.close());

const sample = () => toPublication(sampleSource());
const pdfOf = async (publication = sample()): Promise<Uint8Array> => {
  const result = await renderer.render(publication);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.bytes;
};
const saying = (text: string): Publication => ({
  titlePage: sample().titlePage,
  chapters: [
    {
      id: "chapter-1",
      number: 1,
      heading: text,
      ownPage: false,
      blocks: [{ type: "paragraph", content: [{ type: "text", text, marks: [] }] }],
    },
  ],
});
const find = (tags: readonly Tag[], role: string): readonly Tag[] =>
  tags.flatMap((tag) => [...(tag.role === role ? [tag] : []), ...find(tag.children, role)]);
const childRoles = (tag: Tag): readonly string[] => [...new Set(tag.children.map((child) => child.role))];

it("EXP-1 another program finds the PDF tagged, with its title, on A4", async () => {
  const about = execFileSync("pdfinfo", ["-"], {
    input: await pdfOf(),
    stdio: ["pipe", "pipe", "ignore"],
  }).toString();
  expect(about).toMatch(/Tagged: +yes/);
  expect(about).toMatch(/Title: +Wendle Vale Anchor Charter/);
  expect(about).toMatch(/Page size: .*A4/);
});

it("EXP-1 its structure has a language, headings in order, table heads and lists", async () => {
  const { title, language, tags } = await readPdf(await pdfOf());
  expect([title, language]).toEqual(["Wendle Vale Anchor Charter", "en-GB"]);
  const levels = rolesIn(tags).flatMap((role) => (/^H[1-6]$/.test(role) ? [Number(role[1])] : []));
  expect(levels[0]).toBe(1);
  expect(levels.every((level, index) => level <= (levels[index - 1] ?? level) + 1)).toBe(true);
  const tables = find(tags, "Table");
  expect(tables).toHaveLength(5);
  expect(tables.every((table) => find(table.children, "TH").length > 0)).toBe(true);
  const lists = find(tags, "L");
  expect(lists.length).toBeGreaterThan(3);
  expect(find(lists, "LI").every((item) => childRoles(item).join(" ") === "Lbl LBody")).toBe(true);
});

it("EXP-2 it holds every word of the publication, the fingerprint and the positions", async () => {
  const { text } = await readPdf(await pdfOf());
  const words =
    JSON.stringify(sample().chapters).match(/(?<="(?:text|heading|label|shortCaption)":")[^"]+/g) ?? [];
  const squeezed = text.replace(/\s+/g, "");
  const missing = words.filter((one) => !squeezed.includes(one.replace(/\s+/g, "")));
  expect(words.length).toBeGreaterThan(150);
  expect(missing).toEqual([]);
  expect(text).toContain("7f3a".repeat(16));
  expect(text).toContain("Coleg Dyffryn Ŵyl a Thŷ");
});

it("EXP-2 text is never read as the typesetter's language", async () => {
  const hostile = '#import "x": * *bold* _it_ $x$ = <script>alert(1)</script> @ref `c` \\ // /* [a]{b} ŵŷ';
  const { text } = await readPdf(await pdfOf(saying(hostile)));
  expect(text.replace(/\s+/g, "")).toContain(hostile.replace(/\s+/g, ""));
});

it.each([
  ["Bengali", "ক"],
  ["an emoji", "😀"],
  ["Arabic", "م"],
])(
  "EXP-3 %s, which the typeface does not have, is a clear answer and the next PDF is made",
  async (_, sign) => {
    expect(await renderer.render(saying(`before ${sign} after`))).toEqual({
      ok: false,
      kind: "unprintable",
      signs: [sign],
    });
    expect((await renderer.render(saying("plain"))).ok).toBe(true);
  },
);

it("EXP-3 a PDF that takes too long is given up, the next one is made by another thread, and neither leaves a folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "acb-pdf-"));
  vi.stubEnv("TMPDIR", folder);
  const hasty = createPdfRenderer(1);
  expect(await hasty.render(sample())).toEqual({ ok: false, kind: "too-slow" });
  expect(await hasty.render(sample())).toEqual({ ok: false, kind: "too-slow" });
  await hasty.close();
  await hasty.close();
  const patient = createPdfRenderer();
  expect((await patient.render(sample())).ok).toBe(true);
  expect(readdirSync(folder)).toHaveLength(1);
  await patient.close();
  vi.unstubAllEnvs();
  expect(readdirSync(folder)).toEqual([]);
  rmdirSync(folder);
});

it("EXP-4 the same version gives the same bytes, and two at once wait for each other", async () => {
  const [one, other] = await Promise.all([pdfOf(), pdfOf()]);
  expect(Buffer.compare(one, other)).toBe(0);
});
