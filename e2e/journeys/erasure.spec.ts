/** An administrator erases somebody who has signed, and sets how long things are kept (SPEC: B17). */
import { ERASED_NAME } from "@acb/schemas/erasure";
import { expect } from "@playwright/test";
import { test } from "../fixtures/example-server.ts";
import { expectItLooksRight } from "../fixtures/looks.ts";
import { CHARTER, PEOPLE } from "../fixtures/wendle-vale.ts";

const NAME = PEOPLE.hasSigned;

test("B17 a person is erased by the keyboard alone; their organisation's decision stands without their name", async ({
  house,
}) => {
  const { page } = await house.seat(PEOPLE.administrator);
  const board = `/charters/${CHARTER.id}/sign-off`;
  await page.goto(board);
  await expect(page.getByText(`by ${NAME}`)).toBeVisible();
  await page.goto("/organisations");
  await page.getByRole("button", { name: `Erase ${NAME}` }).press("Enter");
  await expect(page.getByRole("heading", { name: `Erase ${NAME}` })).toBeFocused();
  const erase = page.getByRole("button", { name: `Erase ${NAME}`, exact: true });
  await erase.press("Enter");
  const problems = page.getByRole("alert");
  await expect(problems).toContainText("Choose why");
  await problems.getByRole("link", { name: /^Tick that you understand/ }).press("Enter");
  const understood = page.getByRole("checkbox", { name: "I understand that this cannot be undone" });
  await expect(understood).toBeFocused();
  await understood.press("Space");
  await page.getByRole("radio", { name: "The person asked for it" }).press("Space");
  await expectItLooksRight(page, "erase-a-person");
  await erase.press("Enter");
  await expect(page.getByText(NAME, { exact: true })).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 2, name: /Wendle Vale/ }).first()).toBeFocused();

  await page.goto(board);
  await expect(page.getByText(`by ${ERASED_NAME}`).first()).toBeVisible();
  await expect(page.getByText(NAME)).toHaveCount(0);
  await expectItLooksRight(page, "sign-off-erased");

  await page.goto("/how-long-kept");
  const mail = page.getByLabel("Mail in the outbox, in days");
  await mail.fill("3");
  await mail.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Mail in the outbox: at least 7 days");
  await expectItLooksRight(page, "how-long-kept-failing");
  await mail.fill("30");
  await mail.press("Enter");
  await expect(page.getByText("The periods have been saved").first()).toBeVisible();
  await page.reload();
  await expect(mail).toHaveValue("30");
});
