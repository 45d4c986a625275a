/** Who keeps an organisation's record, who decides for it, and what becomes of it (SPEC: Organisations). */
import { createHash, randomUUID } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import type { RouteName } from "@acb/schemas/api";
import { CharterId, DecisionId } from "@acb/schemas/ids";
import type { Organisation } from "@acb/schemas/people";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { imageSize } from "../images/image-size.ts";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../testing/test-installation.ts";
import { tellChartersAgain } from "./tell-charters.ts";

let installation: TestInstallation;
let admin: Member;
let trust: Organisation;
let council: Organisation;
let sponsor: Member;
let secretary: Member;
let outsider: Member;

const TODAY = londonDate(new Date());
const FAR = "2026-01-01";
let count = 0;

const addOrganisation = (name: string) => {
  count += 1;
  return admin.call("addOrganisation", {
    body: { name: `${name} ${count}`, shortName: name, type: "nhs_provider" },
  });
};
const member = (name: string, organisation: Organisation) =>
  installation.signedIn({
    name,
    email: `${name.toLowerCase()}-${count}@charter.test`,
    organisationIds: [organisation.id],
  });
const of = (organisation: Organisation) => ({ organisationId: organisation.id });
const appoint = (organisation: Organisation, person: Member, post = "sponsor") =>
  admin.call("setPost", {
    params: { ...of(organisation), post },
    body: { personId: person.person.id, since: FAR },
  });
const mandate = (person: Member, changes: object = {}) => ({
  personId: person.person.id,
  may: ["decide"],
  basis: "Scheme of delegation, line 4",
  from: FAR,
  to: null,
  ...changes,
});

beforeAll(async () => {
  installation = await testInstallation();
  admin = await installation.signedIn({ email: "admin@charter.test", administrator: true });
});
afterAll(() => installation.close());

beforeEach(async () => {
  [trust, council] = [await addOrganisation("Trust"), await addOrganisation("Council")];
  sponsor = await member("Sponsor", trust);
  secretary = await member("Secretary", trust);
  outsider = await member("Outsider", council);
  await appoint(trust, sponsor);
});

const PROFILE = { odsCode: "rza", places: "Aldminster", headcount: 11_400, sites: 5 };
const MEETING = { body: "Board of Directors", meetsOn: "2027-01-28", papersDueOn: null };

