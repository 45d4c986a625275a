/** The first screen of all, and the network's organisations and people. */
import type { Page } from "@playwright/test";

export type FirstAnswers = { readonly network: string; readonly name: string; readonly email: string };

export const setUp = async (page: Page, link: string, answers: FirstAnswers): Promise<void> => {
  await page.goto(link);
  await page.getByLabel("Name of the network").fill(answers.network);
  await page.getByLabel("Your name").fill(answers.name);
  await page.getByLabel("Your e-mail address").fill(answers.email);
  await page.getByRole("radio", { name: "Empty" }).check();
  await page.getByRole("button", { name: "Set up and sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Charters" }).waitFor();
};

export type NewOrganisation = {
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
};

export const addOrganisation = async (page: Page, organisation: NewOrganisation): Promise<void> => {
  await page.getByRole("button", { name: "Add an organisation" }).click();
  await page.getByLabel("Name", { exact: true }).fill(organisation.name);
  await page.getByLabel("Short name").fill(organisation.shortName);
  await page.getByLabel("Kind of organisation").selectOption({ label: organisation.kind });
  await page.getByRole("button", { name: "Add the organisation" }).click();
  await page.getByRole("heading", { level: 2, name: organisation.name }).waitFor();
};

export type NewPerson = { readonly name: string; readonly email: string };

/** Adds the person in the part of their organisation. */
export const addPerson = async (page: Page, organisation: string, person: NewPerson): Promise<void> => {
  const part = page.getByRole("region", { name: organisation });
  await part.getByRole("button", { name: "Add a person" }).click();
  await part.getByLabel("Name", { exact: true }).fill(person.name);
  await part.getByLabel("E-mail address").fill(person.email);
  await part.getByRole("button", { name: "Add the person" }).click();
  await part.getByRole("link", { name: person.email }).waitFor();
};
