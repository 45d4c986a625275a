/** Words that the server does not take, or cannot keep just now: they stay, and the page says where (SPEC: K). */
import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { expectAxeFindsNothingAbove } from "../fixtures/accessibility.ts";
import { test } from "../fixtures/example-server.ts";
import { allowSocketFaults, breakSockets } from "../fixtures/faulty-sockets.ts";
import { allowFullDevice, fillDevice } from "../fixtures/full-device.ts";
import { CHARTER, PEOPLE } from "../fixtures/wendle-vale.ts";
import { writePage } from "../pages/write-page.ts";

const VISION = "Vision and principles";

const stateLine = (page: Page): Locator => page.getByTestId("state-line");

/** The text that the notice offers as a file. */
const offeredText = async (page: Page): Promise<string> => {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("alert").getByRole("button", { name: "Download the text" }).click(),
  ]);
  return readFile(await file.path(), "utf8");
};

test("K1 a page that is too old says so, and its unsent words are merged and saved after the reload", async ({
  house,
}) => {
  const { page, context } = await house.seat(PEOPLE.writer);
  await allowSocketFaults(context);
  const write = writePage(page);
  await write.open(CHARTER.id);
  await write.says("Saved");
  await context.setOffline(true);
  await write.enter(write.text(VISION));
  await write.type(" Words of an older page.");
  await breakSockets(page, "olderLayout");
  await context.setOffline(false);

  const notice = page.getByRole("alert");
  await expect(notice).toContainText("A newer version of the charter builder is running.");
  await expect(notice).toContainText("go to the server when you come back");
  await expect(stateLine(page)).toContainText("Not saved: kept on this device");
  await expect(write.section(VISION)).toContainText("Words of an older page.");
  await expect(write.text(VISION)).toHaveCount(0);
  await expectAxeFindsNothingAbove(page);
  expect(await offeredText(page)).toContain("Words of an older page.");

  let isWarned = false;
  page.on("dialog", (dialog) => {
    isWarned = true;
    void dialog.accept();
  });
  const reader = await house.seat(PEOPLE.otherWriter);
  const reading = writePage(reader.page);
  await reading.open(CHARTER.id);
  await expect(reading.section(VISION)).not.toContainText("Words of an older page.");
  await notice.getByRole("button", { name: "Reload the page" }).click();
  await write.says("Saved");
  expect(isWarned).toBe(false);
  for (const one of [write, reading])
    await expect(one.section(VISION)).toContainText("Words of an older page.");
  await Promise.all([context.close(), reader.context.close()]);
});

test("K2 a frame that is refused leaves the words on the page as a copy, and on the device", async ({
  house,
}) => {
  const { page, context } = await house.seat(PEOPLE.writer);
  await allowSocketFaults(context);
  const write = writePage(page);
  await write.open(CHARTER.id);
  await write.says("Saved");
  await breakSockets(page, "garbled");
  await write.enter(write.text(VISION));
  await write.type("!");

  const notice = page.getByRole("alert");
  await expect(notice).toContainText("Your last words are not saved");
  await expect(notice).toContainText("The server could not read what this page sent.");
  await expect(notice).toContainText("kept on this device: take a copy");
  await expect(write.text(VISION)).toHaveCount(0);
  const words = (await write.section(VISION).getByRole("paragraph").allTextContents()).find((one) =>
    one.endsWith("!"),
  );
  expect(words).toMatch(/^A missed goal is reported .+!$/);
  expect(await offeredText(page)).toContain(words);

  page.on("dialog", (dialog) => void dialog.accept());
  await notice.getByRole("button", { name: "Reload the page" }).click();
  await write.says("Saved");
  await expect(write.section(VISION)).toContainText(words ?? "");
  await context.close();
});

test("K3 when the server can store nothing the page is for reading, and everything is saved once it can", async ({
  server,
  house,
}) => {
  const { page, context } = await house.seat(PEOPLE.writer);
  const write = writePage(page);
  await write.open(CHARTER.id);
  await write.says("Saved");
  await server.fillDisk();
  await write.enter(write.text(VISION));
  await write.type(" Words for a full disk.");

  const notice = page.getByRole("alert");
  await expect(notice).toContainText("Nobody can write just now");
  await expect(notice).toContainText("Your words are kept on this device.");
  await expect(stateLine(page)).toContainText("The server cannot store just now");
  await expect(write.text(VISION)).toHaveCount(0);
  await expect(write.section(VISION)).toContainText("Words for a full disk.");
  await expectAxeFindsNothingAbove(page);
  expect(await offeredText(page)).toContain("Words for a full disk.");

  await server.freeDisk();
  await write.says("Saved");
  await expect(notice).toHaveCount(0);
  await page.reload();
  await write.says("Saved");
  await expect(write.text(VISION)).toContainText("Words for a full disk.");
  await context.close();
});

test("K4 LIVE-4 a browser that keeps nothing says so before the connection is lost, and works on", async ({
  house,
}) => {
  const { page, context } = await house.seat(PEOPLE.writer);
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Storage is blocked for this site", "SecurityError");
    };
  });
  const write = writePage(page);
  await write.open(CHARTER.id);
  await write.says("Saved");
  const notice = page.getByRole("status").filter({ hasText: "This browser keeps no copy of your words" });
  await expect(notice).toContainText("kept only while this tab is open");
  await expectAxeFindsNothingAbove(page);
  await context.setOffline(true);
  await expect(stateLine(page)).toContainText("Offline: kept only while this tab is open");
  await write.enter(write.text(VISION));
  await write.type(" Words in a tab.");
  await context.setOffline(false);
  await write.says("Saved");
  await page.reload();
  await expect(write.text(VISION)).toContainText("Words in a tab.");
  await context.close();
});

test("K4 LIVE-4 a device that is full says so when it refuses the first words", async ({ house }) => {
  const { page, context } = await house.seat(PEOPLE.otherWriter);
  await allowFullDevice(context);
  const write = writePage(page);
  await write.open(CHARTER.id);
  await write.says("Saved");
  const notice = page.getByRole("status").filter({ hasText: "This browser keeps no copy of your words" });
  await expect(notice).toHaveCount(0);
  await fillDevice(page);
  await write.enter(write.text(VISION));
  await write.type(" Words for a full device.");
  await expect(notice).toBeVisible();
  await write.leave();
  await write.says("Saved");
  await context.close();
});
