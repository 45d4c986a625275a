/** An administrator suspends a person who is writing, and lets them in again (SPEC: B12). */
import { REFUSALS } from "@acb/schemas/error";
import { expect } from "@playwright/test";
import { expectAxeFindsNothing, expectNothingBeyondTheEdge } from "../fixtures/accessibility.ts";
import { test } from "../fixtures/example-server.ts";
import { seatAt, signIn } from "../fixtures/people.ts";
import { CHARTER, PEOPLE } from "../fixtures/wendle-vale.ts";
import { writePage } from "../pages/write-page.ts";

const VISION = "Vision and principles";
const NAME = PEOPLE.thirdWriter;
const REASON = "Left the trust on Friday";

test("B12 who is suspended is shut out of every page at once, keeps their words, and is let in again", async ({
  browser,
  server,
  house,
}) => {
  const administrator = await house.seat(PEOPLE.administrator);
  const [atDesk, onTrain] = [await house.seat(NAME), await house.seat(NAME)];
  const colleague = await house.seat(PEOPLE.writer);
  const [desk, train, seen] = [atDesk, onTrain, colleague].map(({ page }) => writePage(page));
  if (desk === undefined || train === undefined || seen === undefined) throw new Error("No pages");
  await Promise.all([desk, train, seen].map((one) => one.open(CHARTER.id)));
  await Promise.all([desk.says("Saved"), train.says("Saved")]);
  await desk.enter(desk.text(VISION));
  await desk.type(" Written before.");
  await desk.says("Saved");
  await onTrain.context.setOffline(true);
  await train.enter(train.text(VISION));
  await train.type(" Written in a tunnel.");

  const { page } = administrator;
  await page.goto("/organisations");
  const row = page.getByRole("listitem").filter({ hasText: NAME }).first();
  const address = (await row.getByRole("link").getAttribute("href"))?.replace("mailto:", "") ?? "";
  const link = await server.signInLink(address);
  await row.getByRole("button", { name: `Suspend ${NAME}` }).click();
  await expectAxeFindsNothing(page);
  const suspend = page.getByRole("button", { name: `Suspend ${NAME}`, exact: true });
  await suspend.click();
  await expect(page.getByRole("alert")).toContainText("Write why, for the other administrators");
  await page.getByLabel("Why", { exact: true }).fill(REASON);
  await suspend.click();
  await expect(row).toContainText("Suspended");
  await expect(row).toContainText(REASON);
  await expectAxeFindsNothing(page);
  await page.setViewportSize({ width: 360, height: 900 });
  await expectNothingBeyondTheEdge(page);

  // At the desk: told why, with the text for a copy, also after the page has asked who is signed in.
  const told = atDesk.page.getByRole("alert");
  await expect(told).toContainText("Your access to this network is suspended");
  await expect(told.getByRole("button", { name: "Download the text" })).toBeVisible();
  await expect(atDesk.page.getByRole("navigation", { name: "Main" })).toHaveCount(0);
  await expect(desk.section(VISION)).toContainText("Written before.");
  await expect(desk.text(VISION)).toHaveCount(0);
  await atDesk.page.reload();
  await expect(atDesk.page.getByLabel("Your e-mail address")).toBeVisible();

  // On the train: the way back is closed, and the words are on the device.
  await onTrain.context.setOffline(false);
  await expect(onTrain.page.getByRole("alert")).toContainText("You are not signed in any more.");
  await expect(train.section(VISION)).toContainText("Written in a tunnel.");

  const elsewhere = await seatAt(browser, server.url);
  await elsewhere.page.goto(link);
  const refused = elsewhere.page.getByRole("alert").filter({ hasText: REFUSALS.SUSPENDED.message });
  await expect(refused).toContainText(REFUSALS.SUSPENDED.next);
  await expect(server.signInLink(address)).rejects.toThrow(`${NAME} is suspended`);
  await colleague.page.goto("/organisations");
  await expect(colleague.page.getByRole("listitem").filter({ hasText: NAME }).first()).toBeVisible();
  await expect(colleague.page.getByText(REASON)).toHaveCount(0);
  await expect(colleague.page.getByText("Suspended")).toHaveCount(0);

  await row.getByRole("button", { name: `Lift the suspension of ${NAME}` }).click();
  await expect(row).not.toContainText("Suspended");
  await signIn(onTrain, await server.signInLink(address));
  await train.open(CHARTER.id);
  await train.says("Saved");
  await seen.open(CHARTER.id);
  for (const words of ["Written before.", "Written in a tunnel."])
    await expect(seen.section(VISION)).toContainText(words);
  await Promise.all(
    [administrator, atDesk, onTrain, colleague, elsewhere].map(({ context }) => context.close()),
  );
});
