/** Where the focus goes when a form opens and closes in the page, and when a button takes its own row away (SPEC: client, Forms). */
import { type ReactNode, useState } from "react";
import { afterEach, expect, it } from "vitest";
import { click, find, type Rendered, render } from "../testing/render.tsx";
import { passFocusOn } from "./form-focus.ts";
import { FormPanel } from "./form-panel.tsx";
import { Part } from "./layout.tsx";

let shown: Rendered | null = null;
afterEach(() => {
  shown?.close();
  shown = null;
});

/** A button that opens a form in its place; when it is sent the button does not come back. */
const Opening = () => {
  const [state, setState] = useState<"shown" | "open" | "sent">("shown");
  if (state === "sent") return <p>Recorded</p>;
  if (state === "shown")
    return (
      <button type="button" id="change" onClick={() => setState("open")}>
        Change
      </button>
    );
  return (
    <FormPanel title="Change Priya">
      <button type="button" id="cancel" onClick={() => setState("shown")}>
        Cancel
      </button>
      <button type="button" id="send" onClick={() => setState("sent")}>
        Record it
      </button>
    </FormPanel>
  );
};

const page = (children: ReactNode): HTMLElement => {
  shown = render(
    <main>
      <h1 tabIndex={-1}>Border Oak</h1>
      {children}
    </main>,
  );
  return shown.container;
};
/** The words that have the focus once the page is drawn anew. */
const focused = async (): Promise<string | null | undefined> => {
  await Promise.resolve();
  return document.activeElement?.textContent;
};
const first = <button type="button">The first of the section</button>;

it.each<[string, ReactNode]>([
  [
    "a list",
    <li key="row">
      <Opening />
    </li>,
  ],
  [
    "a summary",
    <dl key="list">
      <div>
        <dd>
          <Opening />
        </dd>
      </div>
    </dl>,
  ],
  [
    "a place that says so",
    <div key="home" data-form-home>
      <Opening />
    </div>,
  ],
])(
  "FORM-5 from a row of %s the focus enters the form at its heading and goes back to its own button",
  async (_, row) => {
    const container = page(
      <Part title="Leads">
        {first}
        {row}
      </Part>,
    );
    click(find(container, "#change"));
    expect(await focused()).toBe("Change Priya");
    click(find(container, "#cancel"));
    expect(await focused()).toBe("Change");
  },
);

/** A button of a row, and beside it the form, above all rows; the row may go with what the form does. */
const Beside = () => {
  const [state, setState] = useState<"shown" | "open" | "kept">("shown");
  return (
    <Part title="Guests">
      {first}
      {state === "open" ? (
        <FormPanel title="Keep Jo">
          <button type="button" id="cancel" onClick={() => setState("shown")}>
            Cancel
          </button>
          <button type="button" id="send" onClick={() => setState("kept")}>
            Keep
          </button>
        </FormPanel>
      ) : null}
      {state === "kept" ? null : (
        <button type="button" id="change" onClick={() => setState("open")}>
          Keep Jo
        </button>
      )}
    </Part>
  );
};

it.each([
  ["the button that opened it", "#cancel", "Keep Jo"],
  ["the heading of the section when that button is gone", "#send", "Guests"],
])(
  "FORM-5 from a form beside its button the focus goes to %s, never to the first of all",
  async (_, by, to) => {
    const container = page(<Beside />);
    const opener = find(container, "#change");
    opener.focus();
    click(opener);
    expect(document.activeElement?.tagName).toBe("H3");
    const end = find(container, by);
    end.focus();
    click(end);
    expect(await focused()).toBe(to);
  },
);

it("FORM-5 a form after which there is no button any more leaves the focus in the heading of its section", async () => {
  const container = page(
    <Part title="History">
      <Opening />
    </Part>,
  );
  click(find(container, "#change"));
  find(container, "#send").focus();
  click(find(container, "#send"));
  expect(await focused()).toBe("History");
});

const Removing = ({ withSection }: { readonly withSection: boolean }) => {
  const [isThere, setIsThere] = useState(true);
  const remove = (
    <button type="button" id="remove" ref={passFocusOn} onClick={() => setIsThere(false)}>
      Remove
    </button>
  );
  if (withSection) return isThere ? <Part title="To be confirmed">{remove}</Part> : null;
  return (
    <Part title="Meetings">
      {first}
      {isThere ? remove : null}
    </Part>
  );
};

it.each([
  ["row", false, "Meetings"],
  ["section", true, "Border Oak"],
])(
  "FORM-5 a button that takes its own %s away passes the focus on to the heading above",
  async (_, withSection, heading) => {
    const container = page(<Removing withSection={withSection} />);
    const remove = find(container, "#remove");
    remove.focus();
    click(remove);
    expect(await focused()).toBe(heading);
  },
);

it("FORM-5 a row that goes while the focus is elsewhere moves nothing", async () => {
  const container = page(<Removing withSection={false} />);
  click(find(container, "#remove"));
  await focused();
  expect(document.activeElement).toBe(document.body);
});
