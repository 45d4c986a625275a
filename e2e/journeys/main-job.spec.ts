/** The main job from end to end: set up, write together through every trouble, freeze, sign, export (SPEC: J). */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Browser, expect, test } from "@playwright/test";
import mammoth from "mammoth";
import { ask } from "../fixtures/api.ts";
import * as hartwell from "../fixtures/hartwell.ts";
import { type House, openHouse, type Seat, seatAt, signIn } from "../fixtures/people.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";
import { giveRole, startCharter } from "../pages/charter-pages.ts";
import { appoint, giveMandate } from "../pages/organisation-page.ts";
import { addOrganisation, addPerson, setUp } from "../pages/set-up-page.ts";
import {
  boardLine,
  type Decision,
  download,
  fillDecision,
  freeze,
  openRound,
  recordDecision,
} from "../pages/sign-off-pages.ts";
import { type WritePage, writePage } from "../pages/write-page.ts";

const { COUNCIL, HOMES, ICB, LEAD, MANAGER, PARTNERS, SIGNATORIES, WRITERS } = hartwell;
const TITLE = "Hartwell Anchor Charter";
const VISION = "Vision and principles";
const OBJECTIVE = "More people from our poorest streets start and stay in good jobs with us";

/** Everything that somebody types before the freeze; all of it has to be everywhere at the end. */
const WORDS = {
  vision: [
    "Dev wrote that good work is close to home.",
    "Megan wrote that every young person is welcome.",
    "Lewis wrote that tenants decide with us.",
  ],
  foreword: "We grew up in these streets and we answer to them.",
  reporting: "Every spring we say in public what we kept and what we missed.",
  offline: "Lewis wrote this on a train in a long tunnel.",
  meanwhile: "Megan went on while the train was in the tunnel.",
  power: [
    "Dev typed on while the power failed and the server fell silent for a while.",
    "Megan typed on too, and neither of them noticed more than one small line of words.",
  ],
} as const;
const AFTER_FREEZE = "This came after the freeze.";

type Desk = Seat & { readonly write: WritePage };
type Desks = { readonly dev: Desk; readonly megan: Desk; readonly lewis: Desk };

test("J the main job, from the first link to the signed files", async ({ browser }) => {
  const server = await startServer({ example: false });
  const manager = await seatAt(browser, server.url);
  const house = openHouse(browser, server.url, (name) => server.signInLink(emailOf(name)));
  await test.step("J1 the printed link sets the network up", () => setUpNetwork(server, manager));
  await test.step("J2 organisations and people come in by the screens", () => addNetwork(manager));
  const charterId = await test.step("J3 a charter from template A", () =>
    startCharter(manager.page, {
      template: "System anchor charter",
      title: TITLE,
      place: "Hartwell",
      partners: PARTNERS.map(({ name }) => name),
    }));
  await test.step("J4 roles are given", () => giveRoles(manager, charterId));
  const desks = await test.step("J5 three people sit down, one by the link", () =>
    sitDown(browser, server, house, charterId));
  await test.step("J5 three type at once, in one field and in several", () => writeTogether(desks));
  await test.step("J6 one goes offline, types, comes back", () => writeOffline(desks));
  await test.step("J7 the server is killed while two type, and starts again", () => cutPower(server, desks));
  await test.step("J8 a reload keeps everything", () => reloadAll(desks));
  const lead = await house.seat(LEAD.name);
  await test.step("J9 the governance lead freezes and asks", () => freezeAndAsk(lead, charterId));
  await test.step("J10 each organisation says who decides for it", () => giveMandates(manager, house));
  await test.step("J10 three organisations decide, one declines", () => decideAll(house));
  await test.step("J11 the board shows every position", () => seeBoard(lead));
  await test.step("J12 the draft goes on, the version stays", () => writeOn(desks.megan, lead, charterId));
  await test.step("J13 PDF, Word and web page hold words, hash and positions", () =>
    readFiles(lead, charterId));
  await Promise.all([manager, lead, ...Object.values(desks)].map(({ context }) => context.close()));
  await server.remove();
});

const everybody = [LEAD, ...Object.values(WRITERS), ...Object.values(SIGNATORIES)];
const emailOf = (name: string): string => everybody.find((one) => one.name === name)?.email ?? MANAGER.email;

