/** Bad input from outside: each is told in plain words with a next step, and nothing is lost (SPEC: B). */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { API } from "@acb/schemas/api";
import { REFUSALS, type RefusalCode } from "@acb/schemas/error";
import { type APIResponse, expect, type Page } from "@playwright/test";
import { expectAxeFindsNothing } from "../fixtures/accessibility.ts";
import { ask, refusalIn, send } from "../fixtures/api.ts";
import { test } from "../fixtures/example-server.ts";
import { londonDay } from "../fixtures/hartwell.ts";
import { type Seat, seatAt, signIn } from "../fixtures/people.ts";
import { CHARTER, COLLEGE, COUNTY, PEOPLE } from "../fixtures/wendle-vale.ts";
import { boardLine, download, fillDecision, recordDecision } from "../pages/sign-off-pages.ts";
import { writePage } from "../pages/write-page.ts";

const VISION = "Vision and principles";
const charterId = CHARTER.id;
const signOff = `/charters/${charterId}/sign-off`;

/** The answer is this refusal: its status, its words and its next step; `named` where that names who can help. */
const expectRefusal = async (response: APIResponse, code: RefusalCode, named?: RegExp): Promise<void> => {
  const { status, message, next } = REFUSALS[code];
  expect(response.status(), code).toBe(status);
  const says = { code, message, next: named === undefined ? next : expect.stringMatching(named) };
  expect(await refusalIn(response)).toMatchObject(says);
};

/** A person reads these words and this next step on the screen. */
const seesRefusal = async (page: Page, code: RefusalCode): Promise<void> => {
  const alert = page.getByRole("alert").filter({ hasText: REFUSALS[code].message });
  await expect(alert).toContainText(REFUSALS[code].next);
};

const approval = {
  decision: "It approves this text",
  who: "The board",
  body: "The Board",
  reference: "B/1",
} as const;
const fillApproval = (page: Page) => fillDecision(page, { ...approval, on: londonDay(new Date()) });

test("B1 a sign-in link that is cut, made up or used says so and leads to a new one", async ({
  browser,
  server,
}) => {
  const link = await server.signInLink("sadia.mir@wendlevale-icb.nhs.example");
  const seat = await seatAt(browser, server.url);
  await signIn(seat, link);
  await seat.context.close();
  const stranger = await seatAt(browser, server.url);
  const { page } = stranger;
  for (const [address, code] of [
    [link, "SIGN_IN_LINK_USED"],
    [`${link.slice(0, -4)}AAAA`, "SIGN_IN_LINK_UNKNOWN"],
  ] as const) {
    await page.goto("about:blank");
    await page.goto(address);
    await seesRefusal(page, code);
  }
  await page.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(page.getByLabel("Your e-mail address")).toBeVisible();
  await page.goto("/sign-in/link");
  await expect(page.getByRole("heading", { name: "This sign-in link is not complete" })).toBeVisible();
  await stranger.context.close();
});

test("B2 a person of no organisation decides for nobody", async ({ server, house }) => {
  const administrator = await house.seat(PEOPLE.administrator);
  const lead = await house.seat(PEOPLE.lead);
  const email = "nobody@wendlevale.example";
  const person = { name: "Nobody Special", email, jobTitle: "", organisationIds: [], administrator: false };
  const { id } = await ask(administrator, "addPerson", {}, person);
  await ask(lead, "giveRole", { charterId }, { personId: id, role: "reader" });
  const grant = { personId: id, role: "signatory", organisationId: COLLEGE.id };
  await expectRefusal(await send(lead, "giveRole", { charterId }, grant), "NOT_YOUR_ORGANISATION");

  const nobody = await seatAt(administrator.context.browser() ?? fail(), server.url);
  await signIn(nobody, await server.signInLink(email));
  const leadsNamed = /^Ask .+ for the role: they lead this charter\.$/;
  await expectRefusal(await decide(nobody, await openText(nobody)), "NOT_YOUR_ORGANISATION", leadsNamed);
  await nobody.page.goto(`${signOff}/${COLLEGE.id}/decide`);
  await expect(
    nobody.page.getByRole("heading", { name: `You cannot decide for ${COLLEGE.name}` }),
  ).toBeVisible();
  await expect(nobody.page.getByText("Only its signatories in this charter can.")).toBeVisible();
  await Promise.all([administrator, lead, nobody].map(({ context }) => context.close()));
});

const fail = (): never => {
  throw new Error("No browser");
};

