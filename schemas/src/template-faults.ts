/** What a template of the right shape may still get wrong (SPEC: Templates). */
import domainSchemes from "../domain-schemes.json" with { type: "json" };
import type { Field } from "./field.ts";
import { ITEM_TYPES, type ItemTypeKey } from "./item-types.ts";
import type { JsonPath } from "./json-places.ts";
import type { Template, TemplateSection } from "./template.ts";

export type TemplateFault = { readonly path: JsonPath; readonly rule: string };

export const templateFaults = (template: Template): readonly TemplateFault[] => [
  ...schemeFaults(template),
  ...requiredFaults(template),
  ...repeatFaults(template),
  ...template.sections.flatMap((section, at) => {
    const domains = domainsOf(template);
    return sectionFaults(section, domains).map(({ path, rule }) => ({
      path: ["sections", at, ...path],
      rule,
    }));
  }),
];

type Value = string | boolean | readonly string[];

const schemeFaults = ({ domainScheme }: Template): readonly TemplateFault[] =>
  domainSchemes.some(({ key }) => key === domainScheme)
    ? []
    : [{ path: ["domainScheme"], rule: `There is no domain scheme “${domainScheme}”` }];

const requiredFaults = ({ sections }: Template): readonly TemplateFault[] =>
  sections.some(({ required }) => required)
    ? []
    : [{ path: ["sections"], rule: "At least one section must be required" }];

const repeatFaults = ({ sections }: Template): readonly TemplateFault[] =>
  sections.flatMap(({ key, generated }, at) => {
    const before = sections.slice(0, at);
    return [
      ...(before.some((other) => other.key === key)
        ? [{ path: ["sections", at, "key"], rule: `Another section has the key “${key}” already` }]
        : []),
      ...(generated !== undefined && before.some((other) => other.generated === generated)
        ? [{ path: ["sections", at, "generated"], rule: `Another section holds the ${generated} already` }]
        : []),
    ];
  });

const domainsOf = ({ domainScheme }: Template): readonly string[] =>
  domainSchemes.find(({ key }) => key === domainScheme)?.domains.map(({ value }) => value) ?? [];

const sectionFaults = (section: TemplateSection, domains: readonly string[]): readonly TemplateFault[] => [
  ...bodyFaults(section),
  ...section.lists.flatMap(({ type, preset = {} }, at) => [
    ...homeFaults(type, ["lists", at, "type"]),
    ...valueFaults(type, preset, { path: ["lists", at, "preset"], domains }),
  ]),
  ...(section.starters ?? []).flatMap(({ type, fields }, at) => [
    ...(section.lists.some((list) => list.type === type)
      ? []
      : [{ path: ["starters", at, "type"], rule: "The section has no list of this type" }]),
    ...valueFaults(type, fields, { path: ["starters", at, "fields"], domains }),
  ]),
];

const bodyFaults = ({ prose, lists, generated, starters }: TemplateSection): readonly TemplateFault[] => {
  const isWritten = prose || lists.length > 0 || starters !== undefined;
  if (generated !== undefined && isWritten)
    return [{ path: ["generated"], rule: "A generated section has no text, lists or starters" }];
  if (generated === undefined && !prose && lists.length === 0)
    return [{ path: [], rule: "A section must have a text, a list, or be generated" }];
  return [];
};

const homeFaults = (type: ItemTypeKey, path: JsonPath): readonly TemplateFault[] =>
  ITEM_TYPES[type].home === "document"
    ? []
    : [{ path, rule: `“${type}” is a record that is kept beside the charter, not an item in it` }];

const valueFaults = (
  type: ItemTypeKey,
  values: Readonly<Record<string, Value>>,
  { path, domains }: { readonly path: JsonPath; readonly domains: readonly string[] },
): readonly TemplateFault[] =>
  Object.entries(values).flatMap(([key, value]) => {
    const field = ITEM_TYPES[type].fields.find((one) => one.key === key);
    const rule = field === undefined ? `“${type}” has no field “${key}”` : valueRule(field, value, domains);
    return rule === null ? [] : [{ path: [...path, key], rule }];
  });

/** What the value must be, or `null` when it is that. */
const valueRule = (field: Field, value: Value, domains: readonly string[]): string | null => {
  switch (field.kind) {
    case "prose":
    case "line":
      return ruleUnless(typeof value === "string" && value.trim() !== "", "This must be text");
    case "choice":
      return optionRule(typeof value === "string" ? [value] : null, optionsOf(field.options, domains));
    case "choices":
      return optionRule(typeof value === "object" ? value : null, optionsOf(field.options, domains));
    case "flag":
      return ruleUnless(typeof value === "boolean", "This must be true or false");
    case "date":
      return ruleUnless(matches(value, /^\d{4}-\d{2}-\d{2}$/), "This must be a date, as in “2027-03-31”");
    case "number":
    case "money":
      return ruleUnless(matches(value, /^-?\d+(\.\d+)?$/), "This must be a decimal number in quotes");
    case "reference":
    case "references":
      return "A template cannot point at items: they are made when the charter is";
  }
};

const optionsOf = (
  options: Extract<Field, { kind: "choice" }>["options"],
  domains: readonly string[],
): readonly string[] => (options === "domainScheme" ? domains : options.map(({ value }) => value));

const optionRule = (values: readonly string[] | null, options: readonly string[]): string | null =>
  ruleUnless(
    values?.every((value) => options.includes(value)) ?? false,
    `This must be one of: ${options.join(", ")}`,
  );

const matches = (value: Value, form: RegExp): boolean => typeof value === "string" && form.test(value);

const ruleUnless = (isMet: boolean, rule: string): string | null => (isMet ? null : rule);