const setUpNetwork = async (server: RunningServer, { page }: Seat) =>
  setUp(page, await server.printedLink("/set-up"), { network: "Hartwell Anchor Network", ...MANAGER });

const addNetwork = async (manager: Seat): Promise<void> => {
  const { page } = manager;
  await page.getByRole("link", { name: "Organisations and people", exact: true }).click();
  for (const organisation of [ICB, COUNCIL]) await addOrganisation(page, organisation);
  await addPerson(page, COUNCIL.name, WRITERS.megan);
  await ask(
    manager,
    "addOrganisation",
    {},
    { name: HOMES.name, shortName: HOMES.shortName, type: "housing_association" },
  );
  const organisations = await ask(manager, "listOrganisations", {});
  for (const { name, email, organisation } of everybody.filter((one) => one !== WRITERS.megan)) {
    const organisationIds = organisations.filter((one) => one.name === organisation).map(({ id }) => id);
    await ask(manager, "addPerson", {}, { name, email, jobTitle: "", organisationIds, administrator: false });
  }
  await page.reload();
  await expect(page.getByText("3 organisations, 8 people")).toBeVisible();
};

const giveRoles = async (manager: Seat, charterId: string): Promise<void> => {
  const { page } = manager;
  await page.goto(`/charters/${charterId}/people`);
  await giveRole(page, { person: LEAD.name, role: "Governance lead" });
  await giveRole(page, { person: WRITERS.megan.name, role: "Writer" });
  await giveRole(page, { person: SIGNATORIES.cara.name, role: "Signatory", decidesFor: HOMES.name });
  const people = await ask(manager, "listPeople", {});
  const grant = async (name: string, role: "writer" | "signatory") => {
    const person = people.find((one) => one.name === name);
    const organisationId = person?.organisationIds[0];
    const body = { personId: person?.id, role, ...(role === "signatory" ? { organisationId } : {}) };
    await ask(manager, "giveRole", { charterId }, body);
  };
  for (const { name } of [WRITERS.dev, WRITERS.lewis]) await grant(name, "writer");
  for (const { name } of [SIGNATORIES.ann, SIGNATORIES.ben]) await grant(name, "signatory");
};

const sitDown = async (
  browser: Browser,
  server: RunningServer,
  house: House,
  charterId: string,
): Promise<Desks> => {
  const byLink = async (): Promise<Seat> => {
    const seat = await seatAt(browser, server.url);
    await signIn(seat, await server.signInLink(WRITERS.dev.email));
    return seat;
  };
  const desk = async (sitting: Promise<Seat>): Promise<Desk> => {
    const seat = await sitting;
    const write = writePage(seat.page);
    await write.open(charterId);
    await write.says("Saved");
    return { ...seat, write };
  };
  const [dev, megan, lewis] = await Promise.all([
    desk(byLink()),
    desk(house.seat(WRITERS.megan.name)),
    desk(house.seat(WRITERS.lewis.name)),
  ]);
  return { dev, megan, lewis };
};

const writeTogether = async ({ dev, megan, lewis }: Desks): Promise<void> => {
  const all = [dev, megan, lewis];
  await Promise.all(all.map(({ write }) => write.enter(write.text(VISION))));
  await Promise.all(all.map(({ write }, at) => write.type(`${WORDS.vision[at]} `)));
  await Promise.all(all.map(({ write }) => write.leave()));
  await Promise.all([
    writeObjective(dev.write),
    writeIn(megan.write, "Foreword from our sponsors", WORDS.foreword),
    writeIn(lewis.write, "Reporting, assembly and learning", WORDS.reporting),
  ]);
  await sameEverywhere(all, [...WORDS.vision, WORDS.foreword, WORDS.reporting, OBJECTIVE, "Year one"]);
};

const writeIn = async (write: WritePage, section: string, words: string): Promise<void> => {
  await write.enter(write.text(section));
  await write.type(`${words} `);
  await write.leave();
};

/** A line, a prose field and two choices of an item. */
const writeObjective = async (write: WritePage): Promise<void> => {
  await write.add("What we will achieve together", "Add an objective");
  const form = write.item("Objective without words yet");
  await expect(form.getByRole("textbox", { name: "Objective" })).toBeFocused();
  await write.page.keyboard.press("Enter");
  await write.type(OBJECTIVE);
  await write.leave();
  const item = write.item(OBJECTIVE);
  await item.getByLabel("Level").selectOption({ label: "System (the whole ICS)" });
  await item.getByLabel("When").selectOption({ label: "Year one" });
  await write.closeItem(OBJECTIVE);
};

