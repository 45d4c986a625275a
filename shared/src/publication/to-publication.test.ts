import type { RoundView } from "@acb/schemas/api/sign-off-routes";
import type { Block, Content } from "@acb/schemas/content";
import { expect, it } from "vitest";
import { weighColumns } from "./column-weight.ts";
import { plainText, textCell } from "./inlines.ts";
import type { Chapter, PublicationBlock } from "./publication.ts";
import { sampleBoard, sampleContent, sampleSource } from "./testing/sample-source.ts";
import { toPublication } from "./to-publication.ts";

type TableBlock = Extract<PublicationBlock, { type: "table" }>;

const published = (changes: { content?: Content; board?: RoundView | null } = {}) =>
  toPublication({ ...sampleSource(), ...changes });

const chapter = (heading: string, publication = published()): Chapter => {
  const found = publication.chapters.find((one) => one.heading === heading);
  if (found === undefined) throw new Error(`no chapter ${heading}`);
  return found;
};
const tablesOf = (blocks: readonly PublicationBlock[]): readonly TableBlock[] =>
  blocks.filter((block) => block.type === "table");
const headingsOf = (blocks: readonly PublicationBlock[]) =>
  blocks.flatMap((block) => (block.type === "heading" ? [[block.level, plainText(block.content)]] : []));
const rowsOf = (table: TableBlock | undefined) => table?.rows.map((row) => row.map(plainText));

const withProse = (...prose: readonly Block[]): Content => {
  const content = sampleContent();
  return {
    ...content,
    sections: content.sections.slice(0, 1).map((section) => ({ ...section, prose: [...prose] })),
  };
};
const heading = (level: 1 | 2 | 3, text: string): Block => ({
  type: "heading",
  level,
  content: [{ type: "text", text, marks: [] }],
});

it("PUB-1 an entry has its heading, its texts under their labels and its other facts in words", () => {
  const blocks = chapter("What we will achieve together").blocks;
  expect(headingsOf(blocks)).toEqual([[2, "More people start and stay in good jobs with us"]]);
  const paragraphs = blocks.flatMap((block) =>
    block.type === "paragraph" ? [plainText(block.content)] : [],
  );
  expect(paragraphs).toEqual([
    "These outcomes belong to all of us.",
    "What will be different. A year later they are still here.",
    "Why, and on what evidence. We had 2,870 vacancies in March 2026.",
  ]);
  const facts = blocks.flatMap((block) => (block.type === "facts" ? block.facts : []));
  expect(facts.map((fact) => [fact.label, plainText(fact.value)])).toEqual([
    ["Domain", "Jobs and skills"],
    ["Forum that leads it", "Not named in this version"],
    ["Level", "System (the whole ICS)"],
    ["When", "Year one"],
  ]);
});

it("PUB-1 a field that the declaration no longer knows is printed under its key", () => {
  const content = sampleContent();
  const sections = content.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({ ...item, fields: { ...item.fields, oldField: "kept words" } })),
  }));
  expect(JSON.stringify(published({ content: { ...content, sections } }))).toContain("kept words");
});

it("PUB-2 a heading is at most one level below the one before it, and one in a list is bold text", () => {
  const inList: Block = { type: "bulletList", items: [[heading(1, "In a list")]] };
  const prose = withProse(heading(3, "Deep"), heading(3, "Deeper"), heading(1, "Top"), inList);
  const blocks = chapter("Our charter on a page", published({ content: prose, board: null })).blocks;
  expect(headingsOf(blocks)).toEqual([
    [2, "Deep"],
    [3, "Deeper"],
    [2, "Top"],
  ]);
  expect(blocks.at(-1)).toMatchObject({
    items: [[{ type: "paragraph", content: [{ marks: [{ type: "bold" }] }] }]],
  });
});

it("PUB-3 a link that is not http, https, mailto or tel is printed as its words alone", () => {
  const text = JSON.stringify(chapter("Our charter on a page"));
  expect(text).toContain("a trap");
  expect(text).not.toContain("javascript");
  expect(text).toContain("https://example.org/a?b=c&d=%28e%29");
});

