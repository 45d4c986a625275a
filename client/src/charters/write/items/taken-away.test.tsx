import { itemView, listItems, listSections } from "@acb/shared/document/layout";
import { act } from "react";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { createStore } from "../../../store/store.ts";
import type { ConnectionState } from "../../../sync/connection-state.ts";
import { OlderCopyNotice } from "../notices/older-copies-notice.tsx";
import { RefusedNotice } from "../notices/refused-notice.tsx";
import { addForTests, charterForTests, openForTests } from "../testing/charter.ts";
import { renderForTests } from "../testing/render.tsx";
import { Workplace } from "../workplace.tsx";

// The page of the tests has no popovers to hide.
HTMLElement.prototype.hidePopover ??= () => undefined;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const open = () => {
  const charter = charterForTests();
  const opened = openForTests(charter);
  const sections = listSections(opened.parts.ydoc);
  const objectives = sections.find(({ key }) => key === "objectives");
  const item = addForTests(opened, "objective", "itm_first", objectives?.id);
  return { charter, opened, item, section: objectives };
};

const press = (host: ParentNode, words: RegExp) => {
  const button = [...host.querySelectorAll("button")].find(({ textContent }) =>
    words.test(textContent ?? ""),
  );
  expect(button?.textContent, String(words)).toMatch(words);
  act(() => button?.click());
};

test("WR-8 a removed item leaves a notice in its place that has the focus and brings it back", () => {
  const { charter, opened, item } = open();
  const { host, unmount } = renderForTests(charter, opened, <Workplace />);
  closers.push(unmount, opened.close);
  const list = host.querySelector("ol[aria-label=Objectives]") ?? host;
  press(list, /^Remove objective$/);
  expect(itemView(opened.parts.ydoc, item.id)?.removedAt).not.toBe(null);
  expect(list.querySelectorAll("li").length).toBe(1);
  expect(document.activeElement?.textContent).toMatch(/^Bring back/);
  press(list, /^Bring back/);
  expect(listItems(opened.parts.ydoc, item.sectionId).map(({ id }) => id)).toEqual([item.id]);
});

test("WR-8 a hidden section leaves a notice in its place and brings it back", () => {
  const { charter, opened, section } = open();
  const { host, unmount } = renderForTests(charter, opened, <Workplace />);
  closers.push(unmount, opened.close);
  const place = () =>
    [...host.querySelectorAll("section[data-section]")].findIndex(
      (one) => one.getAttribute("data-section") === section?.id,
    );
  const before = place();
  press(host.querySelectorAll("section[data-section]")[before] ?? host, /^Hide from the charter$/);
  expect(place()).toBe(-1);
  press(host, /^Bring back/);
  expect(place()).toBe(before);
});

test("WR-9 words that the server refused can be copied, downloaded, and let go of on purpose", () => {
  const { charter, opened } = open();
  const connectionState = createStore<ConnectionState>({
    kind: "refused",
    reason: "notAllowed",
    words: "Your role does not allow it.",
    kept: "device",
    holdsWords: true,
  });
  const refused = { ...opened, parts: { ...opened.parts, connectionState } };
  const { host, unmount } = renderForTests(charter, refused, <RefusedNotice />);
  closers.push(unmount, opened.close);
  expect(host.querySelector("[role=alert]")?.textContent).toContain("kept on this device");
  const words = [...host.querySelectorAll("button")].map(({ textContent }) => textContent);
  expect(words).toEqual(["Reload the page", "Copy the text", "Download the text", "Delete my unsaved words"]);
});

test("RES-2 the text from before a restore can be read, copied and deleted; one that reads the same is not shown", () => {
  const { charter, opened, section } = open();
  const before = new Y.Doc();
  Y.applyUpdate(before, Y.encodeStateAsUpdate(opened.parts.ydoc));
  const copy = { ydoc: before, epoch: 1, receipts: [], remove: async () => {} };
  let removed = 0;
  const show = () => {
    const shown = renderForTests(
      charter,
      opened,
      <OlderCopyNotice
        copy={copy}
        onRemove={() => {
          removed += 1;
        }}
      />,
    );
    closers.push(shown.unmount);
    return shown.host;
  };
  closers.push(opened.close);
  expect(show().textContent).toBe("");

  before
    .getMap<Y.Map<unknown>>("sections")
    .get(section?.id ?? "")
    ?.set("title", "A title from before");
  const host = show();
  expect(host.querySelector("pre")?.textContent).toContain("A title from before");
  const words = [...host.querySelectorAll("button")].map(({ textContent }) => textContent);
  expect(words).toEqual(["Copy the text", "Download the text", "Delete the text from before"]);
  press(host, /^Delete the text/);
  expect(removed).toBe(1);
  expect(Y.encodeStateVector(opened.parts.ydoc)).not.toEqual(Y.encodeStateVector(before));
});
