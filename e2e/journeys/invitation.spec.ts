/** From an invitation to typing in the right section, by people who have never seen the product (SPEC: B13, B14). */
import { expect } from "@playwright/test";
import { expectAxeFindsNothing } from "../fixtures/accessibility.ts";
import { ask } from "../fixtures/api.ts";
import { test } from "../fixtures/example-server.ts";
import { expectItLooksRight } from "../fixtures/looks.ts";
import { type Seat, seatAt } from "../fixtures/people.ts";
import { takePictures } from "../fixtures/screenshots.ts";
import { CHARTER, COLLEGE, PEOPLE } from "../fixtures/wendle-vale.ts";
import { writePage } from "../pages/write-page.ts";

const SECTION = "Vision and principles";
const NEWCOMER = { name: "Megan Price", email: "megan.price@college.test" };

/** Mail is not set up here: the link stands in the outbox, which administrators read. */
const linkFor = async (administrator: Seat, address: string): Promise<string> => {
  let link: string | undefined;
  await expect(async () => {
    const mails = await ask(administrator, "listMail", {});
    link = mails.find(({ to }) => to === address)?.text.match(/https?:\/\/\S+#token\S+/)?.[0];
    expect(link).toContain("/sign-in/link#token=");
  }).toPass();
  return link ?? "";
};

test("B13 a person is invited to a section by the keyboard alone, and types there after three clicks", async ({
  browser,
  server,
  house,
}) => {
  const lead = await house.seat(PEOPLE.lead);
  const administrator = await house.seat(PEOPLE.administrator);
  const { page } = lead;
  await page.goto(`/charters/${CHARTER.id}/people`);
  await page.getByRole("button", { name: "Invite a person" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Invite a person" })).toBeFocused();
  const { keyboard } = page;
  await keyboard.press("Tab");
  await keyboard.type(NEWCOMER.name);
  await keyboard.press("Tab");
  await keyboard.type("not an address");
  await keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Enter an e-mail address");
  await expectItLooksRight(lead.page, "invite-a-person");
  await page.getByLabel("E-mail address").fill(NEWCOMER.email);
  await page.getByLabel("Organisation", { exact: true }).selectOption({ label: COLLEGE.name });
  await page.getByLabel("Their link leads to").selectOption({ label: SECTION });
  await page.getByRole("button", { name: "Send the invitation" }).press("Enter");
  await expect(
    page.getByRole("status").filter({ hasText: `${NEWCOMER.name} has been invited` }),
  ).toBeVisible();
  await expect(page.getByText("the mail is kept in the outbox")).toBeVisible();
  await takePictures(page, "invited");

  const newcomer = await seatAt(browser, server.url);
  // The first click, in the mail.
  await newcomer.page.goto(await linkFor(administrator, NEWCOMER.email));
  await expect(newcomer.page.getByText("For m…@college.test.")).toBeVisible();
  await expectItLooksRight(newcomer.page, "use-a-link");
  // The second.
  await newcomer.page.getByRole("button", { name: "Sign in" }).click();
  const desk = writePage(newcomer.page);
  await expect(desk.section(SECTION).getByRole("heading", { name: SECTION })).toBeFocused();
  await expect(desk.text(SECTION)).toBeInViewport();
  // The third.
  await desk.text(SECTION).click();
  await desk.type("New here. ");
  await desk.says("Saved");
  await expect(desk.section(SECTION)).toContainText("New here.");
  await Promise.all([lead, administrator, newcomer].map(({ context }) => context.close()));
});

test("B14 a list is put right row by row before anybody is invited; the link of another says whose it is, and one that was withdrawn says so", async ({
  house,
}) => {
  const lead = await house.seat(PEOPLE.lead);
  const administrator = await house.seat(PEOPLE.administrator);
  const { page } = lead;
  await page.goto(`/charters/${CHARTER.id}/people`);
  await page.getByRole("button", { name: "Invite a list" }).click();
  const list = page.getByLabel("Name, e-mail address, organisation and role, a person a row");
  await list.fill(
    `Name\tE-mail\tOrganisation\nDev Patel\tdev@college.test\t${COLLEGE.name}\nAnn Holt\tann@college.test\tAtlantis`,
  );
  await expect(
    page.getByText(/^Row 3: There is no organisation “Atlantis” in the network: .* ask an administrator/),
  ).toBeVisible();
  await page.getByRole("button", { name: "Send the invitations" }).click();
  await expect(page.getByRole("alert")).toContainText("One row needs to be put right");
  await expectItLooksRight(lead.page, "invite-a-list");
  await page.getByLabel("Or choose a file").setInputFiles({
    name: "people.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      `Name;E-mail;Organisation\r\nDev Patel;dev@college.test;${COLLEGE.name}\r\nZo\xeb Holt;zoe@college.test;${COLLEGE.name}\r\n`,
      "latin1",
    ),
  });
  await expect(page.getByRole("rowheader", { name: "Zoë Holt" })).toBeVisible();
  await page.getByRole("button", { name: "Invite 2 people" }).click();
  await expect(page.getByRole("status").filter({ hasText: "2 people have been invited" })).toBeVisible();

  const link = await linkFor(administrator, "dev@college.test");
  await page.goto(link);
  await expect(page.getByText("This link is for d…@college.test")).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign in as d…@college.test" })).toBeVisible();
  await expect(page.getByRole("link", { name: `Stay signed in as ${PEOPLE.lead}` })).toBeVisible();
  await expectItLooksRight(lead.page, "link-of-another");

  await page.goto(`/charters/${CHARTER.id}/people`);
  await page.getByRole("button", { name: "Withdraw the invitation of Dev Patel" }).press("Enter");
  await expectAxeFindsNothing(page);
  await page.getByRole("button", { name: "Withdraw it" }).press("Enter");
  await expect(page.getByRole("rowheader", { name: /^Dev Patel/ })).toHaveCount(0);
  await page.goto(link);
  await expect(page.getByText(/This sign-in link was withdrawn/)).toBeVisible();
  await expectItLooksRight(lead.page, "withdrawn-link");
  await Promise.all([lead, administrator].map(({ context }) => context.close()));
});
