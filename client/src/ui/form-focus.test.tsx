/** Where the focus goes when a form opens and closes in the page (SPEC: client, Forms). */
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { click, find, type Rendered, render } from "../testing/render.tsx";
import { useFormFocus } from "./form-focus.ts";

let shown: Rendered | null = null;
afterEach(() => {
  shown?.close();
  shown = null;
});

const OpenForm = ({ onClose }: { readonly onClose: () => void }) => (
  <form>
    <h3 ref={useFormFocus()} tabIndex={-1}>
      Change Priya
    </h3>
    <button type="button" id="cancel" onClick={onClose}>
      Cancel
    </button>
  </form>
);
const Row = () => {
  const [open, setOpen] = useState(false);
  return (
    <li>
      {open ? (
        <OpenForm onClose={() => setOpen(false)} />
      ) : (
        <button type="button" id="change" onClick={() => setOpen(true)}>
          Change
        </button>
      )}
    </li>
  );
};

it("FORM-5 the focus enters the form at its heading and goes back to the button", async () => {
  shown = render(<Row />);
  const { container } = shown;
  click(find(container, "#change"));
  expect(document.activeElement?.textContent).toBe("Change Priya");
  click(find(container, "#cancel"));
  await Promise.resolve();
  expect(document.activeElement).toBe(find(container, "#change"));
});
