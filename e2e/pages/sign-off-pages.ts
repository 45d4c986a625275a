/** Freezing, the sign-off round with its board, and deciding. */
import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";

export const freeze = async (page: Page, label: string): Promise<void> => {
  await page.getByRole("button", { name: "Freeze the draft" }).click();
  const form = page.getByRole("dialog", { name: "Freeze the draft as a version" });
  await form.getByLabel("Name of the version").fill(label);
  await form.getByRole("button", { name: "Freeze the draft" }).click();
  await expect(page.getByRole("link", { name: new RegExp(label) })).toBeVisible();
};

/** `dueOn` as YYYY-MM-DD. */
export const openRound = async (page: Page, dueOn: string): Promise<void> => {
  await page.getByRole("button", { name: "Open a sign-off round" }).click();
  const form = page.getByRole("dialog", { name: "Open a sign-off round" });
  await form.getByLabel("Decide by").fill(dueOn);
  await form.getByRole("button", { name: "Open the round" }).click();
  await expect(page.getByRole("table", { name: /^Positions on version/ })).toBeVisible();
};

/** A line of the board, without its spaces and line breaks. */
export const boardLine = async (page: Page, organisation: string): Promise<string> => {
  const row = page.getByRole("row", { name: new RegExp(`^${organisation}`) });
  const below = row.locator("xpath=following-sibling::tr[1]");
  return `${await row.innerText()} ${await below.innerText()}`.replace(/\s+/g, " ");
};

export type Decision = {
  readonly decision: "It approves this text" | "It declines this text";
  readonly reason?: string;
  readonly who: string;
  readonly body: string;
  readonly on: string;
  readonly reference?: string;
};

/** Fills in the form below the frozen text and goes on to the check of the answers. */
export const fillDecision = async (page: Page, decision: Decision): Promise<void> => {
  await expect(page.getByText("This is the exact text that was frozen")).toBeVisible();
  await page.getByRole("radio", { name: decision.decision }).check();
  if (decision.reason !== undefined) await page.getByLabel("Why does it decline?").fill(decision.reason);
  await page.getByRole("radio", { name: decision.who }).check();
  await page.getByLabel("Name of the board, committee or post").fill(decision.body);
  await page.getByLabel("Date of the meeting, or of the officer's decision").fill(decision.on);
  if (decision.reference !== undefined) await page.getByLabel("Its reference").fill(decision.reference);
  await page.getByRole("button", { name: "Check the answers" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Check the decision of/ })).toBeFocused();
};

export const recordDecision = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The decision is recorded" })).toBeFocused();
};

/** The file behind a link of the downloads. */
export const download = async (page: Page, format: string): Promise<{ path: string; bytes: Buffer }> => {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: format, exact: true }).click(),
  ]);
  const path = await file.path();
  return { path, bytes: await readFile(path) };
};
