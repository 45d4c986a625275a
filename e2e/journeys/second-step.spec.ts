/** An administrator sets up a second step and signs in with it (SPEC: B16). */
import { expect, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { test } from "../fixtures/example-server.ts";
import { expectItLooksRight } from "../fixtures/looks.ts";
import { type Seat, seatAt } from "../fixtures/people.ts";
import { PEOPLE } from "../fixtures/wendle-vale.ts";

const ADDRESS = "priya.nair@wendlevale-icb.nhs.example";
const PERIOD_MS = 30_000;
const MOST_TABS = 60;

/** The app: what it shows now, or will show next. The server takes the next code too, so that nobody has to wait for it. */
const codeOf = (secret: string, stepsLater: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + stepsLater * PERIOD_MS,
  });

/** By the keyboard alone: Tab until that button or link has the focus, then Enter. */
const pressByKeyboard = async (page: Page, role: "button" | "link", name: string): Promise<void> => {
  const wanted = page.getByRole(role, { name, exact: true });
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    await page.keyboard.press("Tab");
    if (!(await wanted.evaluate((element) => element === document.activeElement))) continue;
    await page.keyboard.press("Enter");
    return;
  }
  throw new Error(`“${name}” is not reached by the keyboard`);
};

const setUp = async ({ page }: Seat): Promise<{ secret: string; recoveryCodes: readonly string[] }> => {
  await page.goto("/");
  await expect(page.getByText("Protect your administrator account")).toBeVisible();
  await expectItLooksRight(page, "second-step-offered");
  await pressByKeyboard(page, "link", "Set up a second step");
  await expect(page.getByRole("heading", { name: "Set up a second step" })).toBeFocused();
  await expectItLooksRight(page, "second-step-begin");
  await pressByKeyboard(page, "button", "I have an app: go on");
  await expect(page.getByRole("heading", { name: "Add the key to your app" })).toBeFocused();
  await expect(page.getByRole("img", { name: "QR code of the key" })).toBeVisible();
  const secret = ((await page.locator("main code").textContent()) ?? "").replaceAll(" ", "");
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const wrong = String((Number(codeOf(secret, 0)) + 500_000) % 1_000_000).padStart(6, "0");
  const field = page.getByLabel("The code in your app");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(field).toBeFocused();
  await page.keyboard.type(wrong);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("This code is not right.");
  await expectItLooksRight(page, "second-step-scan");
  await pressByKeyboard(page, "link", "This code is not right");
  await expect(field).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(codeOf(secret, 0));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Keep your recovery codes" })).toBeFocused();
  const recoveryCodes = await page
    .getByRole("list", { name: "Recovery codes" })
    .getByRole("listitem")
    .allTextContents();
  expect(recoveryCodes).toHaveLength(10);
  await expectItLooksRight(page, "second-step-codes");
  await pressByKeyboard(page, "button", "I have kept them");
  await expect(page.getByRole("heading", { name: "Your settings" })).toBeFocused();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  return { secret, recoveryCodes };
};

/** The first proof; the page then asks for the second. */
const useLink = async ({ page }: Seat, link: string): Promise<void> => {
  await page.goto(link);
  await pressByKeyboard(page, "button", "Sign in");
  await expect(page.getByRole("heading", { name: "Your second step" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toHaveCount(0);
};

test("B18 an administrator sets up a second step by the keyboard alone, and signs in by link and code, and by recovery code", async ({
  browser,
  server,
  house,
}) => {
  const seat = await house.seat(PEOPLE.administrator);
  const { page } = seat;
  const { secret, recoveryCodes } = await setUp(seat);
  await expectItLooksRight(page, "settings-with-second-step");
  await pressByKeyboard(page, "button", "Sign out");
  await expect(page.getByLabel("Your e-mail address")).toBeVisible();

  await useLink(seat, await server.signInLink(ADDRESS));
  await page.goto("/organisations");
  await expect(page.getByRole("heading", { name: "Your second step" })).toBeVisible();
  const code = page.getByLabel("The code in your app");
  await expect(code).toHaveAttribute("autocomplete", "one-time-code");
  await expectItLooksRight(page, "second-step-awaited");
  await code.fill(recoveryCodes[0] ?? "");
  await code.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Type the six digits of the code");
  await code.fill(codeOf(secret, 1));
  await code.press("Enter");
  await expect(page.getByRole("heading", { name: "Organisations and people" })).toBeFocused();
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: PEOPLE.administrator }).first();
  await expect(row).toContainText("Second step");
  await expectItLooksRight(page, "organisations-with-second-step");

  const other = await seatAt(browser, server.url);
  await useLink(other, await server.signInLink(ADDRESS));
  await pressByKeyboard(other.page, "button", "Use a recovery code instead");
  await other.page.getByLabel("A recovery code").fill(recoveryCodes[0] ?? "");
  await expectItLooksRight(other.page, "recovery-code");
  await other.page.getByLabel("A recovery code").press("Enter");
  await expect(other.page.getByRole("heading", { level: 1, name: "Charters" })).toBeFocused();
  await expect(other.page.getByText("Protect your administrator account")).toHaveCount(0);
  await other.page.goto("/settings");
  await expect(other.page.getByText("9 recovery codes are left.")).toBeVisible();
  await Promise.all([seat, other].map(({ context }) => context.close()));
});
