import { fieldEntry } from "@acb/shared/document/layout";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { type FieldChange, type Part, watchDocument } from "./watch-document.ts";

const PARTS: readonly Part[] = [
  "charter",
  "sections",
  "items",
  "titles",
  "item:one",
  "item:two",
  "field:one/title",
  "field:one/scope",
];

const createCharter = () => {
  const ydoc = new Y.Doc();
  for (const id of ["one", "two"]) {
    const item = new Y.Map<unknown>();
    item.set("order", "a0");
    item.set(fieldEntry("title"), new Y.XmlFragment());
    item.set(fieldEntry("scope"), new Y.XmlFragment());
    ydoc.getMap("items").set(id, item);
  }
  const live = watchDocument(ydoc, () => "title");
  const touched = (change: () => void): readonly Part[] => {
    const before = PARTS.map(live.version);
    change();
    return PARTS.filter((part, at) => live.version(part) !== before[at]);
  };
  const item = (id: string) => ydoc.getMap<Y.Map<unknown>>("items").get(id);
  return { ydoc, live, touched, item };
};

const type = (fragment: unknown, text: string) => {
  if (fragment instanceof Y.XmlFragment) fragment.insert(0, [new Y.XmlText(text)]);
};

test("LIVE-8 typing in a field touches that field and its item", () => {
  const { touched, item } = createCharter();
  expect(touched(() => type(item("one")?.get(fieldEntry("scope")), "a"))).toEqual([
    "item:one",
    "field:one/scope",
  ]);
});

test("LIVE-8 typing in the title also touches the titles", () => {
  const { touched, item } = createCharter();
  expect(touched(() => type(item("one")?.get(fieldEntry("title")), "a"))).toEqual([
    "titles",
    "item:one",
    "field:one/title",
  ]);
});

test("LIVE-8 moving an item touches the order of the items", () => {
  const { touched, item } = createCharter();
  expect(touched(() => item("two")?.set("order", "a1"))).toEqual(["items", "titles", "item:two"]);
});

test("LIVE-8 a remote change names its author, a local one is one's own", () => {
  const { ydoc, live, item } = createCharter();
  const changes: FieldChange[] = [];
  live.onFieldChange((change) => changes.push(change));
  item("one")?.set(fieldEntry("strength"), "will");
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(ydoc));
  other.getMap<Y.Map<unknown>>("items").get("one")?.set(fieldEntry("strength"), "exploring");
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(other));
  expect(changes.map(({ field, own, authors }) => ({ field, own, authors }))).toEqual([
    { field: "strength", own: true, authors: [ydoc.clientID] },
    { field: "strength", own: false, authors: [other.clientID] },
  ]);
});
