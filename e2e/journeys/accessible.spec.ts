/** Every screen for everybody: axe, the keyboard alone, a narrow phone (SPEC: A). */
import { expect, type Locator, type Page } from "@playwright/test";
import { expectAxeFindsNothing, expectNothingBeyondTheEdge } from "../fixtures/accessibility.ts";
import { test } from "../fixtures/example-server.ts";
import { MANAGER } from "../fixtures/hartwell.ts";
import { seatAt } from "../fixtures/people.ts";
import { takePictures } from "../fixtures/screenshots.ts";
import { startServer } from "../fixtures/server.ts";
import { CHARTER, PEOPLE } from "../fixtures/wendle-vale.ts";
import { openFirstObjective, SCREENS, show } from "../pages/screens.ts";
import { setUp } from "../pages/set-up-page.ts";

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

for (const screen of SCREENS) {
  test(`A1 A2 ${screen.name}: axe finds nothing, and a phone shows it without scrolling sideways`, async ({
    browser,
    server,
    house,
  }) => {
    const { person } = screen;
    const seat = person === null ? await seatAt(browser, server.url) : await house.seat(person);
    const { page, context } = seat;
    await page.setViewportSize(WIDE);
    await show(page, screen);
    await expectAxeFindsNothing(page);
    await takePictures(page, screen.name);
    await page.setViewportSize(PHONE);
    await expectNothingBeyondTheEdge(page);
    await context.close();
  });
}

test("A2 words for the ear alone scroll with the table they are in, also before it is a list of entries", async ({
  house,
}) => {
  const mandate = SCREENS.find(({ name }) => name === "organisation-mandate");
  if (mandate === undefined) throw new Error("The screen is gone");
  const { page, context } = await house.seat(mandate.person ?? PEOPLE.lead);
  await page.addInitScript(() => {
    MediaQueryList.prototype.addEventListener = () => undefined;
  });
  await page.setViewportSize(WIDE);
  await show(page, mandate);
  await page.setViewportSize(PHONE);
  await expect(page.getByRole("table").first()).toBeVisible();
  await expectNothingBeyondTheEdge(page);
  await context.close();
});

/** The lines on which what is inside of these begins and ends. */
const edgesOf = (parts: Locator): Promise<readonly (readonly number[])[]> =>
  parts.evaluateAll((elements) =>
    elements.map((element) => {
      const { left, right } = element.getBoundingClientRect();
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      return [left + Number.parseFloat(paddingLeft), right - Number.parseFloat(paddingRight)].map(Math.round);
    }),
  );

test("LOOK-8 masthead, page and foot begin and end on the same two lines", async ({ browser, server }) => {
  const { page, context } = await seatAt(browser, server.url);
  await page.goto("/accessibility");
  for (const width of [PHONE.width, 768, WIDE.width]) {
    await page.setViewportSize({ width, height: PHONE.height });
    const [main, ...others] = await edgesOf(page.locator("header:not(main *) > div, main, footer"));
    expect(others).toEqual([main, main]);
    // The line above it is as long as the foot itself.
    expect(await page.locator("footer").evaluate((foot) => getComputedStyle(foot).paddingLeft)).toBe("0px");
  }
  await context.close();
});

const FIRST_ANSWERS = { network: "Hartwell Anchor Network", ...MANAGER };
const EMPTY_SCREENS = [
  ["home-empty", "/", "No charter yet"],
  ["organisations-empty", "/organisations", "There are no organisations yet"],
  ["mail-empty", "/mail", "No mail yet"],
] as const;

