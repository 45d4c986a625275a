/** A charter that was restored from a backup, and the newer text that browsers still hold (SPEC: RB). */
import { expect, type Page } from "@playwright/test";
import { expectAxeFindsNothingAbove, expectNothingBeyondTheEdge } from "../fixtures/accessibility.ts";
import { ask } from "../fixtures/api.ts";
import { test } from "../fixtures/example-server.ts";
import { type Seat, signIn } from "../fixtures/people.ts";
import { takePictures } from "../fixtures/screenshots.ts";
import { PEOPLE } from "../fixtures/wendle-vale.ts";
import { type WritePage, writePage } from "../pages/write-page.ts";

const SECTION = "Our neighbourhood";
const LEAD = { name: PEOPLE.administrator, email: "priya.nair@wendlevale-icb.nhs.example" };
const SADIA = { id: "per_sadia-mir", name: PEOPLE.writer, email: "sadia.mir@wendlevale-icb.nhs.example" };
const KWAME = {
  id: "per_kwame-boateng",
  name: PEOPLE.otherWriter,
  email: "kwame.boateng@wendlevale-community.nhs.example",
};
const WIDTHS = [360, 768, 1440] as const;

/** A small charter: what is promised does not depend on its size. */
const PLEDGE = {
  templateKey: "hyper-local-pledge",
  title: "A pledge for Millbrook",
  label: "pledge",
  level: "hyper_local",
  place: "Millbrook",
  domainScheme: "health_foundation",
  language: "en-GB",
  partnerIds: [],
};

let charterId: string;
/** Opens the draft in the person's browser, signed in. */
const openDraft = async ({ page }: Seat): Promise<WritePage> => {
  const draft = writePage(page);
  await draft.open(charterId);
  await draft.says("Saved");
  return draft;
};

/** Types at the end of the text, and waits until it is stored and this browser has a receipt for it. */
const write = async (draft: WritePage, person: { readonly id: string }, words: string): Promise<void> => {
  const receipted = draft.page.waitForResponse(async (response) => {
    const isAnswer = response.url().endsWith("/receipts") && response.ok();
    return isAnswer && (await response.text()).includes(`"${person.id}"`);
  });
  await draft.enter(draft.text(SECTION));
  await draft.type(words);
  await draft.leave();
  await draft.says("Saved");
  await receipted;
};

/** The restore ended all sessions: the same browser signs in anew. */
const comeBack = async (seat: Seat, link: string): Promise<WritePage> => {
  await signIn(seat, link);
  return openDraft(seat);
};

const expectFine = async (page: Page, name: string): Promise<void> => {
  await takePictures(page, name);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await expectNothingBeyondTheEdge(page);
  }
  await expectAxeFindsNothingAbove(page);
};

const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("button", { name, exact: true }).focus();
  await page.keyboard.press("Enter");
};

test("RB1 RB2 RB3 RB4 RES-4 RES-5 what a restore took is read, copied, given back and taken, each under their own name", async ({
  server,
  house,
}) => {
  const [lead, sadia, kwame] = [
    await house.seat(LEAD.name),
    await house.seat(SADIA.name, { permissions: ["clipboard-read", "clipboard-write"] }),
    await house.seat(KWAME.name),
  ];
  charterId = (await ask(lead, "createCharter", {}, PLEDGE)).record.id;
  for (const { id: personId } of [SADIA, KWAME])
    await ask(lead, "giveRole", { charterId }, { personId, role: "writer" });
  await openDraft(lead);
  const file = await server.backUp();
  const [here, there] = [await openDraft(sadia), await openDraft(kwame)];
  await write(here, SADIA, " Sadia wrote this");
  await expect(there.text(SECTION)).toContainText("Sadia wrote this");
  await write(there, KWAME, " and Kwame that.");
  await expect(here.text(SECTION)).toContainText("Sadia wrote this and Kwame that.");
  await here.says("Saved");

  await server.restore(file);
  await test.step("RB1 the copy from before is beside the charter, to be read and copied, while nothing is taken back", async () => {
    await comeBack(sadia, await server.signInLink(SADIA.email));
    const { page } = sadia;
    await expect(here.text(SECTION)).not.toContainText("Sadia wrote this");
    await expect(page.getByText(/This charter was restored from a backup/)).toBeVisible();
    await expect(page.getByText("When a governance lead takes newer text back")).toBeVisible();
    await expect(page.getByRole("button", { name: "Give back my newer words" })).toHaveCount(0);
    await page.getByText("Read the text from before").press("Enter");
    await expect(page.locator("pre")).toContainText("Sadia wrote this and Kwame that.");
    await press(page, "Copy the text");
    await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      "Sadia wrote this and Kwame that.",
    );
    await page.getByText("Read the text from before").press("Enter");
    await expectFine(page, "restored-older-copy");
  });

  await test.step("RB2 a governance lead opens it, by the keyboard, and the focus stays there", async () => {
    await comeBack(lead, await server.signInLink(LEAD.email));
    const { page } = lead;
    const part = page.getByRole("region", { name: "Restored from a backup" });
    await expect(part).toContainText(/This charter was restored from a backup/);
    await expectFine(page, "restored-lead");
    await press(page, "Take newer text back");
    await expect(part).toContainText("Nobody has given anything back yet.");
    await expect(part).toBeFocused();
  });

  await test.step("RB3 who wrote them gives their words back by a button, and hears what becomes of them", async () => {
    await press(sadia.page, "Give back my newer words");
    await expect(sadia.page.getByText("You have given back 17 letters.")).toBeVisible();
    await expect(sadia.page.getByRole("region", { name: "Your newer words" })).toBeFocused();
    await comeBack(kwame, await server.signInLink(KWAME.email));
    await expectFine(kwame.page, "restored-give-back");
    await press(kwame.page, "Give back my newer words");
    await expect(kwame.page.getByText("You have given back 16 letters.")).toBeVisible();
  });

  await test.step("RB4 the lead sees whose words they are and takes them; all read them, under the right names", async () => {
    const { page } = lead;
    const offer = (name: string) => page.getByRole("checkbox", { name: new RegExp(`^${name}, .+ letters$`) });
    await expect(offer(SADIA.name)).toBeChecked();
    await expect(offer(KWAME.name)).toBeChecked();
    await expectFine(page, "restored-offers");
    await press(page, "Put these words into the charter");
    await expect(page.getByText(/In the charter now: Sadia Mir.*; Kwame Boateng/)).toBeVisible();
    for (const draft of [here, there])
      await expect(draft.text(SECTION)).toContainText("Sadia wrote this and Kwame that.");
    await expect(sadia.page.getByText("Your own words in it are all in the charter.")).toBeVisible();
    const { authors, fields } = await ask(lead, "getDraftAttribution", { charterId });
    const runs = fields.flatMap(({ lines }) => lines.flat());
    const writerOf = (words: string) => {
      const author = runs.find(({ text }) => text.includes(words))?.author ?? null;
      return author === null ? null : authors[author]?.personName;
    };
    expect([writerOf("Sadia wrote this"), writerOf("and Kwame that.")]).toEqual([SADIA.name, KWAME.name]);

    await press(page, "Stop taking text back");
    await expect(page.getByRole("button", { name: "Put these words into the charter" })).toHaveCount(0);
    await sadia.page.reload();
    await here.says("Saved");
    await expect(here.text(SECTION)).toContainText("Sadia wrote this and Kwame that.");
    // It reads as the charter does now.
    await expect(sadia.page.getByText(/still holds the text as it was here before/)).toHaveCount(0);
  });
  for (const { context } of [lead, sadia, kwame]) await context.close();
});
