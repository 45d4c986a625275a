import { SectionId } from "@acb/schemas/ids";
import { moveItem, setField } from "@acb/shared/document/edit";
import { fieldFragment, listItems, listSections, sectionProse } from "@acb/shared/document/layout";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { groupItems, itemsOfList } from "../items/group-items.ts";
import { addForTests, charterForTests, openForTests } from "../testing/charter.ts";
import { type SectionStatus, sectionStatuses } from "./section-status.ts";
import { amountWords, draftStep, stateWords, tallyOf, tallyWords } from "./section-words.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const open = () => {
  const charter = charterForTests();
  const opened = openForTests(charter);
  closers.push(opened.close);
  return { charter, opened, ydoc: opened.parts.ydoc };
};

const write = (fragment: Y.XmlFragment | null, text: string) => {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  fragment?.insert(0, [paragraph]);
};

test("WR-3 a section counts its words, its items and the required fields that are empty", () => {
  const { charter, opened, ydoc } = open();
  const first = listSections(ydoc)[0];
  const before = listItems(ydoc, first?.id ?? "").length;
  write(sectionProse(ydoc, first?.id ?? ""), "We are  neighbours.");
  const item = addForTests(opened, "barrier");
  write(fieldFragment(ydoc, item.id, "description"), "No time");
  setField(ydoc, { itemId: item.id, key: "kind" }, "other", "test");
  const status = sectionStatuses(ydoc, charter.template)[0];
  expect(before).toBe(0);
  expect(status).toMatchObject({
    number: 1,
    wordCount: 3,
    itemWordCount: 2,
    itemCounts: [{ type: "barrier", count: 1 }],
    gaps: [{ itemId: item.id, title: "No time", missing: [{ key: "owner" }, { key: "response" }] }],
    state: "gaps",
  });
  expect(status && stateWords(status)).toBe("2 gaps");
  expect(status && amountWords(status)).toBe("3 words and 1 barrier of 2 words");
});

test("WR-3 a section is complete when its text and its items are there, and says until then what it lacks", () => {
  const { charter, opened, ydoc } = open();
  const of = (key: string) => listSections(ydoc).find((section) => section.key === key)?.id ?? "";
  const words = (id: string) =>
    sectionStatuses(ydoc, charter.template)
      .filter((status) => status.id === id)
      .map((status) => [stateWords(status), status.lacks])[0];
  const nothing = { text: false, items: null };
  const objectives = of("objectives");
  expect(words(objectives)).toEqual(["Empty", { text: true, items: "objective" }]);
  write(sectionProse(ydoc, objectives), "What we want.");
  expect(words(objectives)).toEqual(["Started", { text: false, items: "objective" }]);
  write(sectionProse(ydoc, of("summary")), "We are neighbours.");
  expect(words(of("summary"))).toEqual(["Written", nothing]);
  const barrier = addForTests(opened, "barrier");
  moveItem(ydoc, barrier.id, { sectionId: SectionId.parse(of("leadership")) }, "test");
  for (const key of ["description", "owner", "response"]) write(fieldFragment(ydoc, barrier.id, key), "Said");
  setField(ydoc, { itemId: barrier.id, key: "kind" }, "other", "test");
  setField(ydoc, { itemId: barrier.id, key: "owner" }, "org_river", "test");
  expect(words(of("leadership"))).toEqual(["Started, no text yet", { text: true, items: null }]);
  write(sectionProse(ydoc, of("leadership")), "Who leads.");
  expect(words(of("leadership"))).toEqual(["Complete", nothing]);
});

test("WR-3 the tally leaves out what is made from other sections and what is optional and empty", () => {
  const gap = { itemId: "i", title: "t", missing: [{ key: "k", label: "K" }] };
  const all = [
    status("a", "complete"),
    { ...status("b", "gaps"), gaps: [gap, gap] },
    status("c", "generated"),
    status("d", "empty", false),
  ];
  expect(tallyWords(tallyOf(all))).toBe("1 of 2 sections complete; 2 gaps");
  expect(tallyWords(tallyOf(all.slice(0, 1)))).toBe("The section is complete");
});

const status = (id: string, state: SectionStatus["state"], required = true): SectionStatus => ({
  id,
  number: 1,
  title: id,
  required,
  wordCount: 0,
  itemWordCount: 0,
  itemCounts: [],
  gaps: [],
  lacks: { text: false, items: null },
  state,
});

test.each([
  [
    "an empty required section first",
    [status("a", "gaps"), status("b", "empty")],
    { kind: "write", sectionId: "b" },
  ],
  ["then gaps", [status("a", "empty", false), status("b", "gaps")], { kind: "fill", sectionId: "b" }],
  [
    "then what was begun",
    [status("a", "complete"), status("b", "started")],
    { kind: "write", sectionId: "b" },
  ],
  ["then the freeze", [status("a", "complete"), status("b", "generated")], { kind: "freeze" }],
])("WR-3 the next step is %s", (_name, statuses, expected) => {
  expect(draftStep(statuses, false)).toMatchObject(expected);
});

test("WR-3 a finished draft asks for no other version while a round is open; an unfinished one goes on", () => {
  expect(draftStep([status("a", "complete")], true)).toBe(null);
  expect(draftStep([status("a", "gaps")], true)).toMatchObject({ kind: "fill" });
});

test("WR-5 thirteen commitments are grouped by partner, and none is lost", () => {
  const { opened, ydoc } = open();
  const partners = ["one", "two"].map((name) => addForTests(opened, "partner", `itm_partner_${name}`).id);
  const items = Array.from({ length: 13 }, (_, at) => {
    const item = addForTests(opened, "commitment", `itm_commitment${at}`);
    const partner = partners[at % 3];
    if (partner !== undefined) setField(ydoc, { itemId: item.id, key: "partner" }, partner, "test");
    return item;
  });
  const groups = groupItems(ydoc, "commitment", items);
  expect(groups.map(({ partnerId, items: members }) => [partnerId, members.length])).toEqual([
    ["itm_partner_one", 5],
    ["itm_partner_two", 4],
    ["", 4],
  ]);
  expect(groupItems(ydoc, "commitment", items.slice(1))).toEqual([
    { partnerId: null, items: items.slice(1) },
  ]);
});

test("WR-5 lists of one type share its items by their preset; one that fits none stands in the first", () => {
  const { opened, ydoc } = open();
  const [effort, process, none] = ["effort", "process", ""].map((kind) => {
    const item = addForTests(opened, "measure", `itm_measure_${kind}`);
    setField(ydoc, { itemId: item.id, key: "kind" }, kind, "test");
    return item;
  });
  const items = [effort, process, none].flatMap((item) => item ?? []);
  const lists = [
    { type: "measure", preset: { kind: "effort" } },
    { type: "measure", preset: { kind: "process" } },
  ] as const;
  expect(lists.map((list) => itemsOfList(ydoc, items, lists, list).map(({ id }) => id))).toEqual([
    ["itm_measure_effort", "itm_measure_"],
    ["itm_measure_process"],
  ]);
});
