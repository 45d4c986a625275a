import { afterEach, expect, test } from "vitest";
import { charterForTests, openForTests } from "../testing/charter.ts";
import { renderForTests } from "../testing/render.tsx";
import { Workplace } from "../workplace.tsx";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

test("BOARD-4 a partner in the draft says when its organisation is a partner no more", () => {
  const charter = charterForTests();
  const session = openForTests(charter);
  const says = (partners: typeof charter.partners): boolean => {
    const { host, unmount } = renderForTests({ ...charter, partners }, session, <Workplace />);
    const text = host.textContent ?? "";
    unmount();
    return text.includes("This organisation is no longer a partner of the charter");
  };
  closers.push(session.close);
  expect([says(charter.partners), says([])]).toEqual([false, true]);
});
