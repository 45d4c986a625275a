/** What somebody may do to a charter outside a text editor, as its screens do it. */
import { type Field, isSharedText } from "@acb/schemas/field";
import type { ItemId, SectionId } from "@acb/schemas/ids";
import { ITEM_TYPES } from "@acb/schemas/item-types";
import {
  addItem,
  addSection,
  bringBackItem,
  bringBackSection,
  hideSection,
  moveItem,
  moveSection,
  removeItem,
  renameSection,
  setCharterDetail,
  setField,
  setTitle,
} from "@acb/shared/document/edit";
import {
  fieldFragment,
  hiddenSections,
  listItems,
  listSections,
  type PlainValue,
  removedItems,
  sectionProse,
} from "@acb/shared/document/layout";
import type { TextKind } from "@acb/shared/document/prose-schema";
import type { Random } from "@acb/shared/document/testing/random-prose-edits";
import { item, section } from "@acb/shared/document/testing/test-charter";
import { OUTSIDE_HISTORY, OWN_EDIT } from "@acb/shared/document/undo";
import type * as Y from "yjs";
import { pickFrom } from "./random.ts";

const AT = "2026-11-21T12:00:00Z";
/** Item types whose plain fields differ most. */
const TYPES = ["tension", "objective", "commitment", "goal"] as const;

type Edit = (doc: Y.Doc, random: Random, startStep: () => void) => void;

const EDITS: readonly (readonly [weight: number, edit: Edit])[] = [
  [4, (doc, random, startStep) => enterItem(doc, random, startStep)],
  [3, (doc, random) => withItems(doc, random, (one, two) => moveItem(doc, one, { before: two }, OWN_EDIT))],
  [2, (doc, random) => withItems(doc, random, (one) => removeItem(doc, one, AT, OWN_EDIT))],
  [2, (doc, random) => void bringBack(doc, random)],
  [3, (doc, random) => setPlainField(doc, random)],
  [1, (doc, random, startStep) => enterSection(doc, random, startStep)],
  [
    1,
    (doc, random) => withSections(doc, random, (one, two) => moveSection(doc, one, { after: two }, OWN_EDIT)),
  ],
  [1, (doc, random) => withSections(doc, random, (one) => hideSection(doc, one, AT, OWN_EDIT))],
  [
    1,
    (doc, random) =>
      withSections(doc, random, (one) => renameSection(doc, one, `Named ${random(99)}`, OWN_EDIT)),
  ],
  [1, (doc, random) => void setTitle(doc, `Charter ${random(99)}`, OWN_EDIT)],
  [1, (doc, random) => void setCharterDetail(doc, "entryPoint", random(2) ? "Now" : "", OWN_EDIT)],
];
const TOTAL_WEIGHT = EDITS.reduce((sum, [weight]) => sum + weight, 0);

export const editCharter: Edit = (doc, random, startStep) => {
  let rest = random(TOTAL_WEIGHT);
  for (const [weight, edit] of EDITS) {
    rest -= weight;
    if (rest >= 0) continue;
    edit(doc, random, startStep);
    return;
  }
};

/** All text on the page that an editor can be bound to. */
export const textsOf = (doc: Y.Doc): readonly (readonly [Y.XmlFragment, TextKind])[] =>
  listSections(doc).flatMap(({ id }) => [
    ...textOf(sectionProse(doc, id), "prose"),
    ...listItems(doc, id).flatMap((one) =>
      ITEM_TYPES[one.type].fields
        .filter(isSharedText)
        .flatMap(({ key, kind }) =>
          textOf(fieldFragment(doc, one.id, key), kind === "line" ? "line" : "prose"),
        ),
    ),
  ]);

const textOf = (fragment: Y.XmlFragment | null, kind: TextKind) =>
  fragment === null ? [] : [[fragment, kind] as const];

const itemsOf = (doc: Y.Doc) => listSections(doc).flatMap(({ id }) => listItems(doc, id));

const withItems = (doc: Y.Doc, random: Random, act: (one: ItemId, two: ItemId) => unknown): void => {
  const [one, two] = [pickFrom(itemsOf(doc), random), pickFrom(itemsOf(doc), random)];
  if (one !== undefined && two !== undefined) act(one.id, two.id);
};

const withSections = (doc: Y.Doc, random: Random, act: (one: SectionId, two: SectionId) => unknown): void => {
  const [one, two] = [pickFrom(listSections(doc), random), pickFrom(listSections(doc), random)];
  if (one !== undefined && two !== undefined) act(one.id, two.id);
};

/** Enters as one that was removed, and is brought back: what undo takes back is the bringing back. */
const enterItem: Edit = (doc, random, startStep) => {
  const [place, type] = [pickFrom(listSections(doc), random), pickFrom(TYPES, random)];
  if (place === undefined || type === undefined) return;
  const id = item(`n${random(1e9)}`);
  doc.transact(() => {
    addItem(doc, { id, type, sectionId: place.id }, OUTSIDE_HISTORY);
    removeItem(doc, id, AT, OUTSIDE_HISTORY);
  }, OUTSIDE_HISTORY);
  startStep();
  bringBackItem(doc, id, OWN_EDIT);
};

const enterSection: Edit = (doc, random, startStep) => {
  const after = pickFrom(listSections(doc), random)?.id ?? null;
  const id = section(`n${random(1e9)}`);
  doc.transact(() => {
    addSection(doc, { id, title: "Our own", after }, OUTSIDE_HISTORY);
    hideSection(doc, id, AT, OUTSIDE_HISTORY);
  }, OUTSIDE_HISTORY);
  startStep();
  bringBackSection(doc, id, OWN_EDIT);
};

const bringBack = (doc: Y.Doc, random: Random): void => {
  const [one, part] = [pickFrom(removedItems(doc), random), pickFrom(hiddenSections(doc), random)];
  if (one !== undefined) bringBackItem(doc, one.id, OWN_EDIT);
  else if (part !== undefined) bringBackSection(doc, part.id, OWN_EDIT);
};

const setPlainField = (doc: Y.Doc, random: Random): void => {
  const one = pickFrom(itemsOf(doc), random);
  const field =
    one &&
    pickFrom(
      ITEM_TYPES[one.type].fields.filter((each) => !isSharedText(each)),
      random,
    );
  if (one === undefined || field === undefined) return;
  setField(doc, { itemId: one.id, key: field.key }, valueFor(field, random), OWN_EDIT);
};

const valueFor = (field: Field, random: Random): PlainValue | null => {
  if (random(5) === 0) return null;
  switch (field.kind) {
    case "choice":
      return optionsOf(field)[random(optionsOf(field).length)] ?? null;
    case "choices":
      return optionsOf(field).filter(() => random(2) === 0);
    case "date":
      return `2027-0${1 + random(9)}-15`;
    case "number":
    case "money":
      return String(random(500));
    case "flag":
      return true;
    case "reference":
      return `org_${random(9)}___`;
    case "references":
      return [`org_${random(9)}___`];
    case "prose":
    case "line":
      return null;
  }
};

const optionsOf = ({ options }: Extract<Field, { kind: "choice" | "choices" }>): readonly string[] =>
  options === "domainScheme" ? ["employment", "procurement"] : options.map(({ value }) => value);
