/** Withdrawing an invitation, and sending it again: what becomes of the links that were sent (SPEC: INV8, INV9, B-52). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Organisation } from "@acb/schemas/people";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdNext } from "../../testing/hold-next.ts";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import {
  type Member,
  type TestInstallation,
  testInstallation,
  tokenIn,
} from "../../testing/test-installation.ts";

let installation: TestInstallation;
let admin: Member;
let lead: Member;
let council: Organisation;
let charter: CharterView;
let count = 0;

beforeAll(async () => {
  installation = await testInstallation();
  admin = await installation.signedIn({ email: "admin@charter.test", administrator: true });
  council = await admin.call("addOrganisation", {
    body: { name: "Hartwell Council", shortName: "Council", type: "local_authority" },
  });
  lead = await installation.signedIn({ email: "lead@charter.test", organisationIds: [council.id] });
  charter = await newCharter();
});
afterAll(() => installation.close());

const newCharter = async (): Promise<CharterView> => {
  const made = await admin.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [council.id] } });
  const body = { personId: lead.person.id, role: "governance_lead" };
  return admin.call("giveRole", { params: { charterId: made.record.id }, body });
};
type Asked = { readonly email?: string; readonly role?: string; readonly to?: CharterView };
const invite = async ({ email, role = "writer", to = charter }: Asked = {}) => {
  count += 1;
  const address = email ?? `invited-${count}@charter.test`;
  const row = { name: "Dev Patel", email: address, organisationId: council.id, role };
  const params = { charterId: to.record.id };
  const view = await lead.call("invite", { params, body: { invitations: [row], sectionId: null } });
  const person = view.people.find((one) => one.email === address);
  if (person === undefined) throw new Error("Nobody was invited");
  return {
    person,
    token: await newestToken(address),
    at: { params: { ...params, personId: person.id }, body: {} },
  };
};
const newestToken = async (address: string): Promise<string> => {
  await installation.settled();
  const mails = await installation.context.storage.outbox.list();
  return tokenIn(mails.find(({ to, text }) => to === address && text.includes("#token"))?.text ?? "");
};
const use = async (token: string): Promise<string> =>
  (await installation.visitor().refused("useLink", { body: { token } })).code;
const entries = async () => (await installation.context.storage.audit.page({}, 1_000)).entries;
const isThere = async (id: string) => (await admin.call("listPeople")).some((one) => one.id === id);

describe("withdrawing", () => {
  it("INV8 takes the roles, ends the link with its own words, and removes whom it had brought in", async () => {
    const { person, token, at } = await invite();
    await lead.call("giveRole", { params: at.params, body: { personId: person.id, role: "reader" } });
    const view = await lead.call("withdrawInvitation", at);
    expect(view.roles.filter(({ personId }) => personId === person.id)).toEqual([]);
    expect(view.awaited).toEqual([]);
    expect(await use(token)).toBe("SIGN_IN_LINK_REVOKED");
    expect((await installation.visitor().refused("lookAtLink", { body: { token } })).code).toBe(
      "SIGN_IN_LINK_REVOKED",
    );
    expect(await isThere(person.id)).toBe(false);
    const noted = (await entries()).filter(({ personId }) => personId === person.id).slice(0, 3);
    expect(noted.map(({ deed, actor, detail }) => [deed, actor, detail]).reverse()).toEqual([
      ["withdrewInvitation", lead.person.id, "Reader"],
      ["withdrewInvitation", lead.person.id, "Writer"],
      ["erasedPerson", lead.person.id, "The invitation was withdrawn"],
    ]);
    expect((await lead.refused("withdrawInvitation", at)).code).toBe("NOT_FOUND");
  });

  it("INV8 keeps in the network whom another invitation, a role or an administrator keeps there", async () => {
    const { person, at } = await invite();
    const elsewhere = await invite({ email: person.email, to: await newCharter() });
    await lead.call("withdrawInvitation", at);
    expect(await isThere(person.id)).toBe(true);
    await lead.call("withdrawInvitation", elsewhere.at);
    expect(await isThere(person.id)).toBe(false);

    const body = { name: "Eira", jobTitle: "", organisationIds: [council.id], administrator: false };
    const added = await admin.call("addPerson", { body: { ...body, email: "added@charter.test" } });
    await lead.call("withdrawInvitation", (await invite({ email: added.email })).at);
    expect(await isThere(added.id)).toBe(true);

    const other = await invite();
    const given = { personId: other.person.id, role: "reader" };
    await lead.call("giveRole", { params: { charterId: (await newCharter()).record.id }, body: given });
    await lead.call("withdrawInvitation", other.at);
    expect(await isThere(other.person.id)).toBe(true);
  });

  it("INV8 keeps in the network who speaks for an organisation", async () => {
    const { person, at } = await invite();
    const params = { organisationId: council.id, personId: person.id };
    await admin.call("confirmMember", { params, body: {} });
    const post = { personId: person.id, since: "2026-01-01" };
    await admin.call("setPost", { params: { ...params, post: "anchorLead" }, body: post });
    await lead.call("withdrawInvitation", at);
    expect(await isThere(person.id)).toBe(true);
  });

  it("INV9 an invitation to another charter leaves the link of the first as it is", async () => {
    const { person, token } = await invite();
    await invite({ email: person.email, to: await newCharter() });
    const signedIn = await installation.visitor().call("useLink", { body: { token } });
    expect(signedIn.person?.id).toBe(person.id);
  });

  it("INV8 erases nobody who was given something, or came in, after it was found that they hold nothing", async () => {
    const elsewhere = { charterId: (await newCharter()).record.id };
    const { person, at } = await invite();
    const held = holdNext(installation.context.storage.erasure, "erase");
    const withdrawing = lead.call("withdrawInvitation", at);
    await held.whenAsked;
    await lead.call("giveRole", { params: elsewhere, body: { personId: person.id, role: "reader" } });
    held.letGo();
    await withdrawing;
    expect(await isThere(person.id)).toBe(true);
    const deeds = (await entries()).filter(({ personId }) => personId === person.id);
    expect(deeds.map(({ deed }) => deed)).not.toContain("erasedPerson");
  });

  it("INV8 is noted once where no role is left to take", async () => {
    const { person, at } = await invite();
    await lead.call("takeRole", { params: at.params, body: { personId: person.id, role: "writer" } });
    await lead.call("withdrawInvitation", at);
    const noted = (await entries()).filter(({ personId }) => personId === person.id).slice(0, 2);
    expect(noted.map(({ deed, detail }) => [deed, detail])).toEqual([
      ["erasedPerson", "The invitation was withdrawn"],
      ["withdrewInvitation", ""],
    ]);
  });

  it("INV8 is not followed by its mail, where that had not had its turn", async () => {
    const rows = ["first", "second"].map((name) => ({
      name,
      email: `${name}-in-line@charter.test`,
      organisationId: council.id,
      role: "writer",
    }));
    // Of the network without the invitation, so that they stay somebody who could be written to.
    const known = { name: "second", jobTitle: "", organisationIds: [council.id], administrator: false };
    await admin.call("addPerson", { body: { ...known, email: "second-in-line@charter.test" } });
    await installation.settled();
    const sent = async () =>
      (await installation.context.storage.outbox.list())
        .filter(
          ({ subject, to }) => to.endsWith("in-line@charter.test") && subject.includes(charter.record.title),
        )
        .map(({ to }) => to);
    const held = holdNext(installation.context.storage.identity, "putLink");
    const params = { charterId: charter.record.id };
    const { people } = await lead.call("invite", { params, body: { invitations: rows, sectionId: null } });
    await held.whenAsked;
    const [first, second] = rows.map(({ email }) => people.find((one) => one.email === email));
    if (first === undefined || second === undefined) throw new Error("Nobody was invited");
    await lead.call("withdrawInvitation", { params: { ...params, personId: second.id }, body: {} });
    held.letGo();
    await installation.settled();
    expect(await sent()).toEqual([first.email]);
  });

  it("INV8 is refused once they have come in, and to whoever does not manage the charter", async () => {
    const { person, token, at } = await invite();
    const writer = await installation.signedIn({
      email: "writer@charter.test",
      organisationIds: [council.id],
    });
    await lead.call("giveRole", { params: at.params, body: { personId: writer.person.id, role: "writer" } });
    expect((await writer.refused("withdrawInvitation", at)).code).toBe("NOT_ALLOWED");
    await installation.visitor().call("useLink", { body: { token } });
    expect((await lead.refused("withdrawInvitation", at)).code).toBe("INVITATION_TAKEN_UP");
    expect(await isThere(person.id)).toBe(true);
  });

  it("INV8 removes nobody who was here under an earlier address", async () => {
    const { person, token, at } = await invite();
    await installation.visitor().call("useLink", { body: { token } });
    await installation.context.storage.directory.putPerson({ ...person, email: "moved@charter.test" });
    await lead.call("withdrawInvitation", at);
    expect(await isThere(person.id)).toBe(true);
  });
});

describe("somebody invited to two charters", () => {
  it("INV20 withdrawn from one, they come in by the link to the other; the first says that it was withdrawn", async () => {
    const { person, token, at } = await invite();
    const other = await newCharter();
    const elsewhere = await invite({ email: person.email, to: other });
    await lead.call("withdrawInvitation", at);
    expect(await use(token)).toBe("SIGN_IN_LINK_REVOKED");
    const browser = installation.visitor();
    const { person: arrived } = await browser.call("useLink", { body: { token: elsewhere.token } });
    expect(arrived?.id).toBe(person.id);
    expect((await browser.call("listCharters")).map(({ record }) => record.id)).toEqual([other.record.id]);
  });

  it("INV20 a link that they asked for themselves goes on while something is left to them, and ends with the last of it", async () => {
    const { person, at } = await invite();
    const elsewhere = await invite({ email: person.email, to: await newCharter() });
    const asked = async () => {
      await installation.visitor().call("askForLink", { body: { email: person.email } });
      return newestToken(person.email);
    };
    const token = await asked();
    await lead.call("withdrawInvitation", at);
    const looked = await installation.visitor().call("lookAtLink", { body: { token } });
    expect(looked.isYours).toBe(false);
    const held = holdNext(installation.context.storage.erasure, "erase");
    const withdrawing = lead.call("withdrawInvitation", elsewhere.at);
    await held.whenAsked;
    // Before the erasing, which may take its time.
    expect(await use(token)).toBe("SIGN_IN_LINK_REVOKED");
    held.letGo();
    await withdrawing;
  });

  it("INV20 sending one of them again ends the links of that one only", async () => {
    const { person, token, at } = await invite();
    const elsewhere = await invite({ email: person.email, to: await newCharter() });
    await lead.call("inviteAgain", at);
    await installation.settled();
    expect(await use(token)).toBe("SIGN_IN_LINK_REPLACED");
    const { person: arrived } = await installation
      .visitor()
      .call("useLink", { body: { token: elsewhere.token } });
    expect(arrived?.id).toBe(person.id);
  });

  it("INV21 a link that was being made while its invitation was withdrawn does not work", async () => {
    const known = { name: "Ffion", jobTitle: "", organisationIds: [council.id], administrator: false };
    const email = "being-made@charter.test";
    const added = await admin.call("addPerson", { body: { ...known, email } });
    const held = holdNext(installation.context.storage.identity, "putLink");
    const rows = [{ name: "Ffion", email, organisationId: council.id, role: "writer" }];
    const params = { charterId: charter.record.id };
    await lead.call("invite", { params, body: { invitations: rows, sectionId: null } });
    await held.whenAsked;
    await lead.call("withdrawInvitation", { params: { ...params, personId: added.id }, body: {} });
    held.letGo();
    expect(await use(await newestToken(email))).toBe("SIGN_IN_LINK_REVOKED");
  });
});

it("INV9 sending again ends the link from before with words of its own, is noted, and leaves a code that somebody waits with", async () => {
  const { person, token, at } = await invite();
  const browser = installation.visitor();
  const { ticket } = await browser.call("askForLink", { body: { email: person.email } });
  await installation.settled();
  const mails = await installation.context.storage.outbox.list();
  const code = /asked for it: (\d{6})/.exec(mails.find(({ to }) => to === person.email)?.text ?? "")?.[1];
  await lead.call("inviteAgain", at);
  const newest = await newestToken(person.email);
  expect(newest).not.toBe(token);
  expect(await use(token)).toBe("SIGN_IN_LINK_REPLACED");
  expect((await entries())[0]).toMatchObject({
    deed: "invitedAgain",
    actor: lead.person.id,
    personId: person.id,
  });
  expect((await browser.call("useCode", { body: { ticket, code: code ?? "" } })).person?.id).toBe(person.id);
  expect((await installation.visitor().call("useLink", { body: { token: newest } })).person?.id).toBe(
    person.id,
  );
});
