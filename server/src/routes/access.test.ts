/** What the rules of access keep over HTTP, beyond who may ask what at all, which is the matrix's (SPEC: Access). */
import { randomUUID } from "node:crypto";
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Organisation } from "@acb/schemas/people";
import type { Role } from "@acb/schemas/role";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { newMandate } from "../testing/new-mandate.ts";
import { type Member, type TestInstallation, testInstallation } from "../testing/test-installation.ts";

let installation: TestInstallation;
let admin: Member;
let icb: Organisation;
let trust: Organisation;
let charter: CharterView;
let members: Readonly<
  Record<"governance_lead" | "writer" | "signatory" | "administrator" | "stranger", Member>
>;

/** A charter of these partners, whose maker is its governance lead. */
const makeCharter = (partners: readonly Organisation[]): Promise<CharterView> =>
  admin.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: partners.map(({ id }) => id) } });

const give = (id: string, body: object) => admin.call("giveRole", { params: { charterId: id }, body });
const take = (id: string, body: object) => admin.call("takeRole", { params: { charterId: id }, body });

beforeAll(async () => {
  installation = await testInstallation();
  admin = await installation.signedIn({ email: "admin@charter.test", administrator: true });
  const add = (name: string) =>
    admin.call("addOrganisation", { body: { name, shortName: name, type: "icb" } });
  [icb, trust] = [await add("Wendle ICB"), await add("Aldminster Hospitals")];
  charter = await makeCharter([icb, trust]);
  const member = async (role: Role): Promise<Member> => {
    const joined = await installation.signedIn({ email: `${role}@charter.test`, organisationIds: [icb.id] });
    const grant = { personId: joined.person.id, role };
    await give(charter.record.id, role === "signatory" ? { ...grant, organisationId: icb.id } : grant);
    return joined;
  };
  members = {
    governance_lead: await member("governance_lead"),
    writer: await member("writer"),
    signatory: await member("signatory"),
    administrator: await installation.signedIn({ email: "second@charter.test", administrator: true }),
    stranger: await installation.signedIn({ email: "stranger@charter.test", organisationIds: [icb.id] }),
  };
});
afterAll(() => installation.close());

describe("a charter's routes", () => {
  it("SA2 a role counts from the next request, and ends with it", async () => {
    const { id } = charter.record;
    const grant = { personId: members.stranger.person.id, role: "reader" };
    await give(id, grant);
    const seen = await members.stranger.call("getCharter", { params: { charterId: id } });
    expect([seen.may, seen.decidesFor]).toEqual([["read"], []]);
    await take(id, grant);
    expect((await members.stranger.refused("getCharter", { params: { charterId: id } })).code).toBe(
      "NOT_FOUND",
    );
    expect(await members.stranger.call("listCharters")).toEqual([]);
  });
});

describe("the network", () => {
  const PERSON = { name: "Asif Rahman", email: "asif@charter.test", jobTitle: "", administrator: false };
  it("SA3 names and addresses are each there once", async () => {
    const name = await admin.refused("addOrganisation", { body: { ...icb, id: undefined } });
    expect([name.code, Object.keys(name.fields ?? {})]).toEqual(["NAME_TAKEN", ["name"]]);
    const email = await admin.refused("addPerson", {
      body: { ...PERSON, email: "WRITER@charter.test", organisationIds: [] },
    });
    expect([email.code, Object.keys(email.fields ?? {})]).toEqual(["EMAIL_TAKEN", ["email"]]);
  });

  it.each([
    ["addPerson", { ...PERSON, organisationIds: ["org_nowhere"] }, "organisationIds"],
    ["createCharter", { ...NEW_CHARTER, partnerIds: ["org_nowhere"] }, "partnerIds"],
    ["createCharter", { ...NEW_CHARTER, partnerIds: [], templateKey: "../secret" }, "templateKey"],
    ["createCharter", { ...NEW_CHARTER, partnerIds: [], domainScheme: "none" }, "domainScheme"],
  ] as const)("HT2 %s names what is not in the lists: %#", async (name, body, field) => {
    const { code, fields } = await admin.refused(name, { body });
    expect([code, Object.keys(fields ?? {})]).toEqual(["INVALID", [field]]);
  });

  it("SA4 keeps an administrator, and a charter a governance lead", async () => {
    const alone = await testInstallation();
    const only = await alone.signedIn({ email: "only@charter.test", administrator: true });
    const { id, ...entry } = only.person;
    const demoted = { params: { personId: id }, body: { ...entry, administrator: false } };
    expect(await only.refused("changePerson", demoted)).toMatchObject({
      status: 409,
      code: "LAST_ADMINISTRATOR",
    });
    const made = await only.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [] } });
    expect(made.roles.map(({ role }) => role).toSorted()).toEqual(["governance_lead", "writer"]);
    const lead = { params: { charterId: made.record.id }, body: { personId: id, role: "governance_lead" } };
    expect(await only.refused("takeRole", lead)).toMatchObject({ status: 409, code: "LAST_GOVERNANCE_LEAD" });
    await alone.close();
  });
});

