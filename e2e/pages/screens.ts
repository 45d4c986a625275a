/**
 * The screens of the product, with their addresses and states, for checks that hold on each of them; those that only a
 * journey comes to are looked at there. A test holds that no route is left out (SPEC: A4).
 */
import { expect, type Page } from "@playwright/test";
import { CHARTER, COLLEGE, PEOPLE } from "../fixtures/wendle-vale.ts";

export type Screen = {
  readonly name: string;
  /** The person who looks at it; null for nobody signed in. */
  readonly person: string | null;
  readonly address: string;
  /** The route that it shows, where a link leads there from the address. */
  readonly route?: string;
  /** The words of its first heading. */
  readonly heading: string | RegExp;
  /** What is on the screen once it has loaded. */
  readonly ready: (page: Page) => Promise<void>;
};

const heading2 =
  (name: string | RegExp) =>
  (page: Page): Promise<void> =>
    page.getByRole("heading", { level: 2, name }).first().waitFor();
const nothing = async (): Promise<void> => {};
const home = `/charters/${CHARTER.id}`;
const { administrator, lead, writer, reader, collegeSignatory } = PEOPLE;
/** Presses the button that opens a dialog, and waits for it. */
const dialog =
  (button: string, name: string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole("button", { name: button, exact: true }).first().click();
    await page.getByRole("dialog", { name }).waitFor();
  };

const written = (page: Page): Promise<void> => page.getByText("Saved", { exact: true }).waitFor();
const OBJECTIVE = /^Open /;

/** Opens the first item of the objectives. */
export const openFirstObjective = async (page: Page): Promise<void> => {
  const section = page.getByRole("region", { name: /^\d+ What we will achieve together$/ });
  await section.getByRole("button", { name: OBJECTIVE }).first().click();
  await expect(section.getByRole("textbox", { name: "Objective", exact: true })).toBeFocused();
};

