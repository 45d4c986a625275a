/** The pen of a section: a governance lead gives it to one organisation in the middle of a sentence, freezes, and opens (SPEC: P). */
import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { expectAxeFindsNothingAbove, expectNothingBeyondTheEdge } from "../fixtures/accessibility.ts";
import { ask } from "../fixtures/api.ts";
import { test } from "../fixtures/example-server.ts";
import { takePictures } from "../fixtures/screenshots.ts";
import { CHARTER, PEOPLE } from "../fixtures/wendle-vale.ts";
import { type WritePage, writePage } from "../pages/write-page.ts";

const VISION = "Vision and principles";
const OBJECTIVES = "What we will achieve together";
const HOLDER = { name: "Wendle Vale Community Health NHS Trust", shortName: "Community Health" } as const;
const charterId = CHARTER.id;
const PHONE = { width: 360, height: 740 };
const WIDE = { width: 1440, height: 900 };

/**
 * By the section's menu and by keys: what stands above a section that was scrolled to from far away is measured while it comes
 * into view, and a mouse may be let go of where its button has just been.
 */
const openPenForm = async ({ page, section }: WritePage, title: string): Promise<Locator> => {
  await section(title)
    .getByRole("button", { name: `More for the section ${title}` })
    .press("Enter");
  await page.getByRole("button", { name: "Who may write here", exact: true }).press("Enter");
  return page.getByRole("dialog", { name: `Who may write in “${title}”` });
};

/** As a governance lead does. */
const putPen = async (write: WritePage, title: string, choice: string): Promise<void> => {
  const form = await openPenForm(write, title);
  await form.getByLabel("Who may write here").selectOption({ label: choice });
  await form.getByRole("button", { name: "Say who may write" }).click();
  await expect(form).toBeHidden();
};

/** Axe, three widths, and no scrolling sideways. */
const look = async (page: Page, name: string): Promise<void> => {
  await expectAxeFindsNothingAbove(page);
  await takePictures(page, name);
  await page.setViewportSize(PHONE);
  await expectNothingBeyondTheEdge(page);
  await page.setViewportSize(WIDE);
};

test("P1 P3 in the middle of a sentence the pen goes to another organisation, which writes on and gives it back", async ({
  house,
}) => {
  const seats = [
    await house.seat(PEOPLE.lead),
    await house.seat(PEOPLE.writer),
    await house.seat(PEOPLE.otherWriter),
  ];
  const [leading, stopped, holding] = seats.map(({ page }) => writePage(page));
  if (leading === undefined || stopped === undefined || holding === undefined) throw new Error("No seats");
  for (const write of [leading, stopped, holding]) await write.open(charterId);
  await stopped.enter(stopped.text(VISION));
  await stopped.type(" Words of the board.");
  await stopped.says("Saved");
  await holding.enter(holding.text(VISION));

  await putPen(leading, VISION, `Only ${HOLDER.name}`);

  const notice = stopped.section(VISION).getByRole("alert");
  await expect(notice).toContainText(`You cannot go on writing here: ${HOLDER.name} has the pen`);
  await expect(notice).toContainText("What you typed here is saved.");
  await expect(notice).toContainText("Helen Voss");
  await expect(stopped.text(VISION)).toHaveCount(0);
  await expect(stopped.section(VISION)).toContainText("Words of the board.");
  await expect(
    stopped.page.getByText(`${PEOPLE.lead} gave the pen of “${VISION}” to ${HOLDER.name}`),
  ).toBeAttached();
  await expect(
    stopped.page
      .getByRole("navigation", { name: "Sections" })
      .getByRole("link", { name: new RegExp(VISION) }),
  ).toContainText(`${HOLDER.shortName} has the pen`);
  await look(stopped.page, "pen-elsewhere");

  // Nobody was sent away: the holder's caret is where it was, and the other writes in another section.
  await holding.type(" Words of the holder.");
  await holding.says("Saved");
  await expect(stopped.section(VISION)).toContainText("Words of the holder.");
  await stopped.openItem((await firstObjective(stopped)) ?? "");
  await stopped.page.keyboard.type("On. ");
  await stopped.says("Saved");
  await look(holding.page, "pen-in-hand");

  await holding.section(VISION).getByRole("button", { name: "Give the pen back" }).click();
  await expect(stopped.text(VISION)).toBeVisible();
  await stopped.enter(stopped.text(VISION));
  await stopped.type(" Words of both.");
  await stopped.says("Saved");
  await expect(holding.section(VISION)).toContainText("Words of both.");
  await Promise.all(seats.map(({ context }) => context.close()));
});

const firstObjective = async ({ section }: WritePage): Promise<string | null> =>
  section(OBJECTIVES).getByRole("heading", { level: 3 }).first().textContent();

test("P2 what was typed offline in a section that was frozen meanwhile is kept on the device and offered as a copy", async ({
  house,
}) => {
  const [lead, writer] = [await house.seat(PEOPLE.lead), await house.seat(PEOPLE.writer)];
  const [leading, write] = [writePage(lead.page), writePage(writer.page)];
  await Promise.all([leading.open(charterId), write.open(charterId)]);
  await write.says("Saved");
  await writer.context.setOffline(true);
  await write.enter(write.text(VISION));
  await write.type(" Too late.");
  await putPen(leading, VISION, "Nobody: the section is frozen");
  await writer.context.setOffline(false);

  const alert = writer.page.getByRole("alert").filter({ hasText: "ask a governance lead for the pen" });
  await expect(alert).toContainText("kept on this device: take a copy");
  await look(writer.page, "pen-refused");
  const [file] = await Promise.all([
    writer.page.waitForEvent("download"),
    alert.getByRole("button", { name: "Download the text" }).click(),
  ]);
  expect(await readFile(await file.path(), "utf8")).toContain("Too late.");
  await expect(leading.section(VISION)).not.toContainText("Too late.");
  await expect(leading.section(VISION)).toContainText("Nobody writes in this section now.");
  await expect(leading.text(VISION)).toHaveCount(0);

  await putPen(leading, VISION, "Everybody who may write");
  await expect(leading.text(VISION)).toBeVisible();
  const record = await ask(lead, "getPenRecord", { charterId });
  expect(record[0]).toMatchObject({ holder: { kind: "everybody" }, by: PEOPLE.lead });
  await Promise.all([lead.context.close(), writer.context.close()]);
});

test("P1 the form that puts the pen, with the record of who did before", async ({ house }) => {
  const lead = await house.seat(PEOPLE.lead);
  const leading = writePage(lead.page);
  await leading.open(charterId);
  await putPen(leading, VISION, `Only ${HOLDER.name}`);
  // The page draws the section anew when it hears where the pen is; a menu that is open then is gone.
  await expect(
    lead.page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: new RegExp(VISION) }),
  ).toContainText(`${HOLDER.shortName} has the pen`);
  const form = await openPenForm(leading, VISION);
  await form.getByText("Who had the pen before").click();
  await expect(form.getByRole("listitem").first()).toContainText(
    `${HOLDER.name} has the pen: ${PEOPLE.lead}`,
  );
  await look(lead.page, "pen-form");
  await lead.context.close();
});