type OpenText = { readonly roundId: string; readonly versionId: string; readonly contentHash: string };

/** The text of the open round, as its signatories are asked about it. */
const openText = async (seat: Seat): Promise<OpenText> => {
  const { rounds } = await ask(seat, "getSignOff", { charterId });
  const round = rounds.find(({ state }) => state === "open")?.round;
  return {
    roundId: round?.id ?? "",
    versionId: round?.versionId ?? "",
    contentHash: round?.contentHash ?? "",
  };
};

const decide = (seat: Seat, { roundId, ...text }: OpenText, organisationId: string = COLLEGE.id) =>
  send(
    seat,
    "recordDecision",
    { charterId, roundId },
    {
      id: randomUUID(),
      ...text,
      organisationId,
      position: "approved",
      minuteVerb: "",
      authority: { kind: "board", body: "The Board", meetingOn: londonDay(new Date()) },
      evidence: [{ kind: "minute", reference: "B/1", status: "draft" }],
      reason: "",
    },
  );

test("B3 B4 another hash is refused, a changed text is not shown, and a double click decides once", async ({
  house,
}) => {
  const college = await house.seat(PEOPLE.collegeSignatory);
  const { page } = college;
  const text = await openText(college);
  await expectRefusal(await decide(college, { ...text, contentHash: "0".repeat(64) }), "HASH_DIFFERS");

  await page.route("**/content", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("Wendle Vale", "Wendle Dale") });
  });
  await page.goto(`${signOff}/${COLLEGE.id}/decide`);
  await expect(page.getByRole("alert")).toContainText(
    "This is not the text that was frozen. Do not decide on it.",
  );
  await expect(page.getByRole("button", { name: "Check the answers" })).toHaveCount(0);
  await page.unrouteAll();

  await page.goto(`${signOff}/${COLLEGE.id}/decide`);
  await fillApproval(page);
  await page.getByRole("button", { name: "Record the decision" }).dblclick();
  await expect(page.getByRole("heading", { name: "The decision is recorded" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.goto(signOff);
  expect(await boardLine(page, COLLEGE.name)).toContain("Signed The Board");
  await college.context.close();
});

test("B3 two people decide for one organisation: the first counts, the second is told", async ({ house }) => {
  const [first, second] = [
    await house.seat(PEOPLE.countySignatories[0]),
    await house.seat(PEOPLE.countySignatories[1]),
  ];
  for (const { page } of [first, second]) {
    await page.goto(`${signOff}/${COUNTY.id}/decide`);
    await fillApproval(page);
  }
  // What the first does reaches the second page with its next look, after ten seconds at most: here it gets no answer.
  await second.page.route(`**${API.getSignOff.path.replace(":charterId", charterId)}`, () => {});
  await recordDecision(first.page);
  await second.page.getByRole("button", { name: "Record the decision" }).click();
  await seesRefusal(second.page, "ALREADY_DECIDED");
  await Promise.all([first.context.close(), second.context.close()]);
});

test("B5 whoever loses the role while offline is told, and keeps their words as a copy", async ({
  house,
}) => {
  const lead = await house.seat(PEOPLE.lead);
  const writer = await house.seat(PEOPLE.thirdWriter);
  const write = writePage(writer.page);
  const { people } = await ask(lead, "getCharter", { charterId });
  const personId = people.find(({ name }) => name === PEOPLE.thirdWriter)?.id;
  await ask(lead, "giveRole", { charterId }, { personId, role: "reader" });
  await write.open(charterId);
  await write.says("Saved");
  await writer.context.setOffline(true);
  await write.enter(write.text(VISION));
  await write.type(" Words without a role.");
  await ask(lead, "takeRole", { charterId }, { personId, role: "writer" });
  await writer.context.setOffline(false);

  const notice = writer.page.getByRole("alert");
  await expect(notice).toContainText("Your role in this charter does not allow writing.");
  await expect(notice).toContainText("kept on this device: take a copy");
  const [file] = await Promise.all([
    writer.page.waitForEvent("download"),
    notice.getByRole("button", { name: "Download the text" }).click(),
  ]);
  expect(await readFile(await file.path(), "utf8")).toContain("Words without a role.");
  const leading = writePage(lead.page);
  await leading.open(charterId);
  await expect(leading.section(VISION)).not.toContainText("Words without a role.");
  await Promise.all([lead.context.close(), writer.context.close()]);
});

test("B5 whoever loses the role at the desk gets the text for reading within seconds", async ({ house }) => {
  const lead = await house.seat(PEOPLE.lead);
  const writer = await house.seat(PEOPLE.otherWriter);
  const write = writePage(writer.page);
  const { people } = await ask(lead, "getCharter", { charterId });
  const personId = people.find(({ name }) => name === PEOPLE.otherWriter)?.id;
  await write.open(charterId);
  await expect(write.text(VISION)).toBeVisible();
  await ask(lead, "giveRole", { charterId }, { personId, role: "reader" });
  await ask(lead, "takeRole", { charterId }, { personId, role: "writer" });
  await expect(write.text(VISION)).toHaveCount(0);
  await write.says("Up to date");
  await ask(lead, "giveRole", { charterId }, { personId, role: "writer" });
  await expect(write.text(VISION)).toBeVisible();
  await Promise.all([lead.context.close(), writer.context.close()]);
});

test("B6 a garbage frame ends its own socket, and the other goes on", async ({ house }) => {
  const [odd, writer] = [await house.seat(PEOPLE.administrator), await house.seat(PEOPLE.writer)];
  const write = writePage(writer.page);
  await write.open(charterId);
  await write.enter(write.text(VISION));
  await odd.page.goto("/settings");
  for (const garbage of [[], [255, 255, 255], [0, 2, 200], [77, 1, 2, 3]]) {
    const closed = odd.page.evaluate(closeOfSocket, { charterId, bytes: garbage });
    await write.type(" On.");
    expect(await closed).toBe(4400);
  }
  await write.leave();
  await write.says("Saved");
  await expect(write.text(VISION)).toContainText("On. On. On. On.");
  await Promise.all([odd.context.close(), writer.context.close()]);
});

/** In the page: opens a socket, sends the bytes, answers the code that it is closed with. */
const closeOfSocket = async (sent: { readonly charterId: string; readonly bytes: readonly number[] }) => {
  const asked = await fetch(`/api/charters/${sent.charterId}/socket-ticket`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
  });
  const { ticket } = await asked.json();
  return new Promise<number>((resolve) => {
    const address = `${window.location.origin.replace(/^http/, "ws")}/sync/${sent.charterId}`;
    const socket = new WebSocket(`${address}?ticket=${ticket}`);
    socket.onopen = () => socket.send(Uint8Array.from(sent.bytes));
    socket.onclose = ({ code }) => resolve(code);
  });
};

