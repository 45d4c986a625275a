/** What the pen of a section keeps out (SPEC: PEN4), on the charter of the stage: Mallory writes for another organisation. */
import { OrganisationId, type SectionId } from "@acb/schemas/ids";
import type { PenHolder } from "@acb/schemas/pen";
import { fieldFragment, itemMap, sectionMap } from "@acb/shared/document/layout";
import { TENSION, TENSIONS, typeInto, VISION } from "@acb/shared/document/testing/test-charter";
import type * as Y from "yjs";
import { edited, type HostileUpdate, itemWith, wordsIn } from "./hostile-updates.ts";

const FROZEN: PenHolder = { kind: "nobody" };
const OF_ANOTHER: PenHolder = { kind: "organisation", organisationId: OrganisationId.parse("org_council") };

const under = (
  sectionId: SectionId,
  holder: PenHolder,
  what: string,
  edit: (doc: Y.Doc) => void,
): HostileUpdate => ({ what, rule: "penInHand", pens: [{ sectionId, holder }], make: edited(edit) });

const inItem = (entries: Readonly<Record<string, unknown>>) => (doc: Y.Doc) => {
  for (const [key, value] of Object.entries(entries)) itemMap(doc, TENSION)?.set(key, value);
};
const newItemIn = (sectionId: SectionId) => (doc: Y.Doc) =>
  void doc.getMap("items").set("itm_new1", itemWith("sectionId", sectionId));

export const HOSTILE_UNDER_PENS: readonly HostileUpdate[] = [
  under(VISION, FROZEN, "a letter in a frozen text", (doc) => wordsIn(doc).insert(0, "x")),
  under(VISION, OF_ANOTHER, "a letter in another organisation's text", (doc) => wordsIn(doc).insert(0, "x")),
  under(VISION, OF_ANOTHER, "a word deleted there", (doc) => wordsIn(doc).delete(0, 4)),
  under(VISION, OF_ANOTHER, "words made bold there", (doc) => wordsIn(doc).format(0, 4, { bold: {} })),
  under(VISION, FROZEN, "another title", (doc) => void sectionMap(doc, VISION)?.set("title", "Ours")),
  under(VISION, FROZEN, "the section hidden", (doc) => void sectionMap(doc, VISION)?.set("hidden", true)),
  under(VISION, OF_ANOTHER, "the section moved", (doc) => void sectionMap(doc, VISION)?.set("order", "zz")),
  under(TENSIONS, FROZEN, "a word in an item's text", (doc) =>
    typeInto(fieldFragment(doc, TENSION, "title"), "x"),
  ),
  under(TENSIONS, OF_ANOTHER, "an item's value", inItem({ "field.residual": "low" })),
  under(TENSIONS, OF_ANOTHER, "an item removed", inItem({ removedAt: "2026-11-22T10:00:00.000Z" })),
  under(TENSIONS, OF_ANOTHER, "an item moved in its section", inItem({ order: "zz" })),
  under(TENSIONS, OF_ANOTHER, "an item taken out of it", inItem({ sectionId: VISION })),
  under(TENSIONS, OF_ANOTHER, "an item taken out and changed at once", (doc) => {
    inItem({ sectionId: VISION })(doc);
    typeInto(fieldFragment(doc, TENSION, "title"), "x");
  }),
  under(VISION, OF_ANOTHER, "an item put into it", inItem({ sectionId: VISION })),
  under(TENSIONS, FROZEN, "a new item in it", newItemIn(TENSIONS)),
];
