/** Starting a charter, and giving roles in it. */
import { expect, type Page } from "@playwright/test";

export type NewCharter = {
  readonly template: string;
  readonly title: string;
  readonly place: string;
  readonly partners: readonly string[];
};

/** Answers the id of the new charter, from its address. */
export const startCharter = async (page: Page, charter: NewCharter): Promise<string> => {
  await page.goto("/charters/new");
  await page.getByRole("button", { name: new RegExp(`^Use this template.*${charter.template}$`) }).click();
  await page.getByLabel("Title").fill(charter.title);
  await page.getByLabel("Place").fill(charter.place);
  for (const partner of charter.partners) await page.getByRole("checkbox", { name: partner }).check();
  await page.getByRole("button", { name: "Make the charter" }).click();
  await page.waitForURL(/\/charters\/cha_/);
  return new URL(page.url()).pathname.split("/")[2] ?? "";
};

export type NewRole = { readonly person: string; readonly role: string; readonly decidesFor?: string };

export const giveRole = async (page: Page, { person, role, decidesFor }: NewRole): Promise<void> => {
  await page.getByLabel("Person", { exact: true }).selectOption({ label: person });
  await page.getByLabel("Role", { exact: true }).selectOption({ label: role });
  if (decidesFor !== undefined) await page.getByLabel("Decides for").selectOption({ label: decidesFor });
  await page.getByRole("button", { name: "Give the role" }).click();
  const row = page.getByRole("row", { name: new RegExp(`^${person}`) });
  await expect(row).toContainText(decidesFor === undefined ? role : `${role} for ${decidesFor}`);
};