it("PUB-4 control characters and lone surrogates never reach a format", () => {
  const prose: Block = {
    type: "paragraph",
    content: [{ type: "text", text: "a\u0000b\u001bc\ud800d", marks: [] }],
  };
  const text = JSON.stringify(published({ content: withProse(prose), board: null }).chapters[0]?.blocks);
  expect(text).toContain("abc\ufffdd");
});

it("PUB-5 dates, money, numbers, choices and references are printed as people write them", () => {
  const [table] = tablesOf(chapter("Who is taking part").blocks);
  expect(rowsOf(table)?.[0]).toEqual([
    "Riverside Homes",
    "Housing association",
    "Larkhill and Weir Bank",
    "Ama Boateng",
    "Who can sign, and by what authority: The board\u00a0· Anchor lead: Tom Reyes\u00a0· Headcount: 12,640 people\u00a0· Spend a year: −£1,234,567.50",
  ]);
});

it("PUB-6 a table has five columns at most, and what has no column is told in the last one", () => {
  const tables = published().chapters.flatMap(({ blocks }) => tablesOf(blocks));
  expect(Math.max(...tables.map((table) => table.columns.length))).toBe(5);
  expect(tables.every((table) => table.rows.every((row) => row.length === table.columns.length))).toBe(true);
});

it("PUB-6 items with long details are entries: nothing of theirs is lost, and no table is left", () => {
  const content = sampleContent();
  const long = "A condition that takes its time. ".repeat(30).trim();
  const sections = content.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({ ...item, fields: { ...item.fields, conditions: long } })),
  }));
  const { blocks } = chapter("What each of us will do", published({ content: { ...content, sections } }));
  expect(tablesOf(blocks)).toEqual([]);
  const levels = headingsOf(blocks).map(([level]) => level);
  expect([...new Set(levels)]).toEqual([2, 3]);
  expect(JSON.stringify(blocks)).toContain(long);
  expect(JSON.stringify(blocks)).toContain("Director of people");
});

it("PUB-17 the sign-off and the annexes start a page of their own", () => {
  const own = published()
    .chapters.filter((one) => one.ownPage)
    .map((one) => one.heading);
  expect(own).toEqual(["Sign-off by each organisation", "Glossary and definitions"]);
});

it("PUB-18 a column of dates keeps each date together, and a word of 16 letters has its room", () => {
  const cells = [
    ["A long text that fills its column with many words ".repeat(4), "30 September 2027", "Responsibilities"],
  ];
  const columns = weighColumns(
    ["Text", "Due", "Kind"],
    cells.map((row) => row.map(textCell)),
  );
  expect(columns.map((column) => column.weight)).toEqual([63, 16, 19]);
});

it("PUB-7 a longer list of commitments is a heading and a table per partner, in the order of the partners", () => {
  const blocks = chapter("What each of us will do").blocks;
  expect(headingsOf(blocks)).toEqual([
    [2, "Riverside Homes"],
    [2, "Aldminster Hospitals"],
  ]);
  const [first] = tablesOf(blocks);
  expect(first).toMatchObject({ caption: "Commitments: Riverside Homes", shortCaption: "Commitments" });
  expect(first?.columns.map((column) => column.label)).toEqual([
    "Commitment",
    "Objective it serves",
    "Owner (job title)",
    "Reviewed by",
    "Details",
  ]);
  expect(rowsOf(first)?.[0]?.slice(2)).toEqual([
    "Director of people",
    "31 March 2027",
    "Strength: We will\u00a0· Starts: 1 December 2026\u00a0· Scope: All sites in the vale.",
  ]);
});

it("PUB-7 a short list is one table, with the partner as a column", () => {
  const content = sampleContent();
  const sections = content.sections.map((section) => ({
    ...section,
    items: section.items.filter((item) => item.id !== "itm_c2"),
  }));
  const blocks = chapter("What each of us will do", published({ content: { ...content, sections } })).blocks;
  expect(headingsOf(blocks)).toEqual([]);
  expect(tablesOf(blocks)[0]?.columns[1]?.label).toBe("Partner");
});