export const SCREENS: readonly Screen[] = [
  {
    name: "sign-in-failing",
    person: null,
    address: "/sign-in/link#token=made-up",
    heading: /./,
    ready: (page) => page.getByRole("alert").waitFor(),
  },
  { name: "sign-in", person: null, address: "/sign-in", heading: "Sign in", ready: nothing },
  {
    name: "sign-in-code",
    person: null,
    address: "/sign-in",
    heading: /./,
    ready: async (page) => {
      await page.getByLabel("Your e-mail address").fill("nobody@charter.test");
      await page.getByRole("button", { name: "Send me a link" }).click();
      await page.getByLabel("The code in the mail").waitFor();
    },
  },
  {
    name: "what-happened",
    person: administrator,
    address: "/what-happened",
    heading: "What happened",
    ready: (page) =>
      page
        .getByText(/\bentr(y|ies)$/)
        .first()
        .waitFor(),
  },
  {
    name: "home",
    person: collegeSignatory,
    address: "/",
    heading: "Charters",
    ready: heading2("Your charters"),
  },
  {
    name: "new-charter",
    person: administrator,
    address: "/charters/new",
    heading: "Start a charter",
    ready: heading2("System anchor charter"),
  },
  {
    name: "new-charter-details",
    person: administrator,
    address: "/charters/new",
    heading: "Start a charter",
    ready: async (page) => {
      await page.getByRole("button", { name: /System anchor charter$/ }).click();
      await page.getByLabel("Title").waitFor();
    },
  },
  { name: "write", person: writer, address: home, heading: CHARTER.title, ready: written },
  {
    name: "write-item-open",
    person: writer,
    address: home,
    heading: CHARTER.title,
    ready: async (page) => {
      await written(page);
      await openFirstObjective(page);
    },
  },
  {
    name: "write-editor",
    person: writer,
    address: home,
    heading: CHARTER.title,
    ready: async (page) => {
      await written(page);
      await page.getByRole("textbox", { name: "Vision and principles: text" }).press("Enter");
      await page.getByRole("toolbar", { name: "Formatting" }).waitFor();
    },
  },
  {
    name: "read-draft",
    person: reader,
    address: home,
    heading: CHARTER.title,
    ready: (page) => page.getByText("Up to date", { exact: true }).waitFor(),
  },
  {
    name: "people",
    person: administrator,
    address: `${home}/people`,
    heading: CHARTER.title,
    ready: (page) => page.getByLabel("Person", { exact: true }).waitFor(),
  },
  {
    name: "sign-off",
    person: administrator,
    address: `${home}/sign-off`,
    heading: CHARTER.title,
    ready: heading2(/^Sign-off of version/),
  },
  {
    name: "freeze",
    person: lead,
    address: `${home}/sign-off`,
    heading: CHARTER.title,
    ready: dialog("Freeze the draft", "Freeze the draft as a version"),
  },
  {
    name: "close-round",
    person: lead,
    address: `${home}/sign-off`,
    heading: CHARTER.title,
    ready: dialog("Close the round early", "Close the round early"),
  },
  {
    name: "partners",
    person: administrator,
    address: `${home}/people`,
    heading: CHARTER.title,
    ready: async (page) => {
      await page.getByRole("button", { name: "Change the partners" }).click();
      await page.getByRole("button", { name: "Save the partners" }).waitFor();
    },
  },
  {
    name: "decide-declining",
    person: collegeSignatory,
    address: `${home}/sign-off/${COLLEGE.id}/decide`,
    heading: `Decide for ${COLLEGE.name}`,
    ready: async (page) => {
      await page.getByRole("radio", { name: "It declines this text" }).check();
      await page.getByRole("button", { name: "Check the answers" }).click();
      await page.getByRole("link", { name: /^Say why your organisation declines/ }).waitFor();
    },
  },
  {
    name: "decide",
    person: collegeSignatory,
    address: `${home}/sign-off/${COLLEGE.id}/decide`,
    heading: `Decide for ${COLLEGE.name}`,
    ready: (page) => page.getByRole("button", { name: "Check the answers" }).waitFor(),
  },
  {
    name: "version",
    person: reader,
    address: `${home}/sign-off`,
    route: "/charters/:charterId/versions/:versionId",
    heading: CHARTER.title,
    ready: async (page) => {
      await page.getByRole("link", { name: /^Version 1/ }).click();
      await page.getByRole("navigation", { name: "Contents" }).waitFor();
    },
  },
  {
    name: "organisations",
    person: administrator,
    address: "/organisations",
    heading: "Organisations and people",
    ready: heading2("Border Oak Housing"),
  },
  {
    name: "organisation",
    person: administrator,
    address: `/organisations/${COLLEGE.id}`,
    heading: COLLEGE.name,
    ready: heading2("Mandates"),
  },
  {
    name: "organisation-mandate",
    person: collegeSignatory,
    address: `/organisations/${COLLEGE.id}`,
    heading: COLLEGE.name,
    ready: async (page) => {
      await page.getByRole("button", { name: "Give a mandate" }).click();
      await page.getByRole("button", { name: "Give the mandate" }).click();
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "organisation-merger",
    person: administrator,
    address: `/organisations/${COLLEGE.id}`,
    heading: COLLEGE.name,
    ready: async (page) => {
      await page.getByRole("button", { name: "Record a merger or split" }).click();
      await page.getByRole("group", { name: "What took its place" }).waitFor();
    },
  },
  {
    name: "organisation-entry",
    person: administrator,
    address: `/organisations/${COLLEGE.id}`,
    heading: COLLEGE.name,
    ready: async (page) => {
      await page.getByRole("button", { name: "Change the entry" }).click();
      await page.getByRole("button", { name: "Change the anchor lead" }).click();
      await page.getByRole("button", { name: "Add a meeting" }).click();
      await page.getByLabel("Meets on").waitFor();
    },
  },
  {
    name: "add-organisation",
    person: administrator,
    address: "/organisations",
    heading: "Organisations and people",
    ready: async (page) => {
      await page.getByRole("button", { name: "Add an organisation" }).click();
      await page.getByRole("button", { name: "Add the organisation" }).click();
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "add-person",
    person: administrator,
    address: "/organisations",
    heading: "Organisations and people",
    ready: async (page) => {
      await page.getByRole("button", { name: "Add a person" }).first().click();
      await page.getByRole("button", { name: "Add the person" }).waitFor();
    },
  },
  { name: "mail", person: administrator, address: "/mail", heading: "Outbox", ready: heading2(/./) },
  {
    name: "how-long-kept",
    person: administrator,
    address: "/how-long-kept",
    heading: "How long things are kept",
    ready: (page) => page.getByRole("button", { name: "Save the periods" }).waitFor(),
  },
  {
    name: "settings-held",
    person: lead,
    address: "/settings/held",
    heading: "What is held about you",
    ready: async (page) => {
      await page.getByText(/^Your roles in charters: /).click();
      await page
        .getByText(/^Mails to you: |^What you did in sign-off: /)
        .first()
        .click();
    },
  },
  { name: "settings", person: writer, address: "/settings", heading: "Your settings", ready: nothing },
  {
    name: "second-step",
    person: administrator,
    address: "/settings/second-step",
    heading: "Set up a second step",
    ready: async (page) => {
      await page.getByRole("button", { name: "I have an app: go on" }).click();
      await page.getByRole("img", { name: "QR code of the key" }).waitFor();
    },
  },
  {
    name: "accessibility",
    person: null,
    address: "/accessibility",
    heading: "Accessibility statement",
    ready: heading2(/./),
  },
  { name: "privacy", person: null, address: "/privacy", heading: "Privacy notice", ready: heading2(/./) },
  {
    name: "not-found",
    person: writer,
    address: "/nowhere",
    heading: "There is nothing here",
    ready: nothing,
  },
];

/** Routes that show something only in the course of a journey, and the name under which that journey looks at it. */
export const LOOKED_AT_ELSEWHERE: readonly {
  readonly route: string;
  readonly journey: string;
  readonly looks: string;
}[] = [
  { route: "/set-up", journey: "accessible", looks: "set-up" },
  { route: "/check-connection", journey: "blocked-sockets", looks: "check-connection" },
  { route: "/join", journey: "workshop", looks: "join" },
  { route: "/charters/:charterId/workshop", journey: "workshop", looks: "workshop" },
  { route: "/sign-in/return/:provider", journey: "organisation-sign-in", looks: "organisation-refuses" },
];

/** Goes there and waits until it shows what it is for. */
export const show = async (page: Page, screen: Screen): Promise<void> => {
  await page.goto(screen.address);
  await page.getByRole("heading", { level: 1, name: screen.heading }).waitFor();
  await screen.ready(page);
};