describe("the record of an organisation", () => {
  it("[ORG1] everybody in the network reads it; its entry and meetings are kept by its leads and administrators", async () => {
    const kept = await sponsor.call("changeProfile", { params: of(trust), body: PROFILE });
    expect(kept.profile).toEqual({ ...PROFILE, odsCode: "RZA" });
    const met = await admin.call("addMeeting", { params: of(trust), body: MEETING });
    expect(await outsider.call("getOrganisation", { params: of(trust) })).toMatchObject({
      profile: kept.profile,
      meetings: [MEETING],
      may: [],
    });
    const meetingId = met.meetings[0]?.id ?? "";
    for (const [caller, organisation] of [
      [outsider, trust],
      [secretary, trust],
      [sponsor, council],
    ] as const) {
      const params = { ...of(organisation), meetingId };
      const refusals = [
        await caller.refused("changeProfile", { params, body: PROFILE }),
        await caller.refused("addMeeting", { params, body: MEETING }),
        await caller.refused("removeMeeting", { params, body: {} }),
      ];
      expect(refusals.map(({ code }) => code)).toEqual(Array(3).fill("NOT_ORGANISATION_LEAD"));
    }
    expect(
      await admin.refused("removeMeeting", { params: { ...of(council), meetingId }, body: {} }),
    ).toMatchObject({
      code: "NOT_FOUND",
    });
    const removed = await sponsor.call("removeMeeting", { params: { ...of(trust), meetingId }, body: {} });
    expect(removed.meetings).toEqual([]);
  });

  it("[ORG2] administrators appoint, from the organisation's own people whom an administrator has confirmed", async () => {
    const params = { ...of(trust), post: "anchorLead" };
    const body = { personId: secretary.person.id, since: FAR };
    for (const caller of [sponsor, secretary, outsider])
      expect(await caller.refused("setPost", { params, body })).toMatchObject({ code: "ADMINISTRATOR_ONLY" });
    const stranger = { ...body, personId: outsider.person.id };
    expect(await admin.refused("setPost", { params, body: stranger })).toMatchObject({
      code: "INVALID",
      fields: { personId: expect.stringContaining("of this organisation") },
    });
    expect((await admin.call("setPost", { params, body })).posts).toContainEqual({
      post: "anchorLead",
      ...body,
    });
    const nobody = await admin.call("setPost", { params, body: { ...body, personId: null } });
    expect(nobody.posts.map(({ post }) => post)).toEqual(["sponsor"]);
    expect(await admin.refused("setPost", { params: { ...params, post: "king" }, body })).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("[ORG3] only the organisation's own leads give and take mandates; no administrator, no operational lead (I8)", async () => {
    await appoint(trust, secretary, "operationalLead");
    const grant = { params: of(trust), body: mandate(secretary) };
    for (const caller of [admin, secretary, outsider])
      expect(await caller.refused("grantMandate", grant)).toMatchObject({ code: "NOT_ORGANISATION_LEAD" });
    expect(
      await sponsor.refused("grantMandate", { params: of(trust), body: mandate(outsider) }),
    ).toMatchObject({ code: "INVALID" });
    const given = await sponsor.call("grantMandate", grant);
    expect(given.mandates).toMatchObject([{ ...grant.body, grantedBy: sponsor.person.id, revokedOn: null }]);
    const at = { ...of(trust), mandateId: given.mandates[0]?.id ?? "" };
    expect(await admin.refused("revokeMandate", { params: at, body: {} })).toMatchObject({
      code: "NOT_ORGANISATION_LEAD",
    });
    for (const _again of [1, 2]) {
      const taken = await sponsor.call("revokeMandate", { params: at, body: {} });
      expect(taken.mandates).toMatchObject([{ revokedOn: TODAY }]);
    }
  });

  it("[ORG4] who leaves the organisation holds no post there any more, and their mandates end that day", async () => {
    await sponsor.call("grantMandate", { params: of(trust), body: mandate(sponsor) });
    const { id, ...entry } = sponsor.person;
    await admin.call("changePerson", {
      params: { personId: id },
      body: { ...entry, organisationIds: [council.id] },
    });
    expect(await admin.call("getOrganisation", { params: of(trust) })).toMatchObject({
      posts: [],
      mandates: [{ revokedOn: TODAY }],
    });
  });

  it("[ORG5] a new name with its day goes into the history; without a day a mistake is put right", async () => {
    const body = { name: `${trust.name} renamed`, shortName: "Trust", type: "nhs_provider", renamedOn: FAR };
    await admin.call("changeOrganisation", { params: of(trust), body });
    const { renamedOn: _day, ...correction } = { ...body, name: `${trust.name} corrected` };
    await admin.call("changeOrganisation", { params: of(trust), body: correction });
    const { changes, organisation } = await admin.call("getOrganisation", { params: of(trust) });
    expect(organisation.name).toBe(correction.name);
    expect(changes).toEqual([
      { kind: "renamed", on: FAR, organisationId: trust.id, from: trust.name, to: body.name },
    ]);
    const later = { ...body, name: "Another", renamedOn: "2999-01-01" };
    expect(await admin.refused("changeOrganisation", { params: of(trust), body: later })).toMatchObject({
      fields: { renamedOn: expect.any(String) },
    });
  });
});

/** Two pixels by four, in one colour. */
const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR4nGM4IWcDRwzIHAB6SgkR8ZlAYwAAAABJRU5ErkJggg==";

it("[ORG9] a logo is drawn anew and sent as a PNG with its words; another takes its place; it can be removed", async () => {
  const body = { alt: "The Trust", image: PICTURE };
  expect(await outsider.refused("setLogo", { params: of(trust), body })).toMatchObject({
    code: "NOT_ORGANISATION_LEAD",
  });
  const { logo } = await sponsor.call("setLogo", { params: of(trust), body });
  expect(logo).toEqual({ alt: "The Trust", hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const address = `/api/organisations/${trust.id}/logo`;
  const sent = await outsider.request(address);
  expect(sent.headers.get("Content-Type")).toBe("image/png");
  const picture = Buffer.from(await sent.arrayBuffer());
  expect(createHash("sha256").update(picture).digest("hex")).toBe(logo?.hash);
  expect(imageSize(picture)).toEqual({ kind: "png", width: 480, height: 160 });
  expect((await installation.visitor().request(address)).status).toBe(401);
  await sponsor.call("removeLogo", { params: of(trust), body: {} });
  expect((await outsider.request(address)).status).toBe(404);
});

it.each([
  [
    "a drawing with a script",
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
  ],
  ["a PNG that is cut off", Buffer.from(PICTURE, "base64").subarray(0, 40)],
  ["a PNG of 4,001 pixels", widePng()],
  ["a JPEG without a frame", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x00, 0x00, 0xff, 0xd9])],
  ["a JPEG that ends nowhere", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0x00])],
  ["words", Buffer.from("not a picture at all")],
])("[ORG9] %s is refused, and the logo before it stays", async (_words, bytes) => {
  const { logo } = await sponsor.call("setLogo", {
    params: of(trust),
    body: { alt: "Ours", image: PICTURE },
  });
  const body = { alt: "Another", image: bytes.toString("base64") };
  expect(await sponsor.refused("setLogo", { params: of(trust), body })).toMatchObject({
    code: "IMAGE_UNREADABLE",
    next: expect.stringContaining("PNG or JPEG"),
  });
  expect((await sponsor.call("getOrganisation", { params: of(trust) })).logo).toEqual(logo);
});