describe("a suspension", () => {
  const REASON = "Left the trust in anger";
  const suspend = (by: Member, who: Member) =>
    by.call("suspendPerson", { params: { personId: who.person.id }, body: { reason: REASON } });

  it("SA7 its reason is told to administrators, and stands in no other answer", async () => {
    const away = await installation.signedIn({ email: "away@charter.test" });
    await give(charter.record.id, { personId: away.person.id, role: "reader" });
    const suspension = await suspend(admin, away);
    expect(suspension).toMatchObject({ personId: away.person.id, reason: REASON });
    expect(await members.administrator.call("listSuspensions")).toContainEqual(suspension);
    const { governance_lead: lead } = members;
    for (const path of ["/api/people", `/api/charters/${charter.record.id}`]) {
      const answer = await (await lead.request(path)).text();
      expect(answer).toContain(away.person.id);
      expect(answer).not.toContain(REASON);
      expect(answer).not.toContain("suspen");
    }
  });

  it("SA7 a person who is changed meanwhile stays suspended", async () => {
    const away = await installation.signedIn({ email: "changed@charter.test" });
    await suspend(admin, away);
    const { id: personId, ...entry } = away.person;
    await admin.call("changePerson", { params: { personId }, body: { ...entry, name: "Another Name" } });
    expect((await admin.call("listSuspensions")).map((one) => one.personId)).toContain(personId);
  });

  it("SA7 of somebody who is not in the network is NOT_FOUND", async () => {
    for (const personId of ["per_nobody", "cha_nobody"])
      expect(
        await admin.refused("suspendPerson", { params: { personId }, body: { reason: REASON } }),
      ).toMatchObject({ status: 404, code: "NOT_FOUND" });
  });

  it("SA8 leaves an administrator: neither the last, nor two by each other at once, nor by taking the right away", async () => {
    const alone = await testInstallation();
    const [one, other] = [
      await alone.signedIn({ email: "one@charter.test", administrator: true }),
      await alone.signedIn({ email: "other@charter.test", administrator: true }),
    ];
    await Promise.allSettled([suspend(one, other), suspend(other, one)]);
    const suspended = await alone.context.storage.directory.suspensions();
    expect(suspended).toHaveLength(1);
    const left = suspended[0]?.personId === one.person.id ? other : one;
    const { id: personId, ...entry } = left.person;
    expect(
      await left.refused("suspendPerson", { params: { personId }, body: { reason: REASON } }),
    ).toMatchObject({ status: 409, code: "LAST_ADMINISTRATOR" });
    expect(
      await left.refused("changePerson", { params: { personId }, body: { ...entry, administrator: false } }),
    ).toMatchObject({ status: 409, code: "LAST_ADMINISTRATOR" });
    await alone.close();
  });
});

