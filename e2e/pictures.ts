/** Makes the picture of the README from the example: two people at work in one charter. Run by `npm run pictures`. */
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { chromium } from "@playwright/test";
import { openHouse } from "./fixtures/people.ts";
import { startServer } from "./fixtures/server.ts";
import { CHARTER, PEOPLE } from "./fixtures/wendle-vale.ts";
import { writePage } from "./pages/write-page.ts";
import config from "./playwright.config.ts";

const PICTURE = join(import.meta.dirname, "../docs/pictures/write-1440.png");
const SIZE = { width: 1440, height: 900 };

const take = async (): Promise<void> => {
  const server = await startServer({ example: true });
  const browser = await chromium.launch(config.use?.launchOptions ?? {});
  const house = openHouse(browser, server.url, server.printedLink);
  const [near, far] = [
    await house.seat(PEOPLE.writer, { viewport: SIZE }),
    await house.seat(PEOPLE.otherWriter, { viewport: SIZE }),
  ];
  const [writing, other] = [writePage(near.page), writePage(far.page)];
  await Promise.all([writing.open(CHARTER.id), other.open(CHARTER.id)]);
  const text = "Vision and principles";
  await near.page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: text }).click();
  await writing.enter(writing.text(text));
  await other.enter(other.text(text));
  await far.page.keyboard.press("Control+Home");
  // At the end of the first heading, where the name covers no words.
  for (let presses = 0; presses < 4; presses += 1) await far.page.keyboard.press("ArrowDown");
  await far.page.keyboard.press("End");
  await near.page.keyboard.press("Control+Home");
  for (let presses = 0; presses < 4; presses += 1) await near.page.keyboard.press("ArrowDown");
  await near.page.mouse.move(SIZE.width / 2, 1);
  await writing
    .section(text)
    .evaluate((section) => window.scrollBy(0, section.getBoundingClientRect().top - 90));
  await writing.says("Saved");
  await near.page.getByText("With Kwame Boateng").waitFor();
  await mkdir(dirname(PICTURE), { recursive: true });
  await near.page.screenshot({ path: PICTURE, animations: "disabled" });
  await browser.close();
  await server.remove();
};

await take();