/** A whole PNG of one colour, wider than any logo. */
function widePng(): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const width = 4_001;
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 99)]);
  const signature = Buffer.from(PICTURE, "base64").subarray(0, 8);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(row)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

it("[ORG10] who came by an invitation is named until an administrator confirms them, and acts for it only then", async () => {
  const { record } = await admin.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [trust.id] } });
  const lead = await member("Lead", council);
  const params = { charterId: record.id };
  await admin.call("giveRole", { params, body: { personId: lead.person.id, role: "governance_lead" } });
  const invitation = {
    name: "Newcomer",
    email: `newcomer-${count}@charter.test`,
    organisationId: trust.id,
    role: "writer",
  };
  await lead.call("invite", { params, body: { invitations: [invitation], sectionId: null } });
  const { unconfirmed } = await sponsor.call("getOrganisation", { params: of(trust) });
  const [personId = ""] = unconfirmed;
  expect(unconfirmed.length).toBe(1);
  const body = { ...mandate(sponsor), personId };
  expect(await sponsor.refused("grantMandate", { params: of(trust), body })).toMatchObject({
    code: "MEMBERSHIP_UNCONFIRMED",
  });
  const at = { ...of(trust), personId };
  expect(await sponsor.refused("confirmMember", { params: at, body: {} })).toMatchObject({
    code: "ADMINISTRATOR_ONLY",
  });
  expect((await admin.call("confirmMember", { params: at, body: {} })).unconfirmed).toEqual([]);
  await sponsor.call("grantMandate", { params: of(trust), body });
  const other = { ...at, personId: outsider.person.id };
  expect(await admin.refused("confirmMember", { params: other, body: {} })).toMatchObject({
    code: "NOT_FOUND",
  });
});

it("[SA10] somebody of two organisations writes for the one they say, and for no other", async () => {
  const both = await installation.signedIn({
    email: `both-${count}@charter.test`,
    organisationIds: [trust.id, council.id],
  });
  const { record } = await admin.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [trust.id] } });
  const params = { charterId: record.id };
  await admin.call("giveRole", { params, body: { personId: both.person.id, role: "writer" } });
  const view = await both.call("getCharter", { params });
  expect([view.actsFor, view.mayActFor.map(({ id }) => id)]).toEqual([trust.id, [trust.id, council.id]]);
  const chosen = await both.call("actFor", { params, body: { organisationId: council.id } });
  expect(chosen.actsFor).toBe(council.id);
  const other = await addOrganisation("Other");
  expect(await both.refused("actFor", { params, body: { organisationId: other.id } })).toMatchObject({
    code: "INVALID",
    fields: { organisationId: expect.any(String) },
  });
  const { id, ...entry } = both.person;
  await admin.call("changePerson", {
    params: { personId: id },
    body: { ...entry, organisationIds: [trust.id] },
  });
  expect((await both.call("getCharter", { params })).actsFor).toBe(trust.id);
});