test("B7 a page of another site reaches neither the API nor the socket with a person's session", async ({
  server,
  house,
}) => {
  const elsewhere = createServer((_request, response) =>
    response.setHeader("Content-Type", "text/html").end("<p>x"),
  );
  await new Promise<void>((resolve) => elsewhere.listen(0, resolve));
  const address = elsewhere.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const { page, context } = await house.seat(PEOPLE.administrator);
  await page.goto(`http://localhost:${port}/`);
  const tried = await page.evaluate(tryFromElsewhere, { origin: server.url, charterId });
  expect(tried).toEqual({ written: "stopped", read: "unreadable", socket: 1006 });
  await page.goto("/organisations");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Planted")).toHaveCount(0);
  const foreign = await context.request.post("/api/organisations", {
    headers: { Origin: `http://localhost:${port}` },
    data: { name: "Planted", shortName: "Planted", type: "other" },
  });
  await expectRefusal(foreign, "FOREIGN_ORIGIN");
  await context.close();
  await new Promise((resolve) => elsewhere.close(resolve));
});

/** In a page of another origin, whose requests carry the person's cookie. */
const tryFromElsewhere = async (target: { readonly origin: string; readonly charterId: string }) => {
  const body = JSON.stringify({ name: "Planted", shortName: "Planted", type: "other" });
  const written = await fetch(`${target.origin}/api/organisations`, {
    method: "POST",
    mode: "no-cors",
    credentials: "include",
    body,
  }).then(
    () => "sent",
    () => "stopped",
  );
  const read = await fetch(`${target.origin}/api/session`, { credentials: "include" }).then(
    () => "read",
    () => "unreadable",
  );
  const socket = await new Promise<number>((resolve) => {
    const opened = new WebSocket(`${target.origin.replace(/^http/, "ws")}/sync/${target.charterId}`);
    opened.onclose = ({ code }) => resolve(code);
  });
  return { written, read, socket };
};

