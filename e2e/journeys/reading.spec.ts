/** Reading while others write: text and no editor, nothing sent, nothing that jumps (SPEC: R). */
import { expect, type Page, type WebSocket } from "@playwright/test";
import { test } from "../fixtures/example-server.ts";
import { CHARTER, PEOPLE } from "../fixtures/wendle-vale.ts";
import { writePage } from "../pages/write-page.ts";

test("R1 R2 a reader gets text that follows the writers, no editor, and sends no word", async ({ house }) => {
  const reader = await house.seat(PEOPLE.reader);
  const sent = wordsSent(reader.page);
  const reading = writePage(reader.page);
  await reading.open(CHARTER.id);
  await reading.says("Up to date");
  const sections = reader.page.getByRole("region", { name: /^\d+ / });
  for (const role of ["textbox", "combobox", "checkbox", "radio", "spinbutton"] as const)
    await expect(sections.getByRole(role), role).toHaveCount(0);
  await expect(reader.page.locator("[contenteditable]")).toHaveCount(0);

  const writer = await house.seat(PEOPLE.writer);
  const writing = writePage(writer.page);
  await writing.open(CHARTER.id);
  await writing.enter(writing.text("Vision and principles"));
  await writing.type(" We wrote this while you read.");
  await expect(reading.section("Vision and principles")).toContainText("We wrote this while you read.");

  await reading.section("Vision and principles").click();
  await reader.page.keyboard.type("x");
  await reader.page.keyboard.press("Enter");
  await expect(reading.section("Vision and principles")).toContainText("We wrote this while you read.");
  expect(sent()).toEqual([]);
  await Promise.all([reader.context.close(), writer.context.close()]);
});

/** The sync frames of a page that carry words: an update, or an answer that is not empty. */
const wordsSent = (page: Page): (() => readonly string[]) => {
  const found: string[] = [];
  const [sync, step2, update] = [0, 1, 2];
  const longestEmpty = 5;
  page.on("websocket", (socket: WebSocket) =>
    socket.on("framesent", ({ payload }) => {
      const frame = Buffer.from(payload);
      if (frame[0] !== sync) return;
      if (frame[1] === update || (frame[1] === step2 && frame.length > longestEmpty))
        found.push(frame.toString("hex"));
    }),
  );
  return () => found;
};

test("R3 ED-8 nothing jumps: the line with my caret stays where it is while somebody writes above it", async ({
  house,
}) => {
  const [mine, theirs] = [await house.seat(PEOPLE.writer), await house.seat(PEOPLE.otherWriter)];
  const [me, them] = [writePage(mine.page), writePage(theirs.page)];
  await Promise.all([me.open(CHARTER.id), them.open(CHARTER.id)]);
  const field = me.text("Reporting, assembly and learning");
  await field.scrollIntoViewIfNeeded();
  await me.enter(field);
  await me.type(" My line.");
  await me.says("Saved");
  const before = await caretLine(mine.page);

  await them.enter(them.text("How decisions are made"));
  await them.type(" A line above.");
  for (const line of ["A second one.", "A third one."]) {
    await theirs.page.keyboard.press("Enter");
    await them.type(line);
  }
  await expect(me.text("How decisions are made")).toContainText("A third one.");
  await expectCaretAt(mine.page, before);

  await them.enter(them.text("Reporting, assembly and learning"));
  await theirs.page.keyboard.press("Control+Home");
  await them.type("A first word here. ");
  await theirs.page.keyboard.press("Enter");
  await expect(field).toContainText("A first word here.");
  await expectCaretAt(mine.page, before);
  await me.type(" It went on.");
  await expect(field).toContainText("My line. It went on.");
  await Promise.all([mine.context.close(), theirs.context.close()]);
});

/** Where the line of the caret is on the screen; far away when there is no caret. */
const caretLine = (page: Page): Promise<number> =>
  page.evaluate(() => window.getSelection()?.getRangeAt(0).getBoundingClientRect().top ?? -1_000);

/** A browser scrolls by whole pixels, so that half a line may be rounded off. */
const expectCaretAt = async (page: Page, top: number): Promise<void> => {
  expect(Math.abs((await caretLine(page)) - top)).toBeLessThanOrEqual(1);
};
