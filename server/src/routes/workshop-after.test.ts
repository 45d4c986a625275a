/** What becomes of guests: sent away, gone, made people, also when their workshop is over (SPEC: WS8 to WS13). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Organisation } from "@acb/schemas/people";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../testing/test-installation.ts";
import type { Visitor } from "../testing/visitor.ts";

let installation: TestInstallation;
let lead: Member;
let council: Organisation;
let charter: CharterView;
const params = () => ({ charterId: charter.record.id });

beforeAll(async () => {
  installation = await testInstallation();
  lead = await installation.signedIn({ email: "lead@charter.test", administrator: true, name: "Omar Said" });
  council = await lead.call("addOrganisation", {
    body: { name: "Hartwell Council", shortName: "Council", type: "local_authority" },
  });
  charter = await lead.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [council.id] } });
});
const close = () => lead.call("closeWorkshop", { params: params(), body: {} });
afterEach(close);
afterAll(() => installation.close());

const open = async (settings: object = {}): Promise<string> => {
  const body = { guestRole: "writer", admitsAll: true, ...settings };
  const { workshop } = await lead.call("openWorkshop", { params: params(), body });
  return workshop?.code ?? "";
};
const comesIn = async (visitor: Visitor, code: string, name = "Gina Guest") => {
  const { person } = await visitor.call("join", { body: { code, name, organisation: "Sunrise Group" } });
  if (person === null) throw new Error("Nobody joined");
  return person.id;
};
const sendAway = (personId: string) => lead.call("sendGuestAway", { params: params(), body: { personId } });
const endOf = async (visitor: Visitor) => (await visitor.call("getGuestEnd")).end;
const keeping = (personId: string, email: string, role = "writer") => ({
  params: { ...params(), personId },
  body: { email, organisationId: council.id, role },
});
const rolesOf = async (personId: string) =>
  (await lead.call("getCharter", { params: params() })).roles.filter((one) => one.personId === personId);
const earlier = () => lead.call("listEarlierGuests", { params: params() });

const anotherCharter = async () => ({
  charterId: (await lead.call("createCharter", { body: NEW_CHARTER })).record.id,
});

it("WS8 who was in is made a person after the workshop was closed; who never came in is not listed", async () => {
  const code = await open({ admitsAll: false, guestRole: "commenter" });
  const [gina, hal] = [installation.visitor(), installation.visitor()];
  const [ginaId] = [await comesIn(gina, code), await comesIn(hal, code, "Hal Guest")];
  await lead.call("admitGuests", { params: params(), body: { personIds: [ginaId] } });
  expect(await earlier()).toEqual([]);
  await close();
  expect(await earlier()).toMatchObject([
    { personId: ginaId, name: "Gina Guest", organisation: "Sunrise Group", guestRole: "commenter" },
  ]);
  expect(await lead.call("listEarlierGuests", { params: await anotherCharter() })).toEqual([]);
  await lead.call("keepGuest", keeping(ginaId, "gina.after@charter.test", "commenter"));
  expect(await earlier()).toEqual([]);
  expect(await rolesOf(ginaId)).toMatchObject([{ role: "commenter" }]);
  await installation.settled();
  const mails = await installation.context.storage.outbox.list();
  expect(mails.filter(({ to }) => to === "gina.after@charter.test")).toHaveLength(1);
});

it("WS9 the role that is asked for takes the place of the guests'", async () => {
  const personId = await comesIn(installation.visitor(), await open({ guestRole: "writer" }));
  await lead.call("keepGuest", keeping(personId, "reader@charter.test", "reader"));
  expect(await rolesOf(personId)).toMatchObject([{ role: "reader" }]);
  const signatory = await lead.refused("keepGuest", keeping(personId, "s@charter.test", "signatory"));
  expect(signatory.fields).toHaveProperty("role");
});

it("WS9 of two who keep a guest at once one does, and nobody does what was refused by halves", async () => {
  const personId = await comesIn(installation.visitor(), await open());
  const taken = await lead.refused("keepGuest", keeping(personId, "lead@charter.test"));
  expect(taken.code).toBe("EMAIL_TAKEN");
  const keep = async (email: string) => {
    const path = `/api/charters/${charter.record.id}/guests/${personId}/kept`;
    const { body } = keeping(personId, email);
    const headers = { "Content-Type": "application/json" };
    return (await lead.request(path, { method: "POST", headers, body: JSON.stringify(body) })).status;
  };
  const both = await Promise.all([keep("once@charter.test"), keep("twice@charter.test")]);
  expect(both.toSorted()).toEqual([200, 404]);
  await installation.settled();
  const mails = await installation.context.storage.outbox.list();
  expect(mails.filter(({ to }) => /^(once|twice)@/.test(to))).toHaveLength(1);
});

it("WS10 B-49 the code of a closed workshop says so for a day, however often, and is nothing afterwards", async () => {
  const code = await open();
  await close();
  const late = installation.visitor();
  const asking = { body: { code, name: "Gina Guest", organisation: "None" } };
  const codes = new Set<string>();
  for (let time = 0; time < 61; time += 1) codes.add((await late.refused("join", asking)).code);
  expect([...codes]).toEqual(["WORKSHOP_OVER"]);
  installation.later(25 * 60 * 60_000);
  expect((await late.refused("join", asking)).code).toBe("JOIN_CODE_WRONG");
  lead = await installation.signedInAgain(lead.person);
});

it("WS11 a guest without a session is told why", async () => {
  const code = await open({ admitsAll: false });
  const [refused, sent, leaving, kept, staying] = Array.from({ length: 5 }, () => installation.visitor()) as [
    Visitor,
    Visitor,
    Visitor,
    Visitor,
    Visitor,
  ];
  const refusedId = await comesIn(refused, code);
  await sendAway(refusedId);
  const ids = [];
  for (const guest of [sent, leaving, kept, staying]) ids.push(await comesIn(guest, code));
  const [sentId = "", , keptId = ""] = ids;
  await lead.call("admitGuests", { params: params(), body: { personIds: [] } });
  await sendAway(sentId);
  await leaving.call("signOut", { body: {} });
  await lead.call("keepGuest", keeping(keptId, "kept@charter.test"));
  await close();
  const all = [refused, sent, leaving, kept, staying, installation.visitor()];
  expect(await Promise.all(all.map(endOf))).toEqual(["refused", "sentAway", "left", "kept", "closed", null]);
});

it("WS8 WS12 only the same browser with the same name is the same guest; of one who was in a person is made, who is nobody's guest then", async () => {
  const code = await open({ admitsAll: false });
  const [gina, other] = [installation.visitor(), installation.visitor()];
  const ginaId = await comesIn(gina, code);
  await sendAway(ginaId);
  await lead.call("admitGuests", { params: params(), body: { personIds: [ginaId] } });
  expect(await endOf(gina)).toBe("mayReturn");
  expect(await comesIn(other, code)).not.toBe(ginaId);
  expect(await comesIn(gina, code)).toBe(ginaId);
  // At a shared computer the next one is somebody else.
  await sendAway(ginaId);
  await lead.call("admitGuests", { params: params(), body: { personIds: [ginaId] } });
  expect(await comesIn(gina, code, "Hal Guest")).not.toBe(ginaId);
  const made = installation.visitor();
  const madeId = await comesIn(made, code, "Mia Made");
  expect((await lead.refused("keepGuest", keeping(madeId, "mia@charter.test"))).code).toBe("NOT_FOUND");
  await lead.call("admitGuests", { params: params(), body: { personIds: [madeId] } });
  await lead.call("keepGuest", keeping(madeId, "mia@charter.test"));
  expect(await comesIn(made, code, "Mia Made")).not.toBe(madeId);
});

it("WS13 the audit trail has who came in by the setting, and every change of what guests may do", async () => {
  const month = new Date(installation.context.now()).toISOString().slice(0, 7);
  const before = (await lead.call("listAudit", { params: { month } })).entries.length;
  const code = await open({ admitsAll: false });
  await open({ admitsAll: false });
  await open({ guestRole: "commenter", admitsAll: true });
  const personId = await comesIn(installation.visitor(), code);
  const { entries } = await lead.call("listAudit", { params: { month } });
  const fresh = entries.toSorted((one, other) => one.seq - other.seq).slice(before);
  expect(fresh.map(({ deed, actor, detail }) => [deed, actor === null, detail])).toEqual([
    ["openedWorkshop", false, "Writer, let in by the host"],
    ["changedWorkshop", false, "Commenter, everybody comes in at once"],
    ["admittedGuest", true, "everybody comes in at once"],
    ["signedIn", false, ""],
  ]);
  expect(fresh[2]?.personId).toBe(personId);
});

it("WS1 (I-17) a guest is moved by the host of their own workshop, and is somebody else in another one", async () => {
  const other = await anotherCharter();
  const body = { guestRole: "writer", admitsAll: false };
  const { workshop } = await lead.call("openWorkshop", { params: other, body });
  const guest = installation.visitor();
  const personId = await comesIn(guest, await open({ admitsAll: false }));
  await lead.call("admitGuests", { params: other, body: { personIds: [personId] } });
  await lead.call("sendGuestAway", { params: other, body: { personId } });
  expect(await guest.call("getGuestPlace")).toMatchObject({ state: "waiting", ...params() });
  const { roles } = await lead.call("getCharter", { params: other });
  expect(roles.filter((one) => one.personId === personId)).toEqual([]);
  expect(await comesIn(guest, workshop?.code ?? "")).not.toBe(personId);
});

it("WS12 who was sent away and is not let in again is somebody new when they come", async () => {
  const code = await open();
  const guest = installation.visitor();
  const personId = await comesIn(guest, code);
  await sendAway(personId);
  expect(await comesIn(guest, code)).not.toBe(personId);
});

it("ORG7 WS6 a guest is made a person of no organisation that has ended", async () => {
  const entry = { name: "Vale Trust", shortName: "Vale", type: "nhs_provider" };
  const { id: organisationId } = await lead.call("addOrganisation", { body: entry });
  const leaving = { on: "2026-01-01", reason: "It was dissolved", understood: true };
  await lead.call("recordLeaving", { params: { organisationId }, body: leaving });
  const { params: at, body } = keeping(await comesIn(installation.visitor(), await open()), "v@charter.test");
  const refusal = await lead.refused("keepGuest", { params: at, body: { ...body, organisationId } });
  expect(refusal).toMatchObject({ code: "INVALID", fields: { organisationId: expect.any(String) } });
});