test("A1 A2 the set-up screen, what stands there without the link, and a network that is still empty", async ({
  browser,
}) => {
  const empty = await startServer({ example: false });
  const { page, context } = await seatAt(browser, empty.url);
  await page.goto("/");
  await page.getByRole("heading", { name: "This charter builder is not set up yet" }).waitFor();
  await expectAxeFindsNothing(page);
  await page.goto(await empty.printedLink("/set-up"));
  await page.getByLabel("Name of the network").waitFor();
  await page.getByRole("button", { name: "Set up and sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAxeFindsNothing(page);
  await takePictures(page, "set-up");
  await page.setViewportSize(PHONE);
  await expectNothingBeyondTheEdge(page);
  await page.setViewportSize(WIDE);
  await setUp(page, await empty.printedLink("/set-up"), FIRST_ANSWERS);
  for (const [name, address, words] of EMPTY_SCREENS) {
    await page.goto(address);
    await page.getByText(words, { exact: true }).waitFor();
    await expectAxeFindsNothing(page);
    await takePictures(page, name);
  }
  await context.close();
  await empty.remove();
});

test("A1 the write screen in the dark, with an item open", async ({ house }) => {
  const { page, context } = await house.seat(PEOPLE.writer, { colorScheme: "dark" });
  await page.goto(`/charters/${CHARTER.id}`);
  await page.getByText("Saved", { exact: true }).waitFor();
  await openFirstObjective(page);
  await expectAxeFindsNothing(page);
  await takePictures(page, "write-dark");
  await context.close();
});

test("A1 A2 the write screen on a phone, with its sections opened", async ({ house }) => {
  const { page, context } = await house.seat(PEOPLE.writer, { viewport: PHONE });
  await page.goto(`/charters/${CHARTER.id}`);
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Sections", exact: true }).click();
  const sections = page.getByRole("dialog", { name: "Sections" });
  await expect(sections.getByRole("link", { name: /Vision and principles/ })).toBeVisible();
  await expectAxeFindsNothing(page);
  await expectNothingBeyondTheEdge(page);
  await takePictures(page, "write-sections");
  await page.setViewportSize(PHONE);
  await sections.getByRole("link", { name: /Vision and principles/ }).click();
  await expect(sections).toBeHidden();
  await expect(page.getByRole("heading", { name: /Vision and principles$/, level: 2 })).toBeInViewport();
  await context.close();
});

/** Presses Tab until the focus is there; a person gives up after a while. */
const tabTo = async (page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> => {
  const patience = 80;
  for (let presses = 0; presses < patience; presses += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${key} did not reach ${target}`);
};

test("A3 with the keyboard alone: sign in, write, add, move, remove, bring back", async ({
  browser,
  server,
}) => {
  const { page, context } = await seatAt(browser, server.url);
  const press = (key: string) => page.keyboard.press(key);
  await page.goto(await server.signInLink("asif.rahman@aldminster-hospitals.nhs.example"));
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  await tabTo(page, page.getByRole("button", { name: "Sign in" }));
  await press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Charters" })).toBeFocused();
  await tabTo(page, page.getByRole("link", { name: CHARTER.title, exact: true }));
  await press("Enter");
  await page.getByText("Saved", { exact: true }).waitFor();

  const sections = page.getByRole("navigation", { name: "Sections" });
  await tabTo(page, sections.getByRole("link", { name: /Vision and principles/ }));
  await press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: /Vision and principles$/ })).toBeFocused();
  const text = page.getByRole("textbox", { name: "Vision and principles: text" });
  await tabTo(page, text);
  await press("Enter");
  await page.keyboard.type(" Typed with ten fingers.");
  await press("Tab");
  await expect(page.getByRole("toolbar", { name: "Formatting" }).getByRole("button").first()).toBeFocused();
  await press("Tab");
  await expect(text).not.toHaveAttribute("contenteditable", "true");
  await expect(text).toContainText("Typed with ten fingers.");

  await tabTo(page, page.getByRole("button", { name: "Add an objective" }));
  await press("Enter");
  await expect(page.getByRole("textbox", { name: "Objective", exact: true })).toBeFocused();
  await page.keyboard.type("Every home is warm");
  await press("Escape");
  const more = page.getByRole("button", { name: "More for Every home is warm" });
  const said = (words: string | RegExp) => expect(page.getByText(words)).toBeAttached();
  await tabTo(page, more, "Shift+Tab");
  await press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Move up" }));
  await press("Enter");
  await said(/^Every home is warm moved: 8 of 9 in /);
  await expect(more).toBeFocused();
  await press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Remove objective" }));
  await press("Enter");
  await said("Every home is warm is removed.");
  await expect(page.getByRole("button", { name: "Bring back Every home is warm" })).toBeFocused();
  await press("Enter");
  await said("Every home is warm is back.");
  await expect(page.getByRole("heading", { level: 3, name: "Every home is warm" })).toBeVisible();
  await context.close();
});

test("A1 A2 a round that was closed early, and the question for the next one", async ({ house }) => {
  const { page, context } = await house.seat(PEOPLE.lead);
  const closing = page.getByRole("dialog", { name: "Close the round early" });
  await page.goto(`/charters/${CHARTER.id}/sign-off`);
  await page.getByRole("button", { name: "Close the round early" }).click();
  await closing.getByLabel("Reason").fill("The figures of section 5 are corrected first.");
  await closing.getByRole("button", { name: "Close the round" }).click();
  await expect(page.getByText("The figures of section 5 are corrected first.").first()).toBeVisible();
  await expectAxeFindsNothing(page);
  await takePictures(page, "round-closed");
  await page.setViewportSize(WIDE);
  await page.getByRole("button", { name: "Open a sign-off round" }).click();
  const question = page.getByRole("dialog", { name: "Open a sign-off round" });
  await question.getByLabel("Decide by").fill(new Date().toISOString().slice(0, 10));
  await expect(question.getByRole("status")).toContainText("meeting");
  await expectAxeFindsNothing(page);
  await takePictures(page, "open-round");
  await page.setViewportSize(PHONE);
  await expectNothingBeyondTheEdge(page);
  await context.close();
});

test("A1 A2 the write screen without a connection", async ({ house }) => {
  const { page, context } = await house.seat(PEOPLE.writer);
  await page.goto(`/charters/${CHARTER.id}`);
  await page.getByText("Saved", { exact: true }).waitFor();
  await context.setOffline(true);
  await expect(page.getByTestId("state-line")).toContainText("Offline");
  await takePictures(page, "write-offline");
  await page.setViewportSize(PHONE);
  await expectNothingBeyondTheEdge(page);
  await context.close();
});