it("HT13 who lacks a right is told who can give it: three at most, nobody who is suspended", async () => {
  const { record } = await makeCharter([icb]);
  const leads = await Promise.all(
    ["Gone", "Anna", "Bela", "Cato"].map((name) =>
      installation.signedIn({ name, email: `lead-${name}@charter.test`.toLowerCase() }),
    ),
  );
  const [gone] = leads;
  if (gone === undefined) throw new Error("There is no lead");
  for (const { person } of leads) await give(record.id, { personId: person.id, role: "governance_lead" });
  await give(record.id, { personId: members.writer.person.id, role: "writer" });
  await take(record.id, { personId: admin.person.id, role: "governance_lead" });
  const suspended = { params: { personId: gone.person.id }, body: { reason: "Left" } };
  await admin.call("suspendPerson", suspended);
  const frozen = { params: { charterId: record.id }, body: { label: "Draft", changeNote: "" } };
  const refusal = await members.writer.refused("freezeVersion", frozen);
  expect(refusal).toMatchObject({ code: "NOT_ALLOWED" });
  for (const name of ["Anna", "Bela", "Cato"]) expect(refusal.next).toContain(name);
  expect(refusal.next).not.toContain("Gone");
});

it("SA11 a charter that was put away is read, and what it allowed is back when it is brought back", async () => {
  const { record } = await makeCharter([icb]);
  const params = { charterId: record.id };
  const writer = members.writer;
  await give(record.id, { personId: writer.person.id, role: "writer" });
  expect(await writer.refused("putAway", { params, body: { away: true } })).toMatchObject({
    code: "NOT_ALLOWED",
    next: expect.stringContaining(`Ask ${admin.person.name} for the role`),
  });
  await admin.call("openWorkshop", { params, body: { guestRole: "writer", admitsAll: false } });
  const away = await admin.call("putAway", { params, body: { away: true } });
  expect([away.may, (await writer.call("getCharter", { params })).may]).toEqual([
    ["read", "putAway"],
    ["read"],
  ]);
  const frozen = { params, body: { label: "Draft", changeNote: "" } };
  expect(await admin.refused("freezeVersion", frozen)).toMatchObject({
    status: 409,
    code: "CHARTER_PUT_AWAY",
  });
  const grant = { personId: writer.person.id, role: "reader" };
  for (const answer of [
    admin.refused("getWorkshop", { params }),
    admin.refused("giveRole", { params, body: grant }),
    admin.refused("setPartners", { params, body: { partnerIds: [] } }),
    admin.refused("openGivingBack", { params, body: {} }),
    admin.refused("actFor", { params, body: { organisationId: icb.id } }),
  ])
    expect(await answer).toMatchObject({ code: "CHARTER_PUT_AWAY" });
  const back = await admin.call("putAway", { params, body: { away: false } });
  expect(back.record.putAwayOn).toBeUndefined();
  expect(await admin.call("getWorkshop", { params })).toEqual({ workshop: null });
  const version = await admin.call("freezeVersion", frozen);
  await admin.call("openRound", { params, body: { versionId: version.id, dueOn: "2999-01-01" } });
  await admin.call("openWorkshop", { params, body: { guestRole: "writer", admitsAll: false } });
  expect(await admin.refused("putAway", { params, body: { away: true } })).toMatchObject({
    code: "ROUND_OPEN_ALREADY",
  });
  expect((await admin.call("getWorkshop", { params })).workshop).not.toBeNull();
  expect((await admin.call("getCharter", { params })).record.putAwayOn).toBeUndefined();
});

