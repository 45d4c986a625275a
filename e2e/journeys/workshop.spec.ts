/** A workshop: guests come in by the code on the wall, write with everybody, and are out at its end (SPEC: W1, W2). */
import { expect, type Page } from "@playwright/test";
import { expectAxeFindsNothingAbove } from "../fixtures/accessibility.ts";
import { test } from "../fixtures/example-server.ts";
import { expectItLooksRight } from "../fixtures/looks.ts";
import { type Seat, seatAt } from "../fixtures/people.ts";
import { CHARTER, COLLEGE, PEOPLE } from "../fixtures/wendle-vale.ts";
import { writePage } from "../pages/write-page.ts";

const SECTION = "Vision and principles";

/** Joins by the keyboard alone, as at a telephone's. */
const joinAs = async ({ page }: Seat, code: string, name: string): Promise<void> => {
  await page.goto(`/join#code=${code}`);
  await expect(page.getByLabel("Code of the workshop")).toHaveValue(code);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your organisation").fill("Sunrise Community Group");
  await page.getByLabel("Your organisation").press("Enter");
};

/** Printed for the wall: neither who has come nor what the host can do. */
const expectPaperHasTheCardAlone = async (page: Page): Promise<void> => {
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/^\d{4} \d{4}$/)).toBeVisible();
  await expect(page.getByRole("img", { name: /^QR code that leads to/ })).toBeVisible();
  for (const hidden of [
    page.getByText("Gina Guest").first(),
    page.getByRole("group", { name: "Guests may" }),
    page.locator("h1"),
  ])
    await expect(hidden).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
};

test("W1 W2 (WORK-1, WORK-2, WORK-3) guests come in by a code, wait, are let in, write, and are out when the workshop is closed", async ({
  browser,
  server,
  house,
}) => {
  const host = await house.seat(PEOPLE.lead);
  await host.page.goto(`/charters/${CHARTER.id}/workshop`);
  await host.page.getByRole("button", { name: "Open the workshop" }).press("Enter");
  const code = ((await host.page.getByText(/^\d{4} \d{4}$/).textContent()) ?? "").replace(" ", "");
  expect(code).toMatch(/^\d{8}$/);
  await expect(host.page.getByRole("img", { name: /^QR code that leads to/ })).toBeVisible();

  const [gina, hal] = [await seatAt(browser, server.url), await seatAt(browser, server.url)];
  await gina.page.goto("/join");
  await gina.page.getByLabel("Code of the workshop").fill(code === "12345678" ? "12345679" : "1234 5678");
  await gina.page.getByLabel("Your name").fill("Gina Guest");
  await gina.page.getByLabel("Your organisation").fill("None");
  await gina.page.getByRole("button", { name: "Join" }).click();
  await expect(gina.page.getByRole("alert")).toContainText("No workshop is open with this code.");
  await expectItLooksRight(gina.page, "join");
  await joinAs(gina, code, "Gina Guest");
  await expect(gina.page.getByRole("heading", { name: "You are at the door" })).toBeVisible();
  await expectItLooksRight(gina.page, "at-the-door");
  await joinAs(hal, code, "Hal Guest");

  await expect(host.page.getByRole("heading", { name: "Guests (2 at the door)" })).toBeVisible();
  await expectItLooksRight(host.page, "workshop");
  await expectPaperHasTheCardAlone(host.page);
  await host.page.getByRole("link", { name: "People and partners" }).click();
  const line = host.page.getByRole("link", { name: /^Workshop open: \d{4} \d{4}, 2 at the door$/ });
  await expect(line).toBeVisible();
  await expectItLooksRight(host.page, "workshop-line");
  await line.press("Enter");
  await host.page.getByRole("button", { name: "Let all 2 in" }).press("Enter");
  const pages = [gina, hal].map(({ page }) => writePage(page));
  const [desk] = pages;
  if (desk === undefined) throw new Error("Nobody came");
  for (const one of pages) await one.says("Saved");
  await desk.enter(desk.text(SECTION));
  await desk.type("From the hall. ");
  await desk.says("Saved");
  const writer = await house.seat(PEOPLE.writer);
  const seen = writePage(writer.page);
  await seen.open(CHARTER.id);
  await expect(seen.section(SECTION)).toContainText("From the hall.");
  await expectAxeFindsNothingAbove(gina.page);
  await gina.page.goto("/organisations");
  await expect(gina.page).toHaveURL(new RegExp(CHARTER.id));

  // Hal is sent away by a slip, and let in again: the same guest, at once.
  await host.page.getByRole("button", { name: "Send away Hal Guest" }).press("Enter");
  await host.page.getByRole("dialog").getByRole("button", { name: "Send away" }).press("Enter");
  await expect(hal.page.getByRole("status").getByText("You were sent away from the workshop")).toBeVisible();
  await expectItLooksRight(hal.page, "sent-away");
  await host.page.getByRole("button", { name: "Let in again Hal Guest" }).press("Enter");
  await expect(host.page.getByRole("button", { name: "Send away Hal Guest" })).toBeVisible();
  await joinAs(hal, code, "Hal Guest");
  await writePage(hal.page).says("Saved");

  // Gina becomes a person of the network, with what she wrote; Hal does after the workshop, from which he is out.
  const keep = host.page.getByRole("button", { name: "Add Gina Guest to the network" });
  await keep.click();
  await host.page.getByLabel("E-mail address").fill("gina@college.test");
  await host.page.getByLabel("Organisation", { exact: true }).selectOption({ label: COLLEGE.name });
  await expect(host.page.getByLabel("Role in this charter")).toHaveValue("writer");
  await expectItLooksRight(host.page, "keep-a-guest");
  await host.page.getByRole("button", { name: "Add to the network" }).click();
  await expect(host.page.getByRole("rowheader", { name: "Gina Guest" })).toHaveCount(0);
  await host.page.getByRole("button", { name: "Close the workshop" }).press("Enter");
  await host.page.getByRole("button", { name: "Cancel" }).press("Enter");
  await expect(host.page.getByRole("button", { name: "Close the workshop" })).toBeFocused();
  await host.page.getByRole("button", { name: "Close the workshop" }).press("Enter");
  await host.page.getByRole("button", { name: "Close it" }).press("Enter");
  await expect(host.page.getByRole("button", { name: "Open the workshop" })).toBeVisible();
  await expect(hal.page.getByRole("alert").first()).toBeVisible();
  await hal.page.goto("/");
  await expect(hal.page.getByRole("status").getByText("The workshop has ended")).toBeVisible();
  await expect(hal.page.getByLabel("Your e-mail address")).toBeVisible();
  await joinAs(hal, code, "Hal Guest");
  await expect(hal.page.getByRole("alert")).toContainText("This workshop has been closed. Ask who runs it.");
  await expectItLooksRight(host.page, "earlier-guests");
  await host.page.getByRole("button", { name: "Add Hal Guest to the network" }).press("Enter");
  await host.page.getByLabel("E-mail address").fill("hal@college.test");
  await host.page.getByLabel("Organisation", { exact: true }).selectOption({ label: COLLEGE.name });
  await host.page.getByRole("button", { name: "Add to the network" }).press("Enter");
  await expect(host.page.getByRole("heading", { name: "Guests of earlier workshops" })).toHaveCount(0);
  await Promise.all([host, gina, hal, writer].map(({ context }) => context.close()));
});
