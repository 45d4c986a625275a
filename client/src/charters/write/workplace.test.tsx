import { CLOSE } from "@acb/shared/protocol/close-code";
import { act, useState } from "react";
import { afterEach, expect, test } from "vitest";
import { find } from "../../testing/render.tsx";
import { refusalWords } from "./notices/refusal-words.ts";
import { addForTests, charterForTests, openForTests } from "./testing/charter.ts";
import { renderForTests } from "./testing/render.tsx";
import { Workplace } from "./workplace.tsx";
import { comingsAndGoings } from "./writing/use-announcements.ts";
import { useWriting, WritingContext } from "./writing/writing.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const show = (may: Parameters<typeof charterForTests>[0]) => {
  const charter = charterForTests(may);
  const opened = openForTests(charter);
  const item = addForTests(opened, "objective");
  let updateCount = 0;
  opened.parts.ydoc.on("update", () => {
    updateCount += 1;
  });
  const rendered = renderForTests(charter, opened, <Workplace />);
  closers.push(rendered.unmount, opened.close);
  return { ...rendered, item, updates: () => updateCount };
};

test("WR-4 a reader gets text: no control and no field in the document, and nothing is written", () => {
  const { host, updates } = show(["read"]);
  const sections = [...host.querySelectorAll("section[data-section]")];
  const controls = sections.flatMap((section) => [
    ...section.querySelectorAll("input, select, textarea, [role=textbox], [contenteditable]"),
  ]);
  expect(sections.length).toBe(charterForTests().template.sections.length);
  expect(controls).toEqual([]);
  expect(updates()).toBe(0);
});

test("ED-1 showing the whole page to a writer writes nothing", () => {
  const { host, updates } = show(["read", "write"]);
  expect(host.querySelectorAll("[role=textbox]").length).toBeGreaterThan(5);
  expect(host.querySelectorAll("[contenteditable]").length).toBe(0);
  expect(updates()).toBe(0);
});

test("WR-9 whoever is writing when they may no more reads it in that place, with the focus, and goes on from the heading", async () => {
  const charter = charterForTests();
  const opened = openForTests(charter);
  let letWrite: (may: boolean) => void = () => undefined;
  const Allowed = () => {
    const [mayWrite, setMayWrite] = useState(true);
    letWrite = setMayWrite;
    return (
      <WritingContext value={{ ...useWriting(), mayWrite }}>
        <Workplace />
      </WritingContext>
    );
  };
  const { host, unmount } = renderForTests(charter, opened, <Allowed />);
  closers.push(unmount, opened.close);
  const field = find(host, "section[data-section] ~ section[data-section] [role=textbox]");
  const section = field.closest("section");
  act(() => field.focus());
  act(() => letWrite(false));
  expect(document.activeElement?.closest("section")).toBe(section);
  expect(document.activeElement?.textContent).toContain("You cannot go on writing here");
  act(() => letWrite(true));
  await Promise.resolve();
  expect(section?.textContent).not.toContain("You cannot go on writing here");
  expect(document.activeElement).toBe(section?.querySelector("h2"));

  const elsewhere = [...host.querySelectorAll("button")].find(
    ({ textContent }) => textContent === "Sections",
  );
  act(() => elsewhere?.focus());
  act(() => letWrite(false));
  expect(document.activeElement).toBe(elsewhere);
  expect(host.textContent).not.toContain("You cannot go on writing here");
});

test("WR-9 whoever writes when the charter is put away reads that, not that their role is wrong; a guest is not told to ask for access", () => {
  const { record } = charterForTests();
  const state = { reason: "notAllowed" as const, words: CLOSE.notAllowed.words };
  expect(refusalWords(state, { record, toGuest: false })).toBe(CLOSE.notAllowed.words);
  for (const reason of ["notFound", "notSignedIn"] as const)
    expect(refusalWords({ ...state, reason }, { record, toGuest: true })).toBe(
      "You are not in the workshop any more: the top of the page says why.",
    );
  expect(refusalWords(state, { record: { ...record, putAwayOn: "2026-11-28" }, toGuest: false })).toMatch(
    /^The charter was put away on 28 November 2026: it is only read\./,
  );
});

const ann = { clientId: 1, name: "Ann", organisation: "", colour: "#000000", at: null };
const bo = {
  clientId: 2,
  name: "Bo",
  organisation: "",
  colour: "#000000",
  at: { section: "s", item: null, field: null },
};

test.each([
  [[], [ann, bo], null, "Ann and Bo joined."],
  [[ann, bo], [bo], null, "Ann left."],
  [[], [ann, bo], "s", "Bo came to this section."],
  [[bo], [ann], "s", "Bo left this section."],
  [[ann], [ann], null, ""],
])("WR-6 comings and goings are one sentence", (before, now, section, words) => {
  expect(comingsAndGoings(before, now, section)).toBe(words);
});
