/** An organisation says who decides for it, and what becomes of it reaches the board (SPEC: B19). */
import { expect } from "@playwright/test";
import { expectAxeFindsNothing } from "../fixtures/accessibility.ts";
import { ask } from "../fixtures/api.ts";
import { test } from "../fixtures/example-server.ts";
import { expectItLooksRight } from "../fixtures/looks.ts";
import { CHARTER, COLLEGE, PEOPLE } from "../fixtures/wendle-vale.ts";

const LEAD = "Declan O'Hara";
const UNIVERSITY = "University of Aldminster";

test("B19 by the keyboard alone a mandate is given and taken away, and a merger is recorded that the board tells", async ({
  house,
}) => {
  const place = `/organisations/${COLLEGE.id}`;

  const { page, context } = await house.seat(PEOPLE.collegeSignatory);
  await page.goto(place);
  await page.getByRole("button", { name: "Give a mandate" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Give a mandate" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Person", { exact: true })).toBeFocused();
  await page.keyboard.type("Declan");
  await page.getByLabel("Basis").focus();
  await page.keyboard.type("Standing orders, 4.2");
  await page.keyboard.press("Enter");
  const takeAway = page.getByRole("button", { name: `Take away the mandate of ${LEAD}` });
  await takeAway.press("Enter");
  await expectAxeFindsNothing(page);
  await page.getByRole("button", { name: "Take it away" }).press("Enter");
  await expect(page.getByText(/taken away on/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: "Mandates" })).toBeFocused();
  await context.close();

  const keeper = await house.seat(PEOPLE.administrator);
  await keeper.page.goto(place);
  await keeper.page.getByRole("button", { name: "Record a merger or split" }).press("Enter");
  await keeper.page
    .getByRole("group", { name: "What took its place" })
    .getByRole("checkbox", { name: UNIVERSITY })
    .press("Space");
  await keeper.page.getByLabel("Basis").focus();
  await keeper.page.keyboard.type("Order 2026/12");
  await keeper.page.keyboard.press("Enter");
  await keeper.page
    .getByRole("alert")
    .getByRole("link", { name: /^Tick that you understand/ })
    .press("Enter");
  await keeper.page.keyboard.press("Space");
  await keeper.page.getByRole("button", { name: "Record it" }).press("Enter");
  await expect(keeper.page.getByText(/^No longer in the network since/)).toBeVisible();
  await expect(keeper.page.getByRole("heading", { level: 2, name: "History" })).toBeFocused();
  await expectItLooksRight(keeper.page, "organisation-ended");
  await keeper.page.goto(`/charters/${CHARTER.id}/sign-off`);
  await expect(keeper.page.getByText(new RegExp(`^Succeeded on .* by ${UNIVERSITY}`))).toBeVisible();
  await expectItLooksRight(keeper.page, "sign-off-succeeded");
  await keeper.page.goto(`/charters/${CHARTER.id}/people`);
  await expectItLooksRight(keeper.page, "people-after-merger");

  const mistake = { name: "Atlantis Council", shortName: "Atlantis", type: "local_authority" };
  const { id } = await ask(keeper, "addOrganisation", {}, mistake);
  await keeper.page.goto(`/organisations/${id}`);
  await keeper.page.getByRole("button", { name: "Remove the organisation" }).press("Enter");
  await keeper.page.getByRole("dialog", { name: "Remove Atlantis Council?" }).waitFor();
  await expectItLooksRight(keeper.page, "organisation-removing");
  await keeper.page.getByRole("button", { name: "Remove it" }).press("Enter");
  await expect(keeper.page.getByRole("heading", { name: "Organisations and people" })).toBeVisible();
  await expect(keeper.page.getByText(mistake.name, { exact: true })).toHaveCount(0);
  await keeper.context.close();
});
