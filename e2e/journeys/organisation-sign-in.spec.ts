/** Two ways in for one address: at one's own organisation, and by a mail that a real mail server takes (SPEC: B15, B16). */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { ask } from "../fixtures/api.ts";
import { type IdentityProvider, startIdentityProvider } from "../fixtures/identity-provider.ts";
import { expectItLooksRight } from "../fixtures/looks.ts";
import { type MailServer, startMailServer } from "../fixtures/mail-server.ts";
import { openHouse, type Seat, seatAt } from "../fixtures/people.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";
import { CHARTER, PEOPLE } from "../fixtures/wendle-vale.ts";
import { writePage } from "../pages/write-page.ts";

const EMAIL = "sadia.mir@trust.test";

let provider: IdentityProvider;
let mailServer: MailServer;
let server: RunningServer;
test.beforeAll(async ({ browser }) => {
  mailServer = await startMailServer();
  server = await startServer({
    example: true,
    environment: async (url) => {
      provider = await startIdentityProvider(`${url}/sign-in/return/trust`);
      return {
        SMTP_URL: mailServer.url,
        ...organisation("TRUST", { DOMAINS: "trust.test", NAME: "Trust account" }),
        ...organisation("COUNCIL", { DOMAINS: "council.test", NAME: "Council account", ONLY: "yes" }),
      };
    },
  });
  await giveAddress(browser);
});
test.afterAll(() => Promise.all([server.remove(), provider.close(), mailServer.close()]));

const organisation = (key: string, settings: Readonly<Record<string, string>>) => {
  const { issuer, clientId, clientSecret } = provider;
  const all = { ISSUER: issuer, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, ...settings };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`OIDC_${key}_${name}`, value]));
};

/** The people of the example have addresses that no mail can reach. */
const giveAddress = async (browser: Browser): Promise<void> => {
  const administrator = await openHouse(browser, server.url, server.printedLink).seat(PEOPLE.administrator);
  const people = await ask(administrator, "listPeople", {});
  const { id: personId, ...entry } = people.find(({ name }) => name === PEOPLE.writer) ?? people[0] ?? {};
  await ask(administrator, "changePerson", { personId: personId ?? "" }, { ...entry, email: EMAIL });
  await administrator.context.close();
};

/** Comes to the charter, is asked who they are, and types their address. */
const typeAddress = async ({ page }: Seat, address: string): Promise<void> => {
  await page.goto(`/charters/${CHARTER.id}`);
  await page.getByLabel("Your e-mail address").fill(address);
  await page.getByRole("button", { name: "Continue" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Your organisation signs you in" })).toBeFocused();
};

const isInTheCharter = async (page: Page): Promise<void> => {
  await expect(writePage(page).section("Vision and principles")).toBeVisible();
  expect(page.url()).toBe(`${server.url}/charters/${CHARTER.id}`);
};

test("B15 a person signs in at their own organisation and is back in their charter", async ({ browser }) => {
  const seat = await seatAt(browser, server.url);
  const { page } = seat;
  await typeAddress(seat, "helen@council.test");
  await expect(page.getByText("Addresses like this one sign in there only.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send me a link instead" })).toHaveCount(0);
  await page.getByRole("button", { name: "Use another address" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeFocused();

  await typeAddress(seat, EMAIL);
  await expectItLooksRight(page, "at-ones-organisation");
  const goThere = page.getByRole("button", { name: "Continue to Trust account" });
  await goThere.press("Enter");
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page.getByRole("alert")).toContainText("Your organisation did not sign you in.");
  expect(new URL(page.url()).search).toBe("");
  await expectItLooksRight(page, "organisation-refuses");
  await page.getByRole("link", { name: "Back to the sign-in page" }).click();

  await page.getByLabel("Your e-mail address").fill(EMAIL);
  await page.getByRole("button", { name: "Continue" }).click();
  await goThere.click();
  await page.waitForURL(({ origin }) => origin === provider.issuer);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await isInTheCharter(page);
  await seat.context.close();
});

test("B16 the same person is sent a link by a mail server, opens it and is in their charter", async ({
  browser,
}) => {
  const seat = await seatAt(browser, server.url);
  const { page } = seat;
  await typeAddress(seat, EMAIL);
  await page.getByRole("button", { name: "Send me a link instead" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Look at your e-mail" })).toBeFocused();
  const { mail, link } = await mailServer.newestLinkTo(EMAIL);
  expect(mail.from?.address).toBe("charter-builder@localhost");
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await isInTheCharter(page);
  await seat.context.close();
});
