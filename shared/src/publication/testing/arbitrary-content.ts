/** For the properties of publication: any content that passes its schema, sensible or not. */
import { type Block, Content, type Inline, type Mark } from "@acb/schemas/content";
import type { Field } from "@acb/schemas/field";
import { ITEM_TYPE_KEYS, itemTypeOf } from "@acb/schemas/item-types";
// biome-ignore lint/correctness/noUndeclaredDependencies: only tests import this file, and their tools are the root's.
import * as fc from "fast-check";

// Words that can be found again, between signs that mean something in one format or another.
const word = fc.stringMatching(/^[a-zA-ZŵŷéŁ0-9]{1,12}$/);
const hostile = fc.constantFrom(
  "#import",
  "*",
  "_",
  "<script>",
  "$",
  "|",
  "`",
  "\\",
  "&amp;",
  "]",
  "\u0007",
  "\u202e",
  "1.",
  "-",
);
const text = fc
  .array(fc.oneof(word, word, hostile), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(" "));

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constant<Mark>({ type: "bold" }),
  fc.constant<Mark>({ type: "italic" }),
  fc
    .constantFrom(
      "https://example.org/a b)",
      "javascript:alert(1)",
      " JAVASCRIPT:x",
      "data:text/html,x",
      "mailto:a@b.example",
    )
    .map((href): Mark => ({ type: "link", href })),
);
const inlines: fc.Arbitrary<Inline[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant("text" as const), text, marks: fc.array(mark, { maxLength: 2 }) }),
    fc.constant<Inline>({ type: "break" }),
  ),
  { maxLength: 4 },
);

const blocks: fc.Arbitrary<Block[]> = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  blocks: fc.array(tie("block"), { maxLength: 3, depthIdentifier: "blocks" }),
  block: fc.oneof(
    { depthIdentifier: "blocks", maxDepth: 3 },
    fc.record({ type: fc.constant("paragraph" as const), content: inlines }),
    fc.record({
      type: fc.constant("heading" as const),
      level: fc.constantFrom(1 as const, 2 as const, 3 as const),
      content: inlines,
    }),
    fc.record({
      type: fc.constantFrom("bulletList" as const, "orderedList" as const),
      items: fc.array(tie("blocks"), { maxLength: 3 }),
    }),
    fc.record({ type: fc.constant("quote" as const), content: tie("blocks") }),
  ),
})).blocks;

const ids = fc.constantFrom("itm_one1", "itm_two2", "itm_three", "org_one1", "itm_gone");

const valueFor = (field: Field) => {
  switch (field.kind) {
    case "prose":
      return blocks;
    case "flag":
      return fc.boolean();
    case "choices":
    case "references":
      return fc.array(ids, { maxLength: 3 });
    case "reference":
      return ids;
    case "number":
    case "money":
      return fc.constantFrom("0", "-3.5", "1234567.50", "not a number");
    case "date":
      return fc.constantFrom("2027-03-31", "2027-13-40", "soon");
    case "choice":
    case "line":
      return text;
    default:
      return field satisfies never;
  }
};

const item = fc.constantFrom(...ITEM_TYPE_KEYS).chain((type) =>
  fc.record({
    id: ids,
    type: fc.constant(type),
    fields: fc.record(
      Object.fromEntries(itemTypeOf(type).fields.map((field) => [field.key, valueFor(field)])),
      { requiredKeys: [] },
    ),
  }),
);

const section = fc.record(
  {
    id: fc.string(),
    key: fc.string(),
    title: fc.oneof(text, fc.constant("")),
    generated: fc.constantFrom("signatures" as const, "annexes" as const),
    prose: blocks,
    items: fc.array(item, { maxLength: 6 }),
  },
  { requiredKeys: ["id", "key", "title", "prose", "items"] },
);

/** Parsed by the schema, so that nothing is tested that could not be stored. */
export const arbitraryContent: fc.Arbitrary<Content> = fc
  .record({
    format: fc.constant("acb/content/1" as const),
    charter: fc.record({
      id: fc.string(),
      title: text,
      label: fc.constantFrom("charter", "pact"),
      level: fc.constantFrom("system", "planet"),
      place: fc.oneof(text, fc.constant("")),
      language: fc.constantFrom("en-GB", "cy-GB"),
      template: fc.string(),
      domainScheme: fc.constant({ key: "k", name: "n", domains: [{ value: "v", label: "l" }] }),
    }),
    parties: fc.array(fc.record({ id: ids, name: text, shortName: text }), { maxLength: 3 }),
    sections: fc.array(section, { maxLength: 4 }),
  })
  .map((content) => Content.parse(content));