describe("deciding and what becomes of organisations", () => {
  /** A charter of both organisations in a round, of which the trust has a signatory. */
  const inRound = async () => {
    const { record } = await admin.call("createCharter", {
      body: { ...NEW_CHARTER, partnerIds: [trust.id, council.id] },
    });
    const params = { charterId: record.id };
    const grant = { role: "signatory", personId: secretary.person.id, organisationId: trust.id };
    await admin.call("giveRole", { params, body: grant });
    const version = await admin.call("freezeVersion", {
      params,
      body: { label: "For boards", changeNote: "" },
    });
    const body = { versionId: version.id, dueOn: "2999-01-01" };
    const { rounds } = await admin.call("openRound", { params, body });
    const at = { ...params, roundId: rounds[0]?.round.id ?? "" };
    const decision = (organisation: Organisation) => ({
      id: DecisionId.parse(randomUUID()),
      versionId: version.id,
      contentHash: version.contentHash,
      organisationId: organisation.id,
      position: "approved",
      minuteVerb: "approved",
      authority: { kind: "board", body: "Board of Directors", meetingOn: TODAY },
      evidence: [],
      reason: "",
    });
    return { params, at, decision };
  };
  const boardOf = async (params: { readonly charterId: string }) =>
    (await admin.call("getSignOff", { params })).rounds[0];

  it("[ORG6] a signatory without a mandate for the day decides nothing, and is told who can give one", async () => {
    const { at, params, decision } = await inRound();
    const body = decision(trust);
    const refusal = await secretary.refused("recordDecision", { params: at, body });
    expect(refusal).toMatchObject({
      status: 403,
      code: "NO_MANDATE",
      next: expect.stringContaining("Ask Sponsor"),
    });
    expect((await boardOf(params))?.counts).toEqual({ asked: 2 });
    await sponsor.call("grantMandate", { params: of(trust), body: mandate(secretary, { to: "2026-10-01" }) });
    expect(await secretary.refused("recordDecision", { params: at, body })).toMatchObject({
      code: "NO_MANDATE",
    });
    await sponsor.call("grantMandate", { params: of(trust), body: mandate(secretary) });
    await secretary.call("recordDecision", { params: at, body });
    const board = await boardOf(params);
    expect(board?.rows[0]?.decision?.mandate).toMatchObject({ grantedBy: sponsor.person.id, from: FAR });
  });

  it("[ORG7] an organisation that left is partner nowhere, its open request is void, and what it signed stays", async () => {
    const { params, at, decision } = await inRound();
    await sponsor.call("grantMandate", { params: of(trust), body: mandate(secretary) });
    await secretary.call("recordDecision", { params: at, body: decision(trust) });
    const signed = (await boardOf(params))?.rows[0];
    const body = { on: TODAY, reason: "It was dissolved" };
    expect(await sponsor.refused("recordLeaving", { params: of(trust), body })).toMatchObject({
      code: "ADMINISTRATOR_ONLY",
    });
    for (const organisation of [trust, council])
      await admin.call("recordLeaving", { params: of(organisation), body });
    expect(await boardOf(params)).toMatchObject({
      state: "complete",
      counts: { signed: 1, left: 1 },
      rows: [
        { ...signed, ended: { on: TODAY, successors: [] } },
        { position: "left", decision: null },
      ],
    });
    const { record, roles } = await admin.call("getCharter", { params });
    expect([record.partnerIds, roles.filter(({ role }) => role === "signatory")]).toEqual([[], []]);
    expect(await admin.refused("recordLeaving", { params: of(trust), body })).toMatchObject({
      code: "ORGANISATION_ENDED",
    });
    for (const [name, given] of [
      ["changeProfile", PROFILE],
      ["addMeeting", MEETING],
      ["changeOrganisation", { name: "Anew", shortName: "Anew", type: "icb" }],
    ] as const satisfies readonly (readonly [RouteName, object])[])
      expect(await admin.refused(name, { params: of(trust), body: given })).toMatchObject({
        code: "ORGANISATION_ENDED",
      });
    const partners = { partnerIds: [trust.id] };
    expect(await admin.refused("setPartners", { params, body: partners })).toMatchObject({ code: "INVALID" });
  });

  it("[ORG8] of a merger the successor is partner instead, stands unconfirmed, counts nowhere and decides for itself", async () => {
    const { params, at, decision } = await inRound();
    await sponsor.call("grantMandate", { params: of(trust), body: mandate(secretary) });
    await secretary.call("recordDecision", { params: at, body: decision(trust) });
    const merged = await addOrganisation("Merged");
    const body = { together: [council.id], to: [merged.id], on: TODAY, basis: "Order 2026/12" };
    await admin.call("recordSuccession", { params: of(trust), body });
    const board = await boardOf(params);
    expect(board).toMatchObject({
      counts: { signed: 1, left: 1 },
      successors: [{ organisationId: merged.id, name: merged.name, position: "inherited" }],
    });
    expect((await admin.call("getCharter", { params })).record.partnerIds).toEqual([merged.id]);
    const people = await admin.call("listPeople");
    expect(people.find(({ id }) => id === outsider.person.id)?.organisationIds).toEqual([merged.id]);

    await appoint(merged, outsider);
    await outsider.call("grantMandate", { params: of(merged), body: mandate(outsider) });
    const grant = { role: "signatory", personId: outsider.person.id, organisationId: merged.id };
    await admin.call("giveRole", { params, body: grant });
    await outsider.call("recordDecision", { params: at, body: decision(merged) });
    expect(await boardOf(params)).toMatchObject({
      counts: { signed: 1, left: 1 },
      rows: board?.rows,
      successors: [{ position: "signed" }],
    });
    const { changes } = await admin.call("getOrganisation", { params: of(council) });
    expect(changes).toMatchObject([{ kind: "succeeded", from: [trust.id, council.id], to: [merged.id] }]);
  });

  it("[ORG8] what was cut off before every charter knew is done at the next start, once", async () => {
    const { params } = await inRound();
    const { storage } = installation.context;
    const change = { kind: "left" as const, on: TODAY, organisationId: trust.id, reason: "It was dissolved" };
    expect(await storage.organisations.end(change)).toBe(true);
    expect(await storage.organisations.end(change)).toBe(false);
    expect((await admin.call("getCharter", { params })).record.partnerIds).toEqual([trust.id, council.id]);
    await tellChartersAgain(installation.context);
    const board = await boardOf(params);
    expect(board?.counts).toEqual({ left: 1, asked: 1 });
    expect((await admin.call("getCharter", { params })).record.partnerIds).toEqual([council.id]);
    const log = await storage.events.read(CharterId.parse(params.charterId));
    await tellChartersAgain(installation.context);
    expect(await storage.events.read(CharterId.parse(params.charterId))).toEqual(log);
  });

  it("[ORG8] a day to come, a successor that is not there, that ended or that is one of them is refused", async () => {
    const gone = await addOrganisation("Gone");
    await admin.call("recordLeaving", { params: of(gone), body: { on: TODAY, reason: "It closed" } });
    const body = { together: [], to: [council.id], on: TODAY, basis: "Order 2026/12" };
    const cases = [
      ["on", { on: "2999-01-01" }],
      ["to", { to: [gone.id] }],
      ["to", { to: [trust.id] }],
      ["to", { to: ["org_nobody"] }],
      ["together", { together: [gone.id] }],
    ] as const;
    for (const [field, changes] of cases) {
      const refusal = await admin.refused("recordSuccession", {
        params: of(trust),
        body: { ...body, ...changes },
      });
      expect(refusal).toMatchObject({ code: "INVALID", fields: { [field]: expect.any(String) } });
    }
    expect((await admin.call("getOrganisation", { params: of(trust) })).changes).toEqual([]);
  });
});
