/** A small charter and replicas of it, for tests of the document. */
import { CharterRecord } from "@acb/schemas/charter";
import { ItemId, SectionId } from "@acb/schemas/ids";
import { Organisation } from "@acb/schemas/people";
import { Template, type TemplateSection } from "@acb/schemas/template";
import * as Y from "yjs";
import { type Seed, seedDocument } from "../from-template.ts";
import type { About } from "../to-content.ts";

export const item = (name: string): ItemId => ItemId.parse(`itm_${name.padEnd(4, "_")}`);
export const section = (name: string): SectionId => SectionId.parse(`sec_${name.padEnd(4, "_")}`);

/** Ids in the order in which they are asked for: sec_0000, itm_0001 … */
export const countingIds = () => {
  let count = 0;
  return (prefix: "sec" | "itm"): string => `${prefix}_${String(count++).padStart(4, "0")}`;
};

const part = (change: Partial<TemplateSection>): TemplateSection => ({
  key: "vision",
  title: "Vision",
  required: true,
  prose: true,
  lists: [],
  usual: "1 sentence",
  purpose: "Says where to.",
  prompt: "Where to?",
  checks: [],
  ...change,
});

export const TEMPLATE = Template.parse({
  key: "small-template",
  name: "Small template",
  description: "Three sections for tests.",
  level: "system",
  label: "charter",
  domainScheme: "leeds",
  size: "1 page",
  sections: [
    part({}),
    part({ key: "partners", title: "Partners", lists: [{ type: "partner" }] }),
    part({
      key: "tensions",
      title: "Tensions",
      lists: [{ type: "tension" }],
      starters: [{ type: "tension", fields: { title: "Cost and value", pullA: "Save", pullB: "Care" } }],
    }),
    part({ key: "signatures", title: "Signatures", prose: false, generated: "signatures" }),
  ],
});

/** The ids that `countingIds` gives to the sections and items of `smallSeed`. */
export const VISION = section("0000");
export const PARTNERS = section("0001");
export const ICB = item("0002");
export const TENSIONS = section("0004");
export const TENSION = item("0005");

export const smallSeed = (): Seed => ({
  template: TEMPLATE,
  record: CharterRecord.parse({
    id: "cha_0001",
    title: "Wendle Vale Charter",
    label: "charter",
    level: "system",
    place: "Wendle Vale",
    templateKey: "small-template",
    domainScheme: "leeds",
    language: "en-GB",
    partnerIds: ["org_icb1", "org_city"],
    createdAt: "2026-11-21T10:00:00Z",
  }),
  partners: [
    Organisation.parse({ id: "org_icb1", name: "Wendle Vale ICB", shortName: "ICB", type: "icb" }),
    Organisation.parse({
      id: "org_city",
      name: "Aldminster City",
      shortName: "City",
      type: "local_authority",
    }),
  ],
  newId: countingIds(),
});

/** Its own copy of the charter on one device. */
export const replica = (clientId?: number, state = seedDocument(smallSeed())): Y.Doc => {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  Y.applyUpdate(doc, state);
  return doc;
};

/** Gives every replica what the others have. */
export const sync = (...docs: readonly Y.Doc[]): void => {
  for (const from of docs)
    for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
};

export const ABOUT: About = {
  charterId: "cha_0001",
  parties: [
    { id: "org_icb1", name: "Wendle Vale ICB", shortName: "ICB" },
    { id: "org_city", name: "Aldminster City", shortName: "City" },
  ],
  domainScheme: {
    key: "leeds",
    name: "Leeds",
    domains: [
      { value: "employment", label: "Employment" },
      { value: "procurement", label: "Procurement" },
    ],
  },
};

/** Types at a place in the first paragraph of a text, as the editor would. */
export const typeInto = (fragment: Y.XmlFragment | null, words: string, at = 0): void => {
  const paragraph = fragment?.get(0);
  if (!(paragraph instanceof Y.XmlElement)) throw new Error("The text has no paragraph to type into");
  const first = paragraph.get(0);
  if (first instanceof Y.XmlText) first.insert(Math.min(at, first.length), words);
  else paragraph.insert(0, [new Y.XmlText(words)]);
};