test("B8 a body that is too large or of the wrong type is refused with its limit", async ({ house }) => {
  const { context, origin } = await house.seat(PEOPLE.administrator);
  const post = (data: string, type: string) =>
    context.request.post("/api/organisations", {
      headers: { Origin: origin, "Content-Type": type },
      data: Buffer.from(data),
    });
  await expectRefusal(await post("name=x", "application/x-www-form-urlencoded"), "BODY_NOT_JSON");
  await expectRefusal(await post("{", "application/json"), "BODY_NOT_JSON");
  await expectRefusal(await post(JSON.stringify({ name: 7 }), "application/json"), "INVALID");
  await expectRefusal(
    await post(JSON.stringify({ name: "x".repeat(2 ** 20) }), "application/json"),
    "BODY_TOO_LARGE",
  );
  await context.close();
});

test("B9 what is not there and what is not shared look the same, and can be asked for", async ({ house }) => {
  const administrator = await house.seat(PEOPLE.administrator);
  const outsider = await house.seat(PEOPLE.reader);
  const own = await ask(
    administrator,
    "createCharter",
    {},
    {
      templateKey: "hyper-local-pledge",
      title: "A private draft",
      label: "pledge",
      level: "hyper_local",
      place: "",
      domainScheme: "health_foundation",
      language: "en-GB",
      partnerIds: [],
    },
  );
  const bodies = [];
  for (const id of [own.record.id, "cha_0000000000000000", "nonsense"]) {
    const response = await send(outsider, "getCharter", { charterId: id });
    expect(response.status()).toBe(404);
    const { requestId } = await refusalIn(response);
    bodies.push((await response.text()).replace(requestId ?? "", ""));
  }
  expect(new Set(bodies).size).toBe(1);
  for (const id of ["cha_0000000000000000", own.record.id]) {
    await outsider.page.goto(`/charters/${id}`);
    await outsider.page.getByRole("button", { name: "Ask for access" }).press("Enter");
    await expect(outsider.page.getByRole("status").filter({ hasText: "You have asked" })).toBeVisible();
  }
  await expectAxeFindsNothing(outsider.page);
  await expect(async () => {
    const asked = (await ask(administrator, "listMail", {})).filter(({ subject }) =>
      subject.startsWith(`${PEOPLE.reader} asks for access`),
    );
    expect(asked.map(({ subject }) => subject)).toEqual([
      `${PEOPLE.reader} asks for access to “A private draft”`,
    ]);
  }).toPass();
  await Promise.all([administrator.context.close(), outsider.context.close()]);
});

test("B10 a freeze in the middle of a sentence holds every word that somebody else has seen", async ({
  house,
}) => {
  const [lead, writer] = [await house.seat(PEOPLE.lead), await house.seat(PEOPLE.writer)];
  const [seeing, write] = [writePage(lead.page), writePage(writer.page)];
  await Promise.all([seeing.open(charterId), write.open(charterId)]);
  await write.enter(write.text(VISION));
  const typing = write.type(" We freeze while this sentence is being written and nothing waits for its end.");
  await expect(seeing.section(VISION)).toContainText("We freeze while this");
  const version = await ask(lead, "freezeVersion", { charterId }, { label: "In the middle", changeNote: "" });
  await typing;
  await write.says("Saved");
  await expect(seeing.section(VISION)).toContainText("nothing waits for its end.");
  const content = await ask(lead, "getVersionContent", { charterId, versionId: version.id });
  expect(JSON.stringify(content)).toContain("We freeze while this");
  await Promise.all([lead.context.close(), writer.context.close()]);
});

test("B11 a file that cannot be made says why on the page, and the other formats come", async ({ house }) => {
  const [lead, writer] = [await house.seat(PEOPLE.lead), await house.seat(PEOPLE.writer)];
  const write = writePage(writer.page);
  await write.open(charterId);
  await write.enter(write.text(VISION));
  await write.type(" \u{1F3E5}");
  await write.says("Saved");
  const label = "With a sign that no font has";
  const version = await ask(lead, "freezeVersion", { charterId }, { label, changeNote: "" });
  await lead.page.goto(`/charters/${charterId}/versions/${version.id}`);
  await lead.page.getByRole("link", { name: "PDF", exact: true }).click();
  const refused = lead.page.getByRole("alert").filter({ hasText: "There is no file: PDF" });
  await expect(refused).toContainText(VISION);
  const { bytes } = await download(lead.page, "Markdown");
  expect(bytes.toString()).toContain("\u{1F3E5}");
  await Promise.all([lead.context.close(), writer.context.close()]);
});
