/** Inviting people to a charter: the list, the mail, and coming in (SPEC: Invitations). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { MOST_INVITED } from "@acb/schemas/invitation";
import type { Organisation } from "@acb/schemas/people";
import type { Role } from "@acb/schemas/role";
import { listSections } from "@acb/shared/document/layout";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replay } from "../storage/replay.ts";
import { type MailServer, startMailServer } from "../testing/mail-server.ts";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import {
  type Member,
  type TestInstallation,
  testInstallation,
  tokenIn,
} from "../testing/test-installation.ts";

const DAY_MS = 24 * 60 * 60_000;

let server: MailServer;
let installation: TestInstallation;
let admin: Member;
let lead: Member;
let council: Organisation;
let homes: Organisation;
let charter: CharterView;

beforeAll(async () => {
  server = await startMailServer((recipient) => recipient.startsWith("gone@"));
  installation = await testInstallation({ smtpUrl: server.url });
  await installation.context.storage.directory.nameNetwork("Hartwell ICS");
  admin = await installation.signedIn({ email: "admin@charter.test", administrator: true });
  const add = (name: string) =>
    admin.call("addOrganisation", { body: { name, shortName: name, type: "local_authority" } });
  [council, homes] = [await add("Hartwell Council"), await add("Riverside Homes")];
  charter = await admin.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [council.id] } });
  lead = await installation.signedIn({
    email: "lead@charter.test",
    name: "Omar Said",
    organisationIds: [council.id],
  });
  await admin.call("giveRole", {
    params: { charterId: charter.record.id },
    body: { personId: lead.person.id, role: "governance_lead" },
  });
});
afterAll(async () => {
  await installation.close();
  await server.close();
});

const row = (email: string, some: Partial<{ name: string; role: Role; organisationId: string }> = {}) => ({
  name: "Megan Price",
  email,
  organisationId: council.id as string,
  role: "writer" as Role,
  ...some,
});
const request = (invitations: readonly object[], sectionId: string | null = null) => ({
  params: { charterId: charter.record.id },
  body: { invitations, sectionId },
});
const mailTo = async (address: string) => {
  await installation.settled();
  return server.received().filter(({ recipients }) => recipients.includes(address));
};

describe("the list", () => {
  it("INV3 one wrong row, and nobody is invited; each problem stands at its place", async () => {
    const people = await lead.call("listPeople");
    const refused = await lead.refused(
      "invite",
      request([
        row("good@charter.test"),
        row("good@charter.test"),
        row("no address"),
        row("x@charter.test", { organisationId: "org_nothing" }),
        row("y@charter.test", { name: "" }),
      ]),
    );
    // What the schema finds comes before what the network knows.
    expect([refused.status, refused.code, Object.keys(refused.fields ?? {}).sort()]).toEqual([
      400,
      "INVALID",
      ["invitations.2.email", "invitations.4.name"],
    ]);
    const known = await lead.refused(
      "invite",
      request([
        row("good@charter.test"),
        row("good@charter.test"),
        row("x@charter.test", { organisationId: "org_nothing" }),
      ]),
    );
    expect(known.fields).toEqual({
      "invitations.1.email": "This address is in the list twice",
      "invitations.2.organisationId": "Choose an organisation from the list",
    });
    expect(await lead.call("listPeople")).toEqual(people);
    expect(await mailTo("good@charter.test")).toEqual([]);
  });

  it("INV3 two hundred people come in by one list, more are refused as a whole", async () => {
    const rows = Array.from({ length: MOST_INVITED + 1 }, (_, at) => row(`list${at}@guests.example`));
    expect((await lead.refused("invite", request(rows))).fields).toEqual({
      invitations: `Invite ${MOST_INVITED} people at most at a time`,
    });
    const view = await lead.call("invite", request(rows.slice(1)));
    expect(view.people.filter(({ email }) => email.endsWith("@guests.example"))).toHaveLength(MOST_INVITED);
  });

  it("INV4 who is in the network keeps their name and is given the role; another organisation is told", async () => {
    const { person } = await installation.signedIn({
      email: "zofia@charter.test",
      name: "Zofia Kowalczyk",
      organisationIds: [homes.id],
    });
    const wrong = await lead.refused("invite", request([row("Zofia@charter.test")]));
    expect(wrong.fields?.["invitations.0.organisationId"]).toContain(
      "Zofia Kowalczyk is in the network already",
    );
    const view = await lead.call(
      "invite",
      request([row("zofia@charter.test", { organisationId: homes.id })]),
    );
    expect(view.people.find(({ id }) => id === person.id)).toEqual(person);
    expect(view.roles).toContainEqual({ personId: person.id, role: "writer" });
  });

  it("INV5 nobody who is new can be signatory, who is known can; only for a partner", async () => {
    const asSignatory = (email: string, organisationId: string) =>
      request([row(email, { role: "signatory", organisationId })]);
    const unknown = await lead.refused("invite", asSignatory("new.signatory@charter.test", council.id));
    expect(Object.keys(unknown.fields ?? {})).toEqual(["invitations.0.role"]);
    const outside = await lead.refused("invite", asSignatory("zofia@charter.test", homes.id));
    expect(outside.fields?.["invitations.0.organisationId"]).toContain("is not a partner");
    const view = await lead.call("invite", asSignatory(lead.person.email, council.id));
    expect(view.decidesFor).toEqual([council.id]);
  });

  it("INV5 who came by an invitation is signatory only after an administrator has saved their entry", async () => {
    const email = "mallory@charter.test";
    const view = await lead.call("invite", request([row(email, { role: "reader" })]));
    const mallory = view.people.find((person) => person.email === email);
    if (mallory === undefined) throw new Error("Nobody was invited");
    const params = { charterId: charter.record.id };
    const grant = { personId: mallory.id, role: "signatory", organisationId: council.id };
    expect((await lead.refused("giveRole", { params, body: grant })).code).toBe("MEMBERSHIP_UNCONFIRMED");
    const again = await lead.refused("invite", request([row(email, { role: "signatory" })]));
    expect(Object.keys(again.fields ?? {})).toEqual(["invitations.0.role"]);
    const { id, ...entry } = mallory;
    await admin.call("changePerson", { params: { personId: id }, body: entry });
    expect((await lead.call("giveRole", { params, body: grant })).roles).toContainEqual(grant);
  });
});

describe("the mail", () => {
  it("INV6 holds a link that signs in once within 14 days and leads to the section", async () => {
    const draft = replay(await installation.context.storage.updates.load(charter.record.id));
    const section = listSections(draft)[2]?.id ?? "";
    const listed = await lead.call("listSections", { params: { charterId: charter.record.id } });
    expect(listed.map(({ id }) => id as string)).toEqual(listSections(draft).map(({ id }) => id));
    const invited = await lead.call(
      "invite",
      request([row("dev@charter.test", { name: "Dev Patel" })], section),
    );
    const { id } = invited.people.find(({ email }) => email === "dev@charter.test") ?? {};
    const [mail] = await mailTo("dev@charter.test");
    const text = mail?.mail.text ?? "";
    expect(mail?.mail.subject).toBe(`Omar Said invites you to “${NEW_CHARTER.title}”`);
    expect(text).toContain("Your role: Writer.");
    const link = text.match(/https?:\/\/\S+#token\S+/)?.[0] ?? "";
    expect(new URLSearchParams(new URL(link).hash.slice(1)).get("to")).toBe(
      `/charters/${charter.record.id}#${section}`,
    );
    const view = await lead.call("getCharter", { params: { charterId: charter.record.id } });
    expect(view.awaited.find(({ personId }) => personId === id)?.mail).toBe("sent");
    installation.later(13 * DAY_MS);
    const browser = installation.visitor();
    expect((await browser.call("useLink", { body: { token: tokenIn(text) } })).person?.id).toBe(id);
    expect((await browser.call("getCharter", { params: { charterId: charter.record.id } })).may).toContain(
      "write",
    );
    const after = await browser.call("getCharter", { params: { charterId: charter.record.id } });
    expect(after.awaited.some(({ personId }) => personId === id)).toBe(false);
    installation.later(-13 * DAY_MS);
  });

  it("INV6 after 14 days the link says that it has expired", async () => {
    await lead.call("invite", request([row("late@charter.test")]));
    const [mail] = await mailTo("late@charter.test");
    installation.later(14 * DAY_MS + 1_000);
    const refused = await installation
      .visitor()
      .refused("useLink", { body: { token: tokenIn(mail?.mail.text ?? "") } });
    installation.later(-14 * DAY_MS - 1_000);
    expect(refused.code).toBe("SIGN_IN_LINK_EXPIRED");
  });

  it("INV7 that cannot be delivered is said beside the name, and can be sent again", async () => {
    const invited = await lead.call("invite", request([row("gone@charter.test")]));
    const { id } = invited.people.find(({ email }) => email === "gone@charter.test") ?? {};
    await installation.settled();
    const view = await lead.call("getCharter", { params: { charterId: charter.record.id } });
    expect(view.awaited.find(({ personId }) => personId === id)?.mail).toBe("failed");
    const late = view.people.find(({ email }) => email === "late@charter.test");
    const again = { params: { charterId: charter.record.id, personId: late?.id ?? "" }, body: {} };
    for (let time = 0; time < 8; time += 1)
      expect((await lead.call("inviteAgain", again)).roles).toEqual(view.roles);
    // As many as one mailbox is sent in a quarter of an hour, whoever asks (SI4).
    expect(await mailTo("late@charter.test")).toHaveLength(5);
    const stranger = { ...again, params: { ...again.params, personId: admin.person.id } };
    expect((await lead.refused("inviteAgain", stranger)).code).toBe("NOT_FOUND");
  });

  it("INV6 to who has signed in before holds the plain address; what was sent keeps no link in the outbox", async () => {
    const { person } = await installation.signedIn({
      email: "kwame@charter.test",
      organisationIds: [council.id],
    });
    await lead.call("invite", request([row(person.email)]));
    const [mail] = await mailTo(person.email);
    expect(mail?.mail.text).toContain(`/charters/${charter.record.id}`);
    expect(mail?.mail.text).not.toContain("#token");
    const kept = await admin.call("listMail");
    expect(kept.filter(({ state, text }) => state !== "kept" && text.includes("token="))).toEqual([]);
  });

  it("INV7 is written to nobody who is suspended", async () => {
    const { person } = await installation.signedIn({
      email: "away@charter.test",
      organisationIds: [council.id],
    });
    await installation.context.storage.directory.suspend({
      personId: person.id,
      reason: "Left",
      suspendedAt: new Date().toISOString(),
    });
    await lead.call("invite", request([row("away@charter.test")]));
    expect(await mailTo("away@charter.test")).toEqual([]);
  });
});

describe("looking at a link", () => {
  it("SI11 (B-50) says for whom it is and whether that is whoever is signed in, and uses nothing", async () => {
    const { person, call } = await installation.signedIn({ email: "ruth@charter.test" });
    const token = tokenIn(await installation.services.signIn.makeLink(person, 60_000));
    const look = { body: { token } };
    for (let time = 0; time < 20; time += 1)
      expect(await installation.visitor().call("lookAtLink", look)).toEqual({
        mailbox: "r…@charter.test",
        isYours: false,
      });
    expect(await lead.call("lookAtLink", look)).toMatchObject({ isYours: false });
    expect(await call("lookAtLink", look)).toMatchObject({ isYours: true });
    expect((await installation.visitor().call("useLink", look)).person).toEqual(person);
    expect((await lead.refused("lookAtLink", look)).code).toBe("SIGN_IN_LINK_USED");
    const unknown = await lead.refused("lookAtLink", { body: { token: "nothing" } });
    expect(unknown.code).toBe("SIGN_IN_LINK_UNKNOWN");
  });
});
