/** Every rule of every SPEC.md is named by a title of a test, and every title names rules that there are (SPEC: QA3). */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RULES } from "./sync/guard/rules.ts";

const ROOT = join(import.meta.dirname, "../..");
const PARTS = ["schemas", "shared", "server", "client", "bench", "e2e"];

/** The letters say in which SPEC.md and of what it is, the number which rule. */
const ID = /[A-Z]+-?\d+/;
const RULE = new RegExp(`^- \\*\\*(${ID.source})\\*\\*`, "gm");
/** A title, however its test is made: with a table, in a loop, over several lines, or as the first entry of a row. */
const TITLE = /(?:(?:\b(?:it|test|describe|step)|\))\(|\[(?=\s*["'`][^"'`\n]*[a-z]))\s*(["'`])(.*?)\1/gs;
/** `SI4 …`, and several of them: `SA5 SA6 …`, with what they come from: `SY71 SY50 (B-4, I-13) …`. */
const LEADING = new RegExp(`^[([]*(${ID.source})[\\])]*[,:;]?\\s*`);
const IN_ONE_WAY = new RegExp(`^${ID.source}( ${ID.source})*( \\([^)]*\\))? [^\\s:,\\]]`);

/** What titles name beside rules: bad inputs, invariants and measurements of the reliability page, invariants of sign-off. */
const ELSEWHERE = /^(B-|I-?|M|G)\d+$/;

const files = PARTS.flatMap((part) =>
  readdirSync(join(ROOT, part), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(test|spec|contract)\.tsx?$/.test(name) && !name.includes("node_modules"))
    .map((name) => join(ROOT, part, name)),
);

const rules = PARTS.flatMap((part) =>
  [...readFileSync(join(ROOT, part, "SPEC.md"), "utf8").matchAll(RULE)].map(([, id = ""]) => ({ part, id })),
);
const specs = rules.map(({ id }) => id);

const titlesIn = (source: string): readonly string[] =>
  [...source.matchAll(TITLE)].map(([, , title = ""]) => title);

/** The ids that a title begins with. */
const idsOf = (title: string): readonly string[] => {
  const found = LEADING.exec(title);
  return found === null ? [] : [found[1] ?? "", ...idsOf(title.slice(found[0].length))];
};

/** Titles that say `$spec` have it from the table of the guard. */
const fromTables = Object.values(RULES).flatMap((group) => Object.values(group).map(({ spec }) => spec));

const titles = files.flatMap((file) => titlesIn(readFileSync(file, "utf8")));
const named = new Set<string>([...fromTables, ...titles.flatMap(idsOf)]);

describe("rules and titles", () => {
  it("QA3 every rule is named by the title of a test", () => {
    expect(specs.filter((id) => !named.has(id))).toEqual([]);
  });

  it("QA3 every title names rules that there are", () => {
    expect([...named].filter((id) => !specs.includes(id) && !ELSEWHERE.test(id))).toEqual([]);
  });

  it("QA3 titles name rules in one way: first, with spaces between them", () => {
    expect(titles.filter((title) => idsOf(title).length > 0 && !IN_ONE_WAY.test(title))).toEqual([]);
  });

  it("QA3 no two rules have one id", () => {
    expect(specs.filter((id, at) => specs.indexOf(id) !== at)).toEqual([]);
  });

  it("QA3 the letters of an id stand in one SPEC.md only", () => {
    const lettersOf = (id: string): string => id.replace(/-?\d+$/, "");
    const partOf = new Map(rules.map(({ part, id }) => [lettersOf(id), part]));
    expect(rules.filter(({ part, id }) => partOf.get(lettersOf(id)) !== part)).toEqual([]);
  });

  it.each([
    ['it("[SI4] a", ', ["SI4"]],
    ['it(\n  "[SA5] [SA6] a", ', ["SA5", "SA6"]],
    ['it.each([\n  1,\n])("SY71, SY50 (B-4, I-13): a", ', ["SY71", "SY50", "B-4", "I-13"]],
    ['  ["SY17 words", 1],', ["SY17"]],
    ["test(`N4 CHECK-1 check`, ", ["N4", "CHECK-1"]],
    ['await test.step("J5 a", ', ["J5"]],
    ['expect(kind).toBe("S256")', []],
  ])("QA3 reads the titles of %j", (source, ids) => {
    expect(titlesIn(source).flatMap(idsOf)).toEqual(ids);
  });

  it("QA3 there is something to read", () => {
    expect([files.length > 150, specs.length > 400]).toEqual([true, true]);
  });
});
