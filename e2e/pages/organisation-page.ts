/** One organisation's page: who speaks for it, and who may decide for it. */
import type { Page } from "@playwright/test";

/** An administrator says who holds a post. */
export const appoint = async (page: Page, post: string, person: string): Promise<void> => {
  await page.getByRole("button", { name: `Change the ${post.toLowerCase()}` }).click();
  await page.getByLabel(post, { exact: true }).selectOption({ label: person });
  await page.getByRole("button", { name: `Save the ${post.toLowerCase()}` }).click();
  await page.getByText(new RegExp(`^${person}, since`)).waitFor();
};

/** A lead of the organisation gives somebody a mandate to prepare and to decide, from today on. */
export const giveMandate = async (page: Page, person: string, basis: string): Promise<void> => {
  await page.getByRole("button", { name: "Give a mandate" }).first().click();
  await page.getByLabel("Person", { exact: true }).selectOption({ label: person });
  await page.getByLabel("Basis").fill(basis);
  await page.getByRole("button", { name: "Give the mandate" }).click();
  await page.getByRole("button", { name: `Take away the mandate of ${person}` }).waitFor();
};
