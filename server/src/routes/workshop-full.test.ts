/** How many guests come to a workshop, and how often (SPEC: WS20, WS21, LIM10). */
import { API } from "@acb/schemas/api";
import { type CharterId, PersonId } from "@acb/schemas/ids";
import { MOST_AT_DOOR, MOST_GUESTS } from "@acb/schemas/workshop";
import { guestAddress } from "@acb/shared/access/guest";
import { afterAll, beforeAll, expect, it } from "vitest";
import { LIMITS } from "../limits/limits.ts";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../testing/test-installation.ts";
import type { Visitor } from "../testing/visitor.ts";

let installation: TestInstallation;
let lead: Member;
beforeAll(async () => {
  installation = await testInstallation();
  lead = await installation.signedIn({ email: "lead@charter.test", administrator: true });
});
afterAll(() => installation.close());

const open = async (admitsAll: boolean) => {
  const charterId = (await lead.call("createCharter", { body: NEW_CHARTER })).record.id;
  const body = { guestRole: "writer", admitsAll };
  const { workshop } = await lead.call("openWorkshop", { params: { charterId }, body });
  return { charterId, code: workshop?.code ?? "" };
};
const joining = (code: string, name = "Gina Guest") => ({ body: { code, name, organisation: "None" } });
const comesIn = async (visitor: Visitor, code: string, name?: string) =>
  (await visitor.call("join", joining(code, name))).person?.id;
const guestsOf = async (charterId: CharterId) =>
  (await lead.call("getWorkshop", { params: { charterId } })).workshop?.guests ?? [];
const trailLength = async () => (await installation.context.storage.audit.page({}, 1)).total;

/** So many come at once, past HTTP. */
const crowd = async (charterId: CharterId, count: number) => {
  const { storage, newId } = installation.context;
  const workshop = await storage.workshops.now(charterId);
  const added = Array.from({ length: count }, () => {
    const id = PersonId.parse(newId("per"));
    const entry = { id, name: "Eve Evil", email: guestAddress(id), jobTitle: "", organisationIds: [] };
    const person = { ...entry, administrator: false };
    const joinedAt = new Date().toISOString();
    return storage.workshops.addGuest({ workshopId: workshop?.id ?? "", person, organisation: "", joinedAt });
  });
  const outcomes = await Promise.all(added);
  return Object.fromEntries(
    [...new Set(outcomes)].map((one) => [one, outcomes.filter((other) => other === one).length]),
  );
};

it("WS20 three hundred wait at the door; the next comes in once somebody was let in or turned away", async () => {
  const { charterId, code } = await open(false);
  const early = installation.visitor();
  const earlyId = await comesIn(early, code);
  expect(await crowd(charterId, MOST_AT_DOOR)).toEqual({ waiting: MOST_AT_DOOR - 1, doorFull: 1 });
  const late = installation.visitor();
  expect((await late.refused("join", joining(code))).code).toBe("DOOR_FULL");
  expect((await late.call("getSession")).person).toBeNull();
  expect(await comesIn(early, code)).toBe(earlyId);
  await lead.call("admitGuests", { params: { charterId }, body: { personIds: [earlyId] } });
  expect(await comesIn(late, code)).toBeDefined();
  expect(await guestsOf(charterId)).toHaveLength(MOST_AT_DOOR + 1);
});

it("WS20 a thousand come in all; who is in stays in, and the next workshop begins anew", async () => {
  const { charterId, code } = await open(true);
  const inside = installation.visitor();
  const insideId = await comesIn(inside, code);
  expect(await crowd(charterId, MOST_GUESTS)).toEqual({ admitted: MOST_GUESTS - 1, full: 1 });
  const before = await trailLength();
  const late = installation.visitor();
  expect((await late.refused("join", joining(code))).code).toBe("WORKSHOP_FULL");
  expect(await trailLength()).toBe(before);
  expect(await comesIn(inside, code)).toBe(insideId);
  const params = { charterId };
  await lead.call("closeWorkshop", { params, body: {} });
  const { workshop } = await lead.call("openWorkshop", {
    params,
    body: { guestRole: "writer", admitsAll: true },
  });
  expect(await comesIn(late, workshop?.code ?? "")).toBeDefined();
});

it("WS21 at five browsers somebody is one guest, also when they come at once; at each other they are a new one", async () => {
  const { code } = await open(true);
  const visitor = installation.visitor();
  const first = await comesIn(visitor, code);
  const mark = visitor.cookies().match(/[^ ]*guest=[^;]*/)?.[0] ?? "";
  const again = async () => {
    const headers = { "Content-Type": "application/json", Cookie: mark };
    const body = JSON.stringify(joining(code).body);
    const answer = await installation.visitor().request(API.join.path, { method: "POST", headers, body });
    return API.join.answer.parse(await answer.json()).person?.id;
  };
  const ids = await Promise.all(Array.from({ length: 12 }, again));
  expect(ids.filter((id) => id === first)).toHaveLength(4);
  expect(new Set(ids).size).toBe(9);
});

it("LIM10 one page brings twenty in within ten minutes, then waits; other pages do not", async () => {
  const { charterId, code } = await open(true);
  const [one, other] = [installation.visitor(), installation.visitor()];
  for (const page of [one, other]) await page.call("askJoinTicket", { body: {} });
  const { most, windowMs } = LIMITS.guestOfPage;
  for (let time = 0; time < most; time += 1) {
    await comesIn(one, code);
    await one.call("signOut", { body: {} });
  }
  expect((await one.refused("join", joining(code))).code).toBe("TOO_MANY_REQUESTS");
  expect(await guestsOf(charterId)).toHaveLength(most);
  const inside = await comesIn(other, code);
  expect(await comesIn(other, code)).toBe(inside);
  installation.later(windowMs);
  expect(await comesIn(one, code)).toBeDefined();
});
