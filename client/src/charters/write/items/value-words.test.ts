import type { Field } from "@acb/schemas/field";
import { ItemId, SectionId } from "@acb/schemas/ids";
import { ITEM_TYPE_KEYS, type ItemTypeKey, itemTypeOf } from "@acb/schemas/item-types";
import { addItem } from "@acb/shared/document/edit";
import { listSections, type PlainValue } from "@acb/shared/document/layout";
import { toContent } from "@acb/shared/document/to-content";
import { lookupOf } from "@acb/shared/publication/content-lookup";
import { plainText } from "@acb/shared/publication/inlines";
import { factsOf } from "@acb/shared/publication/item-facts";
import { optionsOf } from "@acb/shared/values/print-value";
import { expect, test } from "vitest";
import { charterForTests, openForTests } from "../testing/charter.ts";
import { fieldWords } from "./value-words.ts";

const charter = charterForTests();
const DOMAINS = charter.domainScheme.domains;
const documentTypes = ITEM_TYPE_KEYS.filter((key) => itemTypeOf(key).home === "document");
const idOf = (type: string) => ItemId.parse(`itm_sample${type}`);

/** What somebody may have put there: amounts below nothing, boxes ticked from the last to the first. */
const sampleOf = (field: Field): PlainValue => {
  switch (field.kind) {
    case "prose":
    case "line":
      return `Words for ${field.key}`;
    case "choice":
      return optionsOf(field, DOMAINS).at(-1)?.value ?? "";
    case "choices":
      return [
        "of an older scheme",
        ...optionsOf(field, DOMAINS)
          .map(({ value }) => value)
          .reverse(),
      ];
    case "date":
      return "2027-03-31";
    case "number":
    case "money":
      return "-1234567.50";
    case "flag":
      return true;
    case "reference":
      return field.to === "organisation" ? (charter.partners[0]?.id ?? "") : idOf(field.to);
    case "references":
      return [idOf(field.to), idOf("partner")];
    default:
      return field satisfies never;
  }
};

const fieldsOf = (type: ItemTypeKey): Readonly<Record<string, PlainValue>> =>
  Object.fromEntries(itemTypeOf(type).fields.map((field) => [field.key, sampleOf(field)]));

test("WR-10 PUB-19 the write screen and the publication say every kind of value alike", () => {
  const opened = openForTests(charter);
  const { ydoc } = opened.parts;
  const sectionId = SectionId.parse(listSections(ydoc)[0]?.id);
  for (const type of documentTypes)
    addItem(ydoc, { id: idOf(type), type, sectionId, preset: fieldsOf(type) }, "test");
  const content = toContent(ydoc, {
    charterId: charter.record.id,
    parties: charter.partners,
    domainScheme: charter.domainScheme,
  });
  const lookup = lookupOf(content);
  const facts = content.sections
    .flatMap(({ items }) => items)
    .filter(({ id }) => id.startsWith("itm_sample"))
    .flatMap((item) => factsOf(item, lookup).map((fact) => ({ item, ...fact })));
  const printed = facts.map(({ item, field, printed: cell }) => [item.type, field.key, plainText(cell)]);
  const onScreen = facts.map(({ item, field }) => [
    item.type,
    field.key,
    fieldWords({ ydoc, charter }, item.id, field),
  ]);
  expect(onScreen).toEqual(printed);
  expect(printed).toContainEqual(["partner", "annualSpend", "−£1,234,567.50"]);
  expect([...new Set(facts.map(({ field }) => field.kind))].sort()).toEqual([
    "choice",
    "choices",
    "date",
    "flag",
    "line",
    "money",
    "number",
    "prose",
    "reference",
    "references",
  ]);
  opened.close();
});
