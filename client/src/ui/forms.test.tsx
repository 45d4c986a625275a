/** Labels, hints, errors and the error summary of the form primitives (SPEC: client, Forms). */
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import { click, find, type Rendered, render } from "../testing/render.tsx";
import { CheckboxGroup, RadioGroup } from "./choice-group.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { DateField, SelectField, TextArea, TextField } from "./fields.tsx";

let shown: Rendered | null = null;
const show = (node: ReactNode): Rendered => {
  shown = render(node);
  return shown;
};
afterEach(() => {
  shown?.close();
  shown = null;
});

const nothing = () => undefined;
const FRAME = { id: "place", label: "Place", hint: "As residents call it", error: "Enter the place" };
const CHOICES = [
  { value: "one", label: "One", hint: "The first" },
  { value: "two", label: "Two" },
] as const;

it.each([
  ["text field", <TextField key="1" {...FRAME} value="" onChange={nothing} />],
  ["text area", <TextArea key="2" {...FRAME} value="" onChange={nothing} />],
  ["select field", <SelectField key="3" {...FRAME} options={[]} value="" onChange={nothing} />],
  ["date field", <DateField key="4" {...FRAME} value="" onChange={nothing} />],
])("FORM-1 a %s is tied to its label, hint and error", (_, field) => {
  const { container } = show(field);
  const control = find(container, "#place");
  expect(find(container, "label").getAttribute("for")).toBe("place");
  expect(control.getAttribute("aria-describedby")).toBe("place-hint place-error");
  expect(control.getAttribute("aria-invalid")).toBe("true");
  expect(find(container, "#place-hint").textContent).toBe("As residents call it");
  expect(find(container, "#place-error").textContent).toBe("Error: Enter the place");
});

it("FORM-1 a field without hint and error is described by nothing", () => {
  const { container } = show(<TextField id="place" label="Place" value="" onChange={nothing} />);
  const control = find(container, "#place");
  expect([control.hasAttribute("aria-describedby"), control.hasAttribute("aria-invalid")]).toEqual([
    false,
    false,
  ]);
});

it("FORM-2 radios are a described fieldset whose first answer carries the group's id", () => {
  const { container } = show(
    <RadioGroup id="pick" legend="Pick" error="Choose one" choices={CHOICES} value="" onChange={nothing} />,
  );
  expect(find(container, "fieldset").getAttribute("aria-describedby")).toBe("pick-error");
  expect(find(container, "legend").textContent).toBe("Pick");
  expect([...container.querySelectorAll("input")].map(({ id, name }) => [id, name])).toEqual([
    ["pick", "pick"],
    ["pick-2", "pick"],
  ]);
});

it("FORM-2 ticking and unticking keeps the other answers", () => {
  let value: readonly string[] = ["two"];
  const group = () => (
    <CheckboxGroup
      id="pick"
      legend="Pick"
      choices={CHOICES}
      value={value}
      onChange={(next) => {
        value = next;
      }}
    />
  );
  const { container, rerender } = show(group());
  click(find(container, "#pick"));
  expect(value).toEqual(["two", "one"]);
  rerender(group());
  click(find(container, "#pick-2"));
  expect(value).toEqual(["one"]);
});

it("FORM-3 the summary takes the focus at each attempt and leads to the field", () => {
  const page = (attempt: number) => (
    <>
      <ErrorSummary problems={[{ fieldId: "place", message: "Enter the place" }]} attempt={attempt} />
      <TextField id="place" label="Place" value="" onChange={nothing} />
    </>
  );
  const { container, rerender } = show(page(1));
  const summary = find(container, "[role=alert]");
  expect(document.activeElement).toBe(summary);
  click(find(container, "a"));
  expect(document.activeElement).toBe(find(container, "#place"));
  rerender(page(2));
  expect(document.activeElement).toBe(summary);
});
