/** A broken template is refused by its place and the rule (SPEC: Templates). */
import { describe, expect, it } from "vitest";
import neighbourhoodPledge from "../templates/hyper-local-pledge.json" with { type: "json" };
import systemCharter from "../templates/system-anchor-charter.json" with { type: "json" };
import { parseTemplate } from "./parse-template.ts";
import type { Template, TemplateSection } from "./template.ts";

const section = (change: Partial<TemplateSection> = {}): TemplateSection => ({
  key: "aims",
  title: "Aims",
  required: true,
  prose: true,
  lists: [],
  usual: "100 words",
  purpose: "Says why.",
  prompt: "Why?",
  checks: [],
  ...change,
});

const template = (change: Partial<Template> = {}): Template => ({
  key: "test-template",
  name: "Test template",
  description: "A template for tests.",
  level: "system",
  label: "charter",
  domainScheme: "leeds",
  size: "2 pages",
  sections: [section()],
  ...change,
});

const problemsOf = (json: string) => {
  const parsed = parseTemplate("test.json", json);
  return parsed.ok ? [] : parsed.problems.map(({ place, rule }) => `${place}: ${rule}`);
};

const withSections = (...sections: readonly TemplateSection[]) =>
  JSON.stringify(template({ sections: [...sections] }), null, 1);

