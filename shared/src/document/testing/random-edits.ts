/** Random edits by several people at once, for properties (SPEC: Document). */
// biome-ignore lint/correctness/noUndeclaredDependencies: only tests import this file, and their tools are the root's.
import fc from "fast-check";
import type * as Y from "yjs";
import {
  addItem,
  addSection,
  bringBackItem,
  bringBackSection,
  hideSection,
  moveItem,
  moveSection,
  removeItem,
  setField,
} from "../edit.ts";
import {
  fieldFragment,
  hiddenSections,
  listItems,
  listSections,
  removedItems,
  sectionProse,
} from "../layout.ts";
import { item, section, sync, typeInto } from "./test-charter.ts";

const VERBS = [
  "add",
  "move",
  "remove",
  "bringBack",
  "type",
  "typeInSection",
  "setField",
  "addSection",
  "moveSection",
  "hideSection",
  "bringBackSection",
  "sync",
] as const;

/** One step: who does what, with two numbers that pick among what is there. */
export type Step = {
  readonly by: number;
  readonly verb: (typeof VERBS)[number];
  readonly a: number;
  readonly b: number;
};

export const steps = (people: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.record({
      by: fc.nat({ max: people - 1 }),
      verb: fc.constantFrom(...VERBS),
      a: fc.nat({ max: 20 }),
      b: fc.nat({ max: 20 }),
    }),
    { maxLength: 40 },
  );

/** Takes the step; answers the word that it typed, if it typed one. Words are never typed into one another. */
export const take = (docs: readonly Y.Doc[], { by, verb, a, b }: Step, count: number): string | null => {
  const doc = docs[by];
  if (doc === undefined) throw new Error("nobody there");
  const items = listSections(doc).flatMap(({ id }) => listItems(doc, id));
  const sections = listSections(doc);
  const [one, two, part] = [pick(items, a), pick(items, b), pick(sections, b)];
  const word = `w${count}.`;
  switch (verb) {
    case "add":
      if (part !== undefined)
        addItem(
          doc,
          { id: item(`n${count}`), type: "tension", sectionId: part.id, ...(two && { after: two.id }) },
          by,
        );
      return null;
    case "move":
      if (one !== undefined && two !== undefined) moveItem(doc, one.id, { before: two.id }, by);
      return null;
    case "remove":
      if (one !== undefined) removeItem(doc, one.id, "2026-11-21T12:00:00Z", by);
      return null;
    case "bringBack": {
      const removed = pick(removedItems(doc), a);
      if (removed !== undefined) bringBackItem(doc, removed.id, by);
      return null;
    }
    case "type":
      return one?.type === "tension" ? typed(fieldFragment(doc, one.id, "title"), word) : null;
    case "typeInSection":
      return part === undefined ? null : typed(sectionProse(doc, part.id), word);
    case "setField":
      if (one !== undefined) setField(doc, { itemId: one.id, key: "residual" }, b % 2 ? "low" : "high", by);
      return null;
    case "addSection":
      addSection(doc, { id: section(`n${count}`), title: `Section ${count}`, after: part?.id ?? null }, by);
      return null;
    case "moveSection": {
      const moved = pick(sections, a);
      if (moved !== undefined && part !== undefined) moveSection(doc, moved.id, { after: part.id }, by);
      return null;
    }
    case "hideSection":
      if (part !== undefined) hideSection(doc, part.id, "2026-11-21T12:00:00Z", by);
      return null;
    case "bringBackSection": {
      const hidden = pick(hiddenSections(doc), a);
      if (hidden !== undefined) bringBackSection(doc, hidden.id, by);
      return null;
    }
    case "sync":
      sync(doc, docs[b % docs.length] ?? doc);
      return null;
  }
};

const pick = <Entry>(list: readonly Entry[], at: number): Entry | undefined => list[at % list.length];

const typed = (fragment: Y.XmlFragment | null, word: string): string | null => {
  if (fragment === null) return null;
  typeInto(fragment, word);
  return word;
};
