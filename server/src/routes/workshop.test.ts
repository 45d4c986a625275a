/** Workshop guests: the code, the door, what they see, and the end (SPEC: Workshops). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Organisation } from "@acb/schemas/people";
import { isGuest } from "@acb/shared/access/guest";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import {
  type Member,
  type TestInstallation,
  testInstallation,
  tokenIn,
} from "../testing/test-installation.ts";
import type { Visitor } from "../testing/visitor.ts";

let installation: TestInstallation;
let lead: Member;
let host: Member;
let council: Organisation;
let charter: CharterView;
let other: CharterView;
const params = () => ({ charterId: charter.record.id });

beforeAll(async () => {
  installation = await testInstallation();
  lead = await installation.signedIn({ email: "lead@charter.test", administrator: true, name: "Omar Said" });
  council = await lead.call("addOrganisation", {
    body: { name: "Hartwell Council", shortName: "Council", type: "local_authority" },
  });
  const body = { ...NEW_CHARTER, partnerIds: [council.id] };
  charter = await lead.call("createCharter", { body });
  other = await lead.call("createCharter", { body });
  host = await installation.signedIn({ email: "host@charter.test", name: "Faye Host" });
  await lead.call("giveRole", { params: params(), body: { personId: host.person.id, role: "facilitator" } });
});
afterEach(() => host.call("closeWorkshop", { params: params(), body: {} }));
afterAll(() => installation.close());

const open = async (settings: object = {}) => {
  const body = { guestRole: "writer", admitsAll: false, ...settings };
  const { workshop } = await host.call("openWorkshop", { params: params(), body });
  if (workshop === null) throw new Error("The workshop did not open");
  return workshop;
};
const join = (visitor: Visitor, code: string, name = "Gina Guest") =>
  visitor.call("join", { body: { code, name, organisation: "Sunrise Community Group" } });
const now = async () => (await host.call("getWorkshop", { params: params() })).workshop;

describe("the door", () => {
  it("WS1 a guest waits until the host lets them in, then writes as the host set it", async () => {
    const { code } = await open();
    expect(code).toMatch(/^\d{8}$/);
    const guest = installation.visitor();
    const { person } = await join(guest, code);
    expect(await guest.call("getGuestPlace")).toMatchObject({
      state: "waiting",
      charterId: charter.record.id,
    });
    expect((await guest.refused("getCharter", { params: params() })).code).toBe("NOT_FOUND");
    expect((await now())?.guests).toMatchObject([
      { personId: person?.id, name: "Gina Guest", organisation: "Sunrise Community Group", state: "waiting" },
    ]);
    await host.call("admitGuests", { params: params(), body: { personIds: [] } });
    expect((await guest.call("getGuestPlace")).state).toBe("admitted");
    expect((await guest.call("getCharter", { params: params() })).may).toEqual(["read", "write"]);
    await open({ guestRole: "commenter" });
    expect((await guest.call("getCharter", { params: params() })).may).toEqual(["read"]);
    expect((await now())?.code).toBe(code);
  });

  it("WS1 WS12 one by one or all; who is sent away is out, and in again as the same guest when the host lets them", async () => {
    const { code } = await open();
    const [first, second, third] = [1, 2, 3].map(() => installation.visitor()) as [Visitor, Visitor, Visitor];
    const ids = [];
    for (const guest of [first, second, third]) ids.push((await join(guest, code)).person?.id);
    await host.call("admitGuests", { params: params(), body: { personIds: [ids[1]] } });
    expect((await now())?.guests.map(({ state }) => state)).toEqual(["waiting", "admitted", "waiting"]);
    await host.call("sendGuestAway", { params: params(), body: { personId: ids[1] } });
    expect((await second.call("getSession")).person).toBeNull();
    await host.call("admitGuests", { params: params(), body: { personIds: [] } });
    expect((await now())?.guests.map(({ state }) => state)).toEqual(["admitted", "sentAway", "admitted"]);
    await host.call("admitGuests", { params: params(), body: { personIds: ids } });
    expect((await join(second, code)).person?.id).toBe(ids[1]);
    expect((await second.call("getCharter", { params: params() })).may).toContain("write");
    expect((await now())?.guests.map(({ state }) => state)).toEqual(["admitted", "admitted", "admitted"]);
  });

  it("WS1 who reloads, or types the code again, is the same guest", async () => {
    const { code } = await open();
    const guest = installation.visitor();
    const once = await join(guest, code);
    expect((await join(guest, code)).person?.id).toBe(once.person?.id);
    expect((await now())?.guests).toHaveLength(1);
  });
});

describe("the code", () => {
  it("WS2 (B-49) is taken as people type it", async () => {
    const { code } = await open();
    const typed = `${code.slice(0, 4)} ${code.slice(4)}`.replaceAll("0", "O").replaceAll("1", "l");
    expect((await join(installation.visitor(), typed)).person).not.toBeNull();
    const wrong = await installation.visitor().refused("join", {
      body: { code: "1234", name: "Gina Guest", organisation: "None" },
    });
    expect(wrong.fields).toEqual({ code: "Type the eight digits of the code" });
  });

  it("WS2 (I-20) after the end it is dead, and the next workshop has another", async () => {
    const { code } = await open();
    await host.call("closeWorkshop", { params: params(), body: {} });
    const closed = { body: { code, name: "Gina Guest", organisation: "None" } };
    expect((await installation.visitor().refused("join", closed)).code).toBe("WORKSHOP_OVER");
    expect((await open()).code).not.toBe(code);
  });

  it("WS4 (B-49) sixty wrong codes in a minute end the trying for all, no address is locked out, a minute later it goes on", async () => {
    const { code } = await open();
    const wrong = {
      body: { code: code === "00000000" ? "00000001" : "00000000", name: "Eve Evil", organisation: "None" },
    };
    const visitor = installation.visitor();
    const codes = new Set<string>();
    for (let time = 0; time < 61; time += 1) codes.add((await visitor.refused("join", wrong)).code);
    expect([...codes]).toEqual(["JOIN_CODE_WRONG", "TOO_MANY_WRONG_CODES"]);
    installation.later(60_001);
    const atOnce = await Promise.all(Array.from({ length: 100 }, () => visitor.refused("join", wrong)));
    expect(atOnce.filter((one) => one.code === "JOIN_CODE_WRONG")).toHaveLength(60);
    installation.later(60_001);
    expect((await join(visitor, code)).person).not.toBeNull();
  });
});

describe("a guest", () => {
  it("WS3 (I-20) sees that charter alone, nobody's address, and nothing of the network", async () => {
    const { code } = await open({ admitsAll: true });
    const guest = installation.visitor();
    const { person } = await join(guest, code);
    const view = await guest.call("getCharter", { params: params() });
    expect(view.people.map(({ name }) => name)).toContain("Omar Said");
    expect(JSON.stringify(view)).not.toContain("@charter.test");
    expect((await guest.refused("getCharter", { params: { charterId: other.record.id } })).code).toBe(
      "NOT_FOUND",
    );
    for (const name of [
      "listPeople",
      "listOrganisations",
      "listCharters",
      "listMail",
      "getHeldAboutYou",
    ] as const)
      expect([name, (await guest.refused(name)).code]).toEqual([name, "NOT_FOUND"]);
    const people = await lead.call("listPeople");
    expect(people.filter((one) => isGuest(one) || one.id === person?.id)).toEqual([]);
  });

  it("WS3 is given no other role, is changed by no administrator, and nobody else is given such an address", async () => {
    const { code } = await open({ admitsAll: true });
    const { person } = await join(installation.visitor(), code);
    if (person === null) throw new Error("Nobody joined");
    for (const charterId of [charter.record.id, other.record.id]) {
      const body = { personId: person.id, role: "governance_lead" };
      expect((await lead.refused("giveRole", { params: { charterId }, body })).code).toBe("INVALID");
    }
    const { id, ...entry } = person;
    const changed = { params: { personId: id }, body: { ...entry, email: "gina@elsewhere.test" } };
    expect((await lead.refused("changePerson", changed)).code).toBe("NOT_FOUND");
    const address = { email: "somebody@guest.invalid" };
    expect((await lead.refused("addPerson", { body: { ...entry, ...address } })).fields).toHaveProperty(
      "email",
    );
    const kept = {
      params: { ...params(), personId: id },
      body: { ...address, organisationId: council.id, role: "writer" },
    };
    expect((await lead.refused("keepGuest", kept)).fields).toHaveProperty("email");
  });

  it("WS5 is out when the workshop ends: no session, no role; their words stay under their name", async () => {
    const { code } = await open({ admitsAll: true });
    const guest = installation.visitor();
    const { person } = await join(guest, code);
    if (person === null) throw new Error("Nobody joined");
    await host.call("closeWorkshop", { params: params(), body: {} });
    expect((await guest.call("getSession")).person).toBeNull();
    const view = await lead.call("getCharter", { params: params() });
    expect(view.roles.some(({ personId }) => personId === person.id)).toBe(false);
  });

  it("WS6 is made a person with what they wrote; the end of the workshop leaves them be", async () => {
    const { code } = await open({ admitsAll: true });
    const guest = installation.visitor();
    const { person } = await join(guest, code);
    const kept = {
      params: { ...params(), personId: person?.id ?? "" },
      body: { email: "Gina@charter.test", organisationId: council.id, role: "writer" },
    };
    expect((await host.refused("keepGuest", kept)).code).toBe("NOT_ALLOWED");
    const taken = { ...kept, body: { ...kept.body, email: "lead@charter.test" } };
    const { code: why, next } = await lead.refused("keepGuest", taken);
    expect([why, next]).toEqual([
      "EMAIL_TAKEN",
      expect.stringContaining("invite them under People and partners"),
    ]);
    const elsewhere = { ...kept, params: { ...kept.params, charterId: other.record.id } };
    expect((await lead.refused("keepGuest", elsewhere)).code).toBe("NOT_FOUND");
    const view = await lead.call("keepGuest", kept);
    expect(view.people.find(({ id }) => id === person?.id)).toMatchObject({
      email: "gina@charter.test",
      organisationIds: [council.id],
    });
    await host.call("closeWorkshop", { params: params(), body: {} });
    await installation.settled();
    const mail = (await installation.context.storage.outbox.list()).find(
      ({ to }) => to === "gina@charter.test",
    );
    const back = installation.visitor();
    expect((await back.call("useLink", { body: { token: tokenIn(mail?.text ?? "") } })).person?.id).toBe(
      person?.id,
    );
    expect((await back.call("getCharter", { params: params() })).may).toContain("write");
    expect((await lead.call("listPeople")).some(({ id }) => id === person?.id)).toBe(true);
  });
});