/** `path` is the end of the place, so that a case does not depend on how the template is printed. */
const BROKEN: readonly {
  readonly name: string;
  readonly json: string;
  readonly path: string;
  readonly rule: string;
}[] = [
  { name: "nothing", json: "", path: "1:1", rule: "This is not JSON" },
  { name: "cut short", json: '{"key": ', path: "1:9 key", rule: "This is not JSON" },
  {
    name: "a comma missing",
    json: '{"key": "a"\n "name": 1}',
    path: "2:2",
    rule: "A comma or “}” is missing",
  },
  { name: "words after the end", json: "[] []", path: "1:4", rule: "The file goes on after its end" },
  {
    name: "a key twice",
    json: '{"key": 1,\n "key": 2}',
    path: "2:2 key",
    rule: "The key “key” is here twice",
  },
  {
    name: "__proto__ (B-35)",
    json: '{"__proto__": {"required": true}}',
    path: "1:2",
    rule: "The key “__proto__” may not be used",
  },
  {
    name: "constructor (B-35)",
    json: '{"sections": [{"constructor": {}}]}',
    path: "1:16 sections[0]",
    rule: "The key “constructor” may not be used",
  },
  { name: "nested", json: "[".repeat(5000), path: `${"[0]".repeat(41)}`, rule: "This is nested too deeply" },
  {
    name: "no name",
    json: JSON.stringify({ ...template(), name: undefined }),
    path: "1:1 name",
    rule: "This is required",
  },
  {
    name: "a number as title",
    json: JSON.stringify({ ...template(), sections: [{ ...section(), title: 7 }] }),
    path: "sections[0].title",
    rule: "This must be text",
  },
  {
    name: "an entry of no meaning",
    json: JSON.stringify({ ...template(), colour: "red" }),
    path: "1:1",
    rule: "A template has no such entry here: colour",
  },
  {
    name: "an unknown level",
    json: JSON.stringify({ ...template(), level: "galactic" }),
    path: "level",
    rule: "This must be one of: hyper_local, local, system, regional",
  },
  {
    name: "no sections (B-68)",
    json: withSections(),
    path: "sections",
    rule: "This must have at least 1 entry",
  },
  {
    name: "10,000 sections (B-68)",
    json: withSections(...Array.from({ length: 10_000 }, (_, at) => section({ key: `s${at}` }))),
    path: "sections",
    rule: "This must have at most 60 entries",
  },
  {
    name: "two sections of one key (B-68)",
    json: withSections(section(), section()),
    path: "sections[1].key",
    rule: "Another section has the key “aims” already",
  },
  {
    name: "nothing required",
    json: withSections(section({ required: false })),
    path: "sections",
    rule: "At least one section must be required",
  },
  {
    name: "no such domain scheme",
    json: JSON.stringify(template({ domainScheme: "mars" })),
    path: "domainScheme",
    rule: "There is no domain scheme “mars”",
  },
  {
    name: "an item type that does not exist",
    json: JSON.stringify({ ...template(), sections: [{ ...section(), lists: [{ type: "dream" }] }] }),
    path: "sections[0].lists[0].type",
    rule: "This must be one of: partner, strategy, objective",
  },
  {
    name: "a record in a list",
    json: withSections(section({ lists: [{ type: "signoff" }] })),
    path: "sections[0].lists[0].type",
    rule: "“signoff” is a record that is kept beside the charter",
  },
  {
    name: "a section with nothing in it",
    json: withSections(section({ prose: false })),
    path: "sections[0]",
    rule: "A section must have a text, a list, or be generated",
  },
  {
    name: "a generated section with a text",
    json: withSections(section({ generated: "annexes" })),
    path: "sections[0].generated",
    rule: "A generated section has no text, lists or starters",
  },
  {
    name: "a preset of no field",
    json: withSections(section({ lists: [{ type: "measure", preset: { sort: "condition" } }] })),
    path: "sections[0].lists[0].preset.sort",
    rule: "“measure” has no field “sort”",
  },
  {
    name: "a preset that is no option",
    json: withSections(section({ lists: [{ type: "measure", preset: { kind: "weather" } }] })),
    path: "sections[0].lists[0].preset.kind",
    rule: "This must be one of: effort, condition, process",
  },
  {
    name: "a domain of another scheme",
    json: withSections(section({ lists: [{ type: "measure", preset: { domain: "partnership" } }] })),
    path: "sections[0].lists[0].preset.domain",
    rule: "This must be one of: employment, procurement, environment_assets",
  },
  {
    name: "a flag as text",
    json: withSections(section({ lists: [{ type: "commitment", preset: { allPartner: "yes" } }] })),
    path: "sections[0].lists[0].preset.allPartner",
    rule: "This must be true or false",
  },
  {
    name: "a reference",
    json: withSections(section({ lists: [{ type: "commitment", preset: { partner: "itm_abcd" } }] })),
    path: "sections[0].lists[0].preset.partner",
    rule: "A template cannot point at items",
  },
  {
    name: "a starter of no list",
    json: withSections(section({ starters: [{ type: "goal", fields: {} }] })),
    path: "sections[0].starters[0].type",
    rule: "The section has no list of this type",
  },
  {
    name: "a starter with an empty text",
    json: withSections(
      section({ lists: [{ type: "tension" }], starters: [{ type: "tension", fields: { title: " " } }] }),
    ),
    path: "sections[0].starters[0].fields.title",
    rule: "This must be text",
  },
];

describe("templates", () => {
  it.each([
    ["system-anchor-charter", systemCharter],
    ["hyper-local-pledge", neighbourhoodPledge],
  ])("TE1 %s is a valid template", (key, template) => {
    expect(parseTemplate(key, JSON.stringify(template))).toMatchObject({ ok: true, template: { key } });
  });

  it.each(BROKEN)("TE2 $name is refused by place and rule", ({ json, path, rule }) => {
    const [first = ""] = problemsOf(json);
    expect(first).toContain(`${path}: `);
    expect(first).toContain(rule);
  });

  it("TE2 all faults are named, each by line and column", () => {
    const json = withSections(section({ key: "one", prose: false }), section({ key: "one" }));
    expect(problemsOf(json)).toEqual([
      "22:11 sections[1].key: Another section has the key “one” already",
      "10:3 sections[0]: A section must have a text, a list, or be generated",
    ]);
  });

  it("TE3 a right template comes back as it was written", () => {
    expect(parseTemplate("test.json", JSON.stringify(template()))).toEqual({
      ok: true,
      template: template(),
    });
  });
});