it("PUB-8 every organisation asked stands in the table with its position, the undecided and declined too", () => {
  const blocks = chapter("Sign-off by each organisation").blocks;
  expect(rowsOf(tablesOf(blocks)[0])).toEqual([
    [
      "Riverside Homes",
      "Signed",
      "The board: Board of trustees, SoRD 4.2 Given by Ama Boateng, Chair",
      "20 November 2026",
      "PUB26/11/9.2 (minute, draft)",
    ],
    [
      "Aldminster Hospitals",
      "Declined",
      "The board: Board of trustees, SoRD 4.2 Given by Ama Boateng, Chair",
      "20 November 2026",
      "PUB26/11/9.2 (minute, draft)",
    ],
    ["Coleg Dyffryn Ŵyl a Thŷ", "Asked, not decided", "–", "–", "–"],
  ]);
  expect(JSON.stringify(blocks)).toContain("The wage promise has no money behind it yet.");
});

it("PUB-8 a template without a section for signatures gets one as soon as there is a round", () => {
  const content = withProse();
  const headings = published({ content }).chapters.map((one) => one.heading);
  expect(headings).toEqual(["Our charter on a page", "Sign-off by each organisation"]);
});

it("PUB-9 the first page says that not all have signed, and how many", () => {
  expect(published().titlePage).toMatchObject({
    notFullySigned: true,
    status:
      "Not signed by all: 1 of 3 organisations has signed. 1 has declined and 1 has been asked and has not decided. Decisions are due by 29 January 2027.",
  });
});

it("PUB-9 the first page says it when there was no round, and takes a round about another text as none", () => {
  const line = "This version has not been put to the organisations for sign-off.";
  const other = sampleBoard();
  const board = { ...other, round: { ...other.round, contentHash: "0".repeat(64) } };
  for (const publication of [published({ board: null }), published({ board })]) {
    expect(publication.titlePage).toMatchObject({ notFullySigned: true, status: line });
    const [table] = tablesOf(chapter("Sign-off by each organisation", publication).blocks);
    expect(rowsOf(table)?.map((row) => row[1])).toEqual(Array(3).fill("Not asked yet"));
  }
});

it("PUB-9 it is signed by all only when every organisation of the round has signed", () => {
  const board = sampleBoard();
  const rows = board.rows.map((row) => ({ ...row, position: "signed" as const }));
  expect(published({ board: { ...board, rows, ruleMet: true, state: "complete" } }).titlePage).toMatchObject({
    notFullySigned: false,
    status: "Signed by all 3 organisations.",
  });
});

it("PUB-10 the annexes explain the words that the charter uses and define its measures, once", () => {
  const blocks = chapter("Glossary and definitions").blocks;
  const facts = blocks.flatMap((block) => (block.type === "facts" ? block.facts : []));
  expect(headingsOf(blocks)).toEqual([
    [2, "Words we use"],
    [2, "Measures: definitions"],
  ]);
  expect(facts.map((fact) => fact.label)).toContain("Real Living Wage");
  expect(facts.map((fact) => fact.label)).not.toContain("Net zero");
  expect(plainText(facts.at(-1)?.value ?? [])).toBe(
    "New starters with a local postcode, as a share of all. Numerator: Starters with a local postcode",
  );
  expect(JSON.stringify(chapter("How we will know"))).not.toContain("as a share of all");
});

it("PUB-15 a section in which nothing is written says so", () => {
  expect(chapter("Joining and leaving").blocks).toMatchObject([
    { content: [{ text: "Nothing is written in this section." }] },
  ]);
});

it("PUB-16 a charter without a language that files can name is taken as British English", () => {
  const content = sampleContent();
  const languageOf = (language: string) =>
    published({ content: { ...content, charter: { ...content.charter, language } } }).titlePage.language;
  expect(["cy-GB", "", "Welsh"].map(languageOf)).toEqual(["cy-GB", "en-GB", "en-GB"]);
});
