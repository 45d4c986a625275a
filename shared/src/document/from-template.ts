/** A new charter's document, seeded from its template once, by the server (SPEC: Document). */
import type { CharterRecord } from "@acb/schemas/charter";
import { type ItemTypeKey, isItemTypeKey } from "@acb/schemas/item-types";
import type { Organisation } from "@acb/schemas/people";
import type { CharterDetail, Template, TemplateSection } from "@acb/schemas/template";
import * as Y from "yjs";
import { LAYOUT_VERSION } from "../protocol/layout-version.ts";
import type { PlainValue, SectionKind } from "./layout.ts";
import { newItem, newSection } from "./new-entry.ts";
import { ordersFor } from "./order.ts";

/** Yjs draws client ids below 2^32, so that no person's device can ever share this one. */
export const SEED_CLIENT_ID = 2 ** 32;

type Fields = Readonly<Record<string, PlainValue>>;
export type SectionContents = {
  readonly text: string;
  readonly items: readonly { readonly id: string; readonly type: string; readonly fields: Fields }[];
};
export type Seed = {
  readonly template: Template;
  readonly record: CharterRecord;
  readonly details?: Readonly<Partial<Record<CharterDetail, string>>>;
  readonly partners: readonly Organisation[];
  readonly newId: (prefix: "sec" | "itm") => string;
  /** By section key; without it the charter starts with its partners and the template's starters. */
  readonly contents?: Readonly<Record<string, SectionContents>>;
};

/**
 * The state of the document as one Yjs update. The same seed and ids give the same bytes.
 * Throws `RangeError` for contents that the template or the item types have no place for.
 */
export const seedDocument = (seed: Seed): Uint8Array => {
  checkContents(seed);
  const doc = new Y.Doc();
  doc.clientID = SEED_CLIENT_ID;
  doc.transact(() => {
    seedCharter(doc.getMap("charter"), seed);
    const orders = ordersFor(seed.template.sections.length);
    for (const [at, section] of seed.template.sections.entries())
      seedSection(doc, seed, { section, order: orders[at] ?? "" });
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
};

type StartItem = { readonly id: string; readonly type: ItemTypeKey; readonly fields: Fields };

const checkContents = ({ template, contents = {} }: Seed): void => {
  for (const [key, { items }] of Object.entries(contents)) {
    if (!template.sections.some((section) => section.key === key))
      throw new RangeError(`The template has no section ${key}`);
    for (const item of items)
      if (!isItemTypeKey(item.type)) throw new RangeError(`There is no item type ${item.type}`);
  }
};

const seedCharter = (charter: Y.Map<unknown>, { record, details = {} }: Seed): void => {
  const { title, label, level, place, language, domainScheme } = record;
  const entries = { title, label, level, place, language, template: record.templateKey, domainScheme };
  for (const [key, value] of Object.entries({ ...entries, ...details })) charter.set(key, value);
  charter.set("layout", LAYOUT_VERSION);
};

const seedSection = (
  doc: Y.Doc,
  seed: Seed,
  { section, order }: { readonly section: TemplateSection; readonly order: string },
): void => {
  const { key, title, generated } = section;
  const sectionId = seed.newId("sec");
  const text = seed.contents?.[key]?.text ?? "";
  const ownText = section.prose || text !== "" ? text : null;
  doc
    .getMap("sections")
    .set(sectionId, newSection({ key, kind: kindOf(section), title, order, text: ownText, generated }));
  const items = startItems(seed, section);
  const orders = ordersFor(items.length);
  for (const [at, { id, type, fields }] of items.entries())
    doc.getMap("items").set(id, newItem({ type, sectionId, order: orders[at] ?? "", fields }));
};

const kindOf = ({ generated, lists }: TemplateSection): SectionKind => {
  if (generated !== undefined) return "generated";
  return lists.length > 0 ? "list" : "prose";
};

const startItems = ({ contents, partners, newId }: Seed, section: TemplateSection): readonly StartItem[] => {
  if (contents !== undefined)
    return (contents[section.key]?.items ?? []).flatMap(({ id, type, fields }) =>
      isItemTypeKey(type) ? [{ id, type, fields }] : [],
    );
  const hasPartners = section.lists.some(({ type }) => type === "partner");
  return [
    ...(hasPartners ? partners.map((partner) => partnerItem(partner, newId("itm"))) : []),
    ...(section.starters ?? []).map(({ type, fields }) => ({ id: newId("itm"), type, fields })),
  ];
};

const partnerItem = ({ id: organisation, name, shortName, type }: Organisation, id: string): StartItem => ({
  id,
  type: "partner",
  fields: { name, shortName, type, organisation },
});
