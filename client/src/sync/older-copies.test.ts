/** Which of this device's databases are older copies of the charter (SPEC: RES). */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { findOlderCopies } from "./older-copies.ts";

const HELD = [
  "anchor-charter/can-keep",
  "anchor-charter/cha_a/per_a",
  "anchor-charter/cha_a/per_a/1790000000",
  "anchor-charter/cha_a/per_a/1795460400",
  "anchor-charter/cha_a/per_ab",
  "anchor-charter/cha_a/per_b",
  "anchor-charter/cha_ab/per_a",
];

const namesFor = async (epoch: number, held: readonly string[] = HELD): Promise<readonly unknown[]> => {
  const names: string[] = [];
  const databases = {
    databases: async () => held.map((name) => ({ name, version: 1 })),
    deleteDatabase: () => {
      throw new Error("Nothing is deleted unasked");
    },
  };
  const opened = { charterId: "cha_a", personId: "per_a", epoch };
  const copies = await findOlderCopies(opened, databases, async (name) => {
    names.push(name);
    return { ydoc: new Y.Doc(), receipts: [] };
  });
  return names.map((name, at) => [name, copies[at]?.epoch]);
};

test("RES-1 copies of other epochs are this person's of this charter, and not the one that is open", async () => {
  expect(await namesFor(1_795_460_400)).toEqual([
    ["anchor-charter/cha_a/per_a", 1],
    ["anchor-charter/cha_a/per_a/1790000000", 1_790_000_000],
  ]);
  expect(await namesFor(1, ["anchor-charter/cha_a/per_a"])).toEqual([]);
});

test("RES-1 a browser that cannot say what it holds has none", async () => {
  const opened = { charterId: "cha_a", personId: "per_a", epoch: 2 };
  expect(await findOlderCopies(opened, undefined)).toEqual([]);
  const refusing = {
    databases: () => Promise.reject(new Error("private window")),
    deleteDatabase: () => new IDBOpenDBRequest(),
  };
  expect(await findOlderCopies(opened, refusing)).toEqual([]);
});