/** One text on every screen, with all of the words, and every screen says that it is saved. */
const sameEverywhere = async (desks: readonly Desk[], words: readonly string[]): Promise<void> => {
  for (const { write } of desks) await write.says("Saved");
  const [first, ...others] = desks;
  if (first === undefined) return;
  for (const { write } of others) {
    await expect(async () => expect(await write.readDraft()).toEqual(await first.write.readDraft())).toPass({
      timeout: 15_000,
    });
  }
  const { headings, texts, facts } = await first.write.readDraft();
  const shown = [...headings, ...texts, ...facts].join("\n");
  for (const word of words) expect(shown).toContain(word);
};

const writeOffline = async ({ dev, megan, lewis }: Desks): Promise<void> => {
  await lewis.context.setOffline(true);
  await lewis.write.says("Offline: kept on this device");
  await Promise.all([
    writeIn(lewis.write, VISION, WORDS.offline),
    writeIn(megan.write, VISION, WORDS.meanwhile),
  ]);
  await lewis.write.says("Offline: kept on this device");
  await expect(dev.write.text(VISION)).not.toContainText(WORDS.offline);
  await lewis.context.setOffline(false);
  await sameEverywhere([dev, megan, lewis], [WORDS.offline, WORDS.meanwhile]);
};

const cutPower = async (server: RunningServer, { dev, megan, lewis }: Desks): Promise<void> => {
  await dev.write.enter(dev.write.text(VISION));
  await megan.write.enter(megan.write.text("Foreword from our sponsors"));
  const typing = Promise.all([dev.write.type(WORDS.power[0]), megan.write.type(WORDS.power[1])]);
  await expect(lewis.write.text(VISION)).toContainText("Dev typed on");
  await server.kill();
  await typing;
  for (const { write } of [dev, megan, lewis]) await write.says("Offline: kept on this device");
  await server.startAgain();
  await Promise.all([dev.write.leave(), megan.write.leave()]);
  await sameEverywhere([dev, megan, lewis], WORDS.power);
};

const reloadAll = async ({ dev, megan, lewis }: Desks): Promise<void> => {
  const before = await dev.write.readDraft();
  for (const { page } of [dev, megan, lewis]) await page.reload();
  await sameEverywhere([dev, megan, lewis], [...WORDS.vision, WORDS.offline, ...WORDS.power, OBJECTIVE]);
  expect(await dev.write.readDraft()).toEqual(before);
};

const freezeAndAsk = async ({ page }: Seat, charterId: string): Promise<void> => {
  await page.goto(`/charters/${charterId}/sign-off`);
  await freeze(page, "For the boards");
  await openRound(page, hartwell.londonDay(new Date(Date.now() + 30 * 24 * 60 * 60_000)));
};

/** Cara's organisation by the screens, the others as the screens ask the server. */
const giveMandates = async (manager: Seat, house: House): Promise<void> => {
  const organisations = await ask(manager, "listOrganisations", {});
  const people = await ask(manager, "listPeople", {});
  for (const { name, organisation } of Object.values(SIGNATORIES)) {
    const organisationId = organisations.find((one) => one.name === organisation)?.id ?? "";
    const personId = people.find((one) => one.name === name)?.id;
    const seat = await house.seat(name);
    if (name === SIGNATORIES.cara.name) {
      await manager.page.goto(`/organisations/${organisationId}`);
      await appoint(manager.page, "Executive sponsor", name);
      await seat.page.goto(`/organisations/${organisationId}`);
      await giveMandate(seat.page, name, "Standing orders, 4.2");
    } else {
      const since = hartwell.londonDay(new Date());
      await ask(manager, "setPost", { organisationId, post: "anchorLead" }, { personId, since });
      const mandate = { personId, may: ["decide"], basis: "Scheme of delegation, 7", from: since, to: null };
      await ask(seat, "grantMandate", { organisationId }, mandate);
    }
    await seat.context.close();
  }
};

