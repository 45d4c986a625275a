import { ItemId, SectionId } from "@acb/schemas/ids";
import { setField } from "@acb/shared/document/edit";
import { fragmentText } from "@acb/shared/document/fragment-to-blocks";
import {
  fieldFragment,
  fieldValue,
  hiddenSections,
  itemView,
  listSections,
  sectionProse,
} from "@acb/shared/document/layout";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createUndoHistory, OWN_EDIT } from "../../../sync/undo-history.ts";
import { charterForTests, seedForTests } from "../testing/charter.ts";
import { addItemUndoably, addSectionUndoably } from "./add-undoably.ts";

const AT = "2026-11-22T09:00:00Z";
const ITEM = ItemId.parse("itm_newone00");
const SECTION = SectionId.parse("sec_newone00");

const createPerson = () => {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, seedForTests(charterForTests()));
  return { ydoc, history: createUndoHistory(ydoc) };
};
type Person = ReturnType<typeof createPerson>;

const exchange = (a: Person, b: Person) => {
  Y.applyUpdate(a.ydoc, Y.encodeStateAsUpdate(b.ydoc));
  Y.applyUpdate(b.ydoc, Y.encodeStateAsUpdate(a.ydoc));
};

const write = ({ ydoc }: Person, fragment: Y.XmlFragment | null, text: string) =>
  ydoc.transact(() => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(text)]);
    fragment?.insert(0, [paragraph]);
  }, OWN_EDIT);

const title = ({ ydoc }: Person) => {
  const fragment = fieldFragment(ydoc, ITEM, "title");
  return fragment === null ? null : fragmentText(fragment);
};

test("WR-7 undoing the adding of an item takes it off the page with what others wrote in it, and redo brings all back", () => {
  const [ann, bo] = [createPerson(), createPerson()];
  const sectionId = SectionId.parse(listSections(ann.ydoc)[0]?.id);
  addItemUndoably(ann.ydoc, ann.history, { id: ITEM, type: "objective", sectionId }, AT);
  exchange(ann, bo);
  expect(itemView(bo.ydoc, ITEM)?.removedAt).toBe(null);
  write(bo, fieldFragment(bo.ydoc, ITEM, "title"), "Bo’s words");
  setField(bo.ydoc, { itemId: ITEM, key: "domain" }, "work", OWN_EDIT);
  exchange(ann, bo);
  ann.history.undo();
  exchange(ann, bo);
  expect([itemView(bo.ydoc, ITEM)?.removedAt, title(ann), title(bo)]).toEqual([
    AT,
    "Bo’s words",
    "Bo’s words",
  ]);
  ann.history.redo();
  exchange(ann, bo);
  expect([itemView(bo.ydoc, ITEM)?.removedAt, title(bo)]).toEqual([null, "Bo’s words"]);
  expect(fieldValue(ann.ydoc, ITEM, "domain")).toBe("work");
});

test("WR-7 undoing the adding of a section hides it with what others wrote in it", () => {
  const [ann, bo] = [createPerson(), createPerson()];
  addSectionUndoably(ann.ydoc, ann.history, { id: SECTION, title: "Ours", after: null }, AT);
  exchange(ann, bo);
  expect(listSections(bo.ydoc)[0]?.title).toBe("Ours");
  write(bo, sectionProse(bo.ydoc, SECTION), "Bo’s words");
  exchange(ann, bo);
  ann.history.undo();
  exchange(ann, bo);
  expect(hiddenSections(bo.ydoc).map(({ id }) => id)).toEqual([SECTION]);
  const prose = sectionProse(bo.ydoc, SECTION);
  expect(prose && fragmentText(prose)).toBe("Bo’s words");
});

test("WR-7 adding is a step of its own: the edit before it stays", () => {
  const ann = createPerson();
  const sectionId = SectionId.parse(listSections(ann.ydoc)[0]?.id);
  write(ann, sectionProse(ann.ydoc, sectionId), "Before");
  addItemUndoably(ann.ydoc, ann.history, { id: ITEM, type: "objective", sectionId }, AT);
  ann.history.undo();
  const prose = sectionProse(ann.ydoc, sectionId);
  expect([prose && fragmentText(prose), itemView(ann.ydoc, ITEM)?.removedAt]).toEqual(["Before", AT]);
});
