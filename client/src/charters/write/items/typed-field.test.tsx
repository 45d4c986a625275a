import { fieldOf } from "@acb/schemas/item-type";
import { itemTypeOf } from "@acb/schemas/item-types";
import { fieldValue } from "@acb/shared/document/layout";
import { act } from "react";
import { afterEach, expect, test } from "vitest";
import { addForTests, charterForTests, openForTests } from "../testing/charter.ts";
import { renderForTests } from "../testing/render.tsx";
import { fieldAnchor } from "../writing/anchors.ts";
import { ItemForm } from "./item-form.tsx";
import { readTyped } from "./typed-field.tsx";

const numberField = { kind: "number", key: "n", label: "N", required: false, min: 0, max: 100 } as const;
const moneyField = { kind: "money", key: "m", label: "M", required: false } as const;
const dateField = { kind: "date", key: "d", label: "D", required: false } as const;

test.each([
  [numberField, "46", "46"],
  [numberField, "46%", "46"],
  [moneyField, "£1,200.50", "1200.50"],
  [dateField, "2027-03-31", "2027-03-31"],
  [numberField, " ", null],
])("WR-2 %o takes %j as %j", (field, typed, value) => {
  expect(readTyped(field, typed)).toEqual({ ok: true, value });
});

test.each([
  [numberField, "some"],
  [numberField, "-1"],
  [numberField, "101"],
  [moneyField, "a lot"],
  [dateField, "2027-02-30"],
])("WR-2 %o refuses %j with words", (field, typed) => {
  expect(readTyped(field, typed)).toMatchObject({ ok: false, words: expect.stringMatching(/^Enter/) });
});

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** React listens to the element's own setter, so typing goes through the prototype's. */
const typeInto = (input: HTMLInputElement, text: string) =>
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });

test("WR-2 a wrong number stays in the control with words, and is not written", () => {
  const charter = charterForTests();
  const opened = openForTests(charter);
  const item = addForTests(opened, "partner");
  const { host, unmount } = renderForTests(charter, opened, <ItemForm item={item} />);
  closers.push(unmount, opened.close);
  const key = fieldOf(itemTypeOf("partner"), "headcount").key;
  const input = host.querySelector<HTMLInputElement>(`#${fieldAnchor(item.id, key)}`);
  if (input === null) throw new Error("no control");
  typeInto(input, "640");
  typeInto(input, "many");
  act(() => {
    input.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  });
  expect([input.value, input.getAttribute("aria-invalid")]).toEqual(["many", "true"]);
  expect(host.querySelector(`#${fieldAnchor(item.id, key)}-error`)?.textContent).toContain("Enter a number");
  expect(fieldValue(opened.parts.ydoc, item.id, key)).toBe("640");
});
