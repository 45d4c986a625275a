import { ITEM_TYPE_KEYS, itemTypeOf } from "@acb/schemas/item-types";
import { afterEach, expect, test } from "vitest";
import { addForTests, charterForTests, openForTests } from "../testing/charter.ts";
import { renderForTests } from "../testing/render.tsx";
import { ItemForm } from "./item-form.tsx";
import { labelWithUnit } from "./typed-field.tsx";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const documentTypes = ITEM_TYPE_KEYS.filter((key) => itemTypeOf(key).home === "document");

/** The names that assistive technology reads: labels, legends and the names of text fields. */
const namesIn = (host: HTMLElement): readonly string[] => {
  const texts = [...host.querySelectorAll("label, legend")].map((label) => label.textContent ?? "");
  const fields = [...host.querySelectorAll("[role=textbox]")].map(
    (field) => field.getAttribute("aria-label") ?? "",
  );
  return [...texts, ...fields].map((name) => name.replace(/ \(optional\)$/, "").trim());
};

test.each(documentTypes)("WR-1 every field of a %s has a control with its label", (key) => {
  const charter = charterForTests();
  const opened = openForTests(charter);
  const item = addForTests(opened, key);
  const { host, unmount } = renderForTests(charter, opened, <ItemForm item={item} />);
  closers.push(unmount, opened.close);
  const names = namesIn(host);
  const expected = itemTypeOf(key).fields.map((field) =>
    field.kind === "number" || field.kind === "money" ? labelWithUnit(field) : field.label,
  );
  expect(expected.filter((label) => !names.includes(label))).toEqual([]);
});

test("WR-1 every control of a form is tied to its label and has an id of its own", () => {
  const charter = charterForTests();
  const opened = openForTests(charter);
  const { host, unmount } = renderForTests(
    charter,
    opened,
    documentTypes.map((key) => <ItemForm key={key} item={addForTests(opened, key)} />),
  );
  closers.push(unmount, opened.close);
  const controls = [...host.querySelectorAll("input, select")];
  const unnamed = controls.filter((control) => host.querySelector(`label[for="${control.id}"]`) === null);
  const ids = [...host.querySelectorAll("[id]")].map(({ id }) => id);
  expect(controls.length).toBeGreaterThan(30);
  expect(unnamed.map(({ id }) => id)).toEqual([]);
  expect(ids.length - new Set(ids).size).toBe(0);
});