const decideAll = async (house: House): Promise<void> => {
  const on = hartwell.londonDay(new Date());
  const approval = { decision: "It approves this text", on } as const;
  const decisions: readonly (readonly [string, Decision])[] = [
    [
      SIGNATORIES.ann.name,
      { ...approval, who: "The board", body: "Board of the ICB", reference: "ICB/11/4" },
    ],
    [
      SIGNATORIES.ben.name,
      { ...approval, who: "Cabinet or full council", body: "Cabinet", reference: "CAB/88" },
    ],
    [
      SIGNATORIES.cara.name,
      {
        decision: "It declines this text",
        on,
        who: "The board",
        body: "Board of Management",
        reason: DECLINED,
      },
    ],
  ];
  for (const [name, decision] of decisions) {
    const { page, context } = await house.seat(name);
    await page.goto("/");
    await page.getByRole("link", { name: "Read and decide" }).click();
    await expect(page.getByText(WORDS.offline)).toBeVisible();
    await fillDecision(page, decision);
    await recordDecision(page);
    await context.close();
  }
};
const DECLINED = "The promise on training posts needs money that our board has not agreed.";

const seeBoard = async ({ page }: Seat): Promise<void> => {
  await page.reload();
  await expect(page.getByText("2 of 3 have signed. 1 declined.")).toBeVisible();
  expect(await boardLine(page, ICB.name)).toContain("Signed Board of the ICB");
  expect(await boardLine(page, COUNCIL.name)).toContain("Signed Cabinet");
  const declined = await boardLine(page, HOMES.name);
  expect(declined).toContain("Declined Board of Management");
  expect(declined).toContain(DECLINED);
};

const writeOn = async ({ write }: Desk, lead: Seat, charterId: string): Promise<void> => {
  const before = await frozenContent(lead, charterId);
  await writeIn(write, VISION, AFTER_FREEZE);
  await write.says("Saved");
  await expect(write.text(VISION)).toContainText(AFTER_FREEZE);
  expect(await frozenContent(lead, charterId)).toBe(before);
  expect(before).not.toContain(AFTER_FREEZE);
};

const frozenContent = async (lead: Seat, charterId: string): Promise<string> => {
  const { versions } = await ask(lead, "getSignOff", { charterId });
  return JSON.stringify(
    await ask(lead, "getVersionContent", { charterId, versionId: versions[0]?.id ?? "" }),
  );
};

const readFiles = async (lead: Seat, charterId: string): Promise<void> => {
  const { versions } = await ask(lead, "getSignOff", { charterId });
  const pdf = await download(lead.page, "PDF");
  const docx = await download(lead.page, "Word");
  const html = await download(lead.page, "Web page");
  const [pdfText, pdfFacts] = await Promise.all([
    run("pdftotext", [pdf.path, "-"]),
    run("pdfinfo", [pdf.path]),
  ]);
  expect(pdfFacts).toMatch(/Tagged:\s+yes/);
  const { value: docxText } = await mammoth.extractRawText({ buffer: docx.bytes });
  const { value: docxHtml } = await mammoth.convertToHtml({ buffer: docx.bytes });
  expect(docxHtml).toMatch(/<h1>.*<\/h1>[\s\S]*<table>/);
  const page = await lead.context.newPage();
  await page.setContent(html.bytes.toString("utf8"));
  const texts = { PDF: pdfText, Word: docxText, "Web page": await page.getByRole("document").innerText() };
  const must = [
    ...WORDS.vision,
    WORDS.foreword,
    WORDS.reporting,
    WORDS.offline,
    WORDS.meanwhile,
    ...WORDS.power,
  ];
  for (const [format, text] of Object.entries(texts)) {
    // Pages and columns break lines anywhere, a long hash in the middle too.
    const bare = text.replace(/\s+/g, "");
    const missing = [
      ...must,
      OBJECTIVE,
      ICB.name,
      COUNCIL.name,
      HOMES.name,
      "Signed",
      "Declined",
      DECLINED,
      NOT_SIGNED,
    ].filter((words) => !bare.includes(words.replace(/\s+/g, "")));
    expect(missing, format).toEqual([]);
    expect(bare, format).toContain(versions[0]?.contentHash);
    expect(bare, format).not.toContain(AFTER_FREEZE.replace(/\s+/g, ""));
  }
};
const NOT_SIGNED = "Not signed by all: 2 of 3 organisations have signed.";

const run = async (command: string, args: readonly string[]): Promise<string> =>
  (await promisify(execFile)(command, [...args])).stdout;
