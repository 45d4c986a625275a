import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createUndoHistory, lendUndoHistory, OWN_EDIT } from "./undo-history.ts";

const createPerson = () => {
  const ydoc = new Y.Doc();
  const items = ydoc.getMap<string>("items");
  const history = createUndoHistory(ydoc);
  const set = (key: string, value: string) => {
    history.startStep();
    ydoc.transact(() => items.set(key, value), OWN_EDIT);
  };
  return { ydoc, items, history, set };
};

const exchange = (people: readonly { readonly ydoc: Y.Doc }[]) => {
  for (const from of people)
    for (const to of people) if (from !== to) Y.applyUpdate(to.ydoc, Y.encodeStateAsUpdate(from.ydoc));
};

test("LIVE-6 undo takes back one's own edits only, also when three people edited in turn (I-12)", () => {
  const [ann, bo, cy] = [createPerson(), createPerson(), createPerson()];
  const all = [ann, bo, cy];
  ann.set("a", "Ann 1");
  exchange(all);
  bo.set("b", "Bo 1");
  cy.set("c", "Cy 1");
  exchange(all);
  ann.set("a", "Ann 2");
  exchange(all);
  ann.history.undo();
  ann.history.undo();
  ann.history.undo();
  exchange(all);
  expect(all.map(({ items }) => items.toJSON())).toEqual(all.map(() => ({ b: "Bo 1", c: "Cy 1" })));
});

test("LIVE-6 redo brings back what was undone", () => {
  const ann = createPerson();
  ann.set("a", "1");
  ann.history.undo();
  expect([ann.items.get("a"), ann.history.canRedo()]).toEqual([undefined, true]);
  ann.history.redo();
  expect([ann.items.get("a"), ann.history.canRedo()]).toEqual(["1", false]);
});

test("LIVE-6 typing in an editor and a choice in a control stand in one history", () => {
  const { ydoc, items, history, set } = createPerson();
  ydoc.transact(() => items.set("typed", "words"), ySyncPluginKey);
  set("chosen", "value");
  history.undo();
  expect(items.toJSON()).toEqual({ typed: "words" });
  history.undo();
  expect(items.toJSON()).toEqual({});
});

test("LIVE-6 an editor that closes leaves the history whole and takes its listeners along", () => {
  const { history, items, set } = createPerson();
  set("a", "1");
  const lent = lendUndoHistory(history);
  let heardCount = 0;
  lent.on("stack-item-added", () => {
    heardCount += 1;
  });
  set("b", "2");
  lent.destroy();
  set("c", "3");
  expect(heardCount).toBe(1);
  history.undo();
  history.undo();
  history.undo();
  expect(items.toJSON()).toEqual({});
});
