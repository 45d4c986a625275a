/** What is asked about first is done only when it is answered (SPEC: client, Forms). */
import { act } from "react";
import { afterEach, expect, it } from "vitest";
import { click, find, type Rendered, render } from "../testing/render.tsx";
import { AskFirst, useAsking } from "./ask-first.tsx";

let shown: Rendered | null = null;
afterEach(() => {
  shown?.close();
  shown = null;
});

const Row = ({ onConfirm, refused }: { readonly onConfirm: () => void; readonly refused: boolean }) => {
  const asking = useAsking();
  return (
    <AskFirst
      asking={asking}
      button="Take away"
      title="Take “Writer” from Dev?"
      words="Take it away"
      busyWords="Taking it away…"
      busy={false}
      failure={refused ? <p role="alert">The charter needs one</p> : null}
      onConfirm={() => {
        onConfirm();
        if (!refused) asking.close();
      }}
    >
      <p>What was written stays.</p>
    </AskFirst>
  );
};
const show = (refused: boolean) => {
  let count = 0;
  shown = render(<Row onConfirm={() => (count += 1)} refused={refused} />);
  const { container } = shown;
  const press = (words: string) => {
    const button = [...container.querySelectorAll("button")].find(({ textContent }) => textContent === words);
    if (button === undefined) throw new Error(`There is no button “${words}”`);
    click(button);
  };
  return {
    container,
    press,
    count: () => count,
    isOpen: () => container.querySelector("dialog h2") !== null,
  };
};

it("ASK-1 nothing is done before the question is answered, nor when it is left", () => {
  const { container, press, count, isOpen } = show(false);
  press("Take away");
  expect(find(container, "dialog h2").textContent).toBe("Take “Writer” from Dev?");
  press("Cancel");
  expect([isOpen(), count()]).toEqual([false, 0]);
  press("Take away");
  press("Take it away");
  expect([isOpen(), count()]).toEqual([false, 1]);
});

it("ASK-1 a refusal is shown where the question is, which stays open; Escape leaves it", () => {
  const { container, press, count, isOpen } = show(true);
  press("Take away");
  press("Take it away");
  expect([isOpen(), count()]).toEqual([true, 1]);
  expect(find(container, "dialog [role=alert]").textContent).toBe("The charter needs one");
  act(() => find(container, "dialog").dispatchEvent(new Event("close")));
  expect(isOpen()).toBe(false);
});