describe("partners and signatories", () => {
  it("SA5 a signatory is a person of a partner organisation", async () => {
    const { id } = (await makeCharter([trust])).record;
    const grant = { personId: members.stranger.person.id, role: "signatory" };
    const refusedFor = (organisationId: string) =>
      admin.refused("giveRole", { params: { charterId: id }, body: { ...grant, organisationId } });
    expect((await refusedFor(icb.id)).code).toBe("NOT_A_PARTNER");
    expect((await refusedFor(trust.id)).code).toBe("NOT_YOUR_ORGANISATION");
  });

  it("SA5 who leaves the organisation, or whose organisation leaves the charter, signs no more", async () => {
    const { id } = (await makeCharter([icb, trust])).record;
    const mover = await installation.signedIn({
      email: "mover@charter.test",
      organisationIds: [icb.id, trust.id],
    });
    const sign = (organisationId: string) => ({
      personId: mover.person.id,
      role: "signatory",
      organisationId,
    });
    await give(id, sign(icb.id));
    expect((await give(id, sign(trust.id))).roles.filter(({ role }) => role === "signatory")).toHaveLength(2);
    await admin.call("setPartners", { params: { charterId: id }, body: { partnerIds: [icb.id] } });
    expect((await mover.call("getCharter", { params: { charterId: id } })).decidesFor).toEqual([icb.id]);
    const { id: personId, ...entry } = mover.person;
    await admin.call("changePerson", {
      params: { personId },
      body: { ...entry, organisationIds: [trust.id] },
    });
    expect((await mover.refused("getCharter", { params: { charterId: id } })).code).toBe("NOT_FOUND");
  });

  it("SA5 B-56 who leaves in the middle of a round: what they decided stays, what they had not is not theirs to decide", async () => {
    const params = { charterId: (await makeCharter([icb, trust])).record.id };
    const leaving = await installation.signedIn({
      email: "leaving@charter.test",
      organisationIds: [icb.id, trust.id],
    });
    for (const { id: organisationId } of [icb, trust])
      await give(params.charterId, { personId: leaving.person.id, role: "signatory", organisationId });
    const version = await admin.call("freezeVersion", { params, body: { label: "One", changeNote: "" } });
    const asked = await admin.call("openRound", {
      params,
      body: { versionId: version.id, dueOn: "2099-01-01" },
    });
    const roundId = asked.rounds[0]?.round.id ?? "";
    const decisionOf = (organisationId: string) => ({
      params: { ...params, roundId },
      body: {
        id: randomUUID(),
        versionId: version.id,
        contentHash: version.contentHash,
        organisationId,
        position: "approved",
        minuteVerb: "approved",
        authority: { kind: "board", body: "The board", meetingOn: londonDate(new Date(version.frozenAt)) },
        evidence: [],
        reason: "",
      },
    });
    const { organisations } = installation.context.storage;
    for (const { id: organisationId } of [icb, trust]) {
      const whose = { personId: leaving.person.id, organisationId, grantedBy: admin.person.id };
      await organisations.addMandate(newMandate(whose));
    }
    await leaving.call("recordDecision", decisionOf(icb.id));
    const before = await admin.call("getSignOff", { params });
    await admin.call("suspendPerson", { params: { personId: leaving.person.id }, body: { reason: "Left" } });
    expect((await leaving.refused("recordDecision", decisionOf(trust.id))).code).toBe("NOT_SIGNED_IN");
    const { id: personId, ...entry } = leaving.person;
    await admin.call("changePerson", { params: { personId }, body: { ...entry, organisationIds: [] } });
    await admin.call("liftSuspension", { params: { personId }, body: {} });
    const back = await installation.signedInAgain(leaving.person);
    expect((await back.refused("recordDecision", decisionOf(trust.id))).code).toBe("NOT_FOUND");
    const after = await admin.call("getSignOff", { params });
    expect(after).toEqual(before);
    expect(after.rounds[0]?.rows.map(({ position }) => position)).toEqual(["signed", "asked"]);
  });

  it("SA5 SA6 an organisation asked in the open round stays, and its signatory sees what waits", async () => {
    const params = { charterId: (await makeCharter([icb])).record.id };
    const { signatory } = members;
    await give(params.charterId, {
      personId: signatory.person.id,
      role: "signatory",
      organisationId: icb.id,
    });
    const version = await admin.call("freezeVersion", { params, body: { label: "One", changeNote: "" } });
    const dueOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await admin.call("openRound", { params, body: { versionId: version.id, dueOn } });
    expect(await admin.refused("setPartners", { params, body: { partnerIds: [trust.id] } })).toMatchObject({
      status: 409,
      code: "PARTNER_IN_ROUND",
    });
    await admin.call("setPartners", { params, body: { partnerIds: [trust.id, icb.id] } });
    const line = (await signatory.call("listCharters")).find(({ record }) => record.id === params.charterId);
    expect(line).toMatchObject({
      may: ["read", "prepare", "decide"],
      newestVersion: { number: 1 },
      round: { state: "open", versionNumber: 1, counts: { asked: 1 }, asked: 1, dueOn },
      waiting: [{ organisationId: icb.id, organisationName: icb.name, position: "asked", dueOn }],
    });
    const ofLead = (await admin.call("listCharters")).find(({ record }) => record.id === params.charterId);
    expect(ofLead?.waiting).toEqual([]);
  });
});
