/** Who keeps an organisation's record, and who acts for it (SPEC: ORG1 to ORG5, ORG10, SA10). */
import type { Organisation } from "@acb/schemas/people";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  createNetworkCast,
  FAR,
  mandateFor,
  type NetworkCast,
  paramsOf,
} from "../../testing/network-cast.ts";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import type { Member } from "../../testing/test-installation.ts";

let cast: NetworkCast;
let admin: Member;
let trust: Organisation;
let council: Organisation;
let sponsor: Member;
let secretary: Member;
let outsider: Member;

const TODAY = londonDate(new Date());

beforeAll(async () => {
  cast = await createNetworkCast();
  admin = cast.admin;
});
afterAll(() => cast.installation.close());
beforeEach(async () => {
  ({ trust, council, sponsor, secretary, outsider } = await cast.twoOrganisations());
});

const PROFILE = { odsCode: "rza", places: "Aldminster", headcount: 11_400, sites: 5 };
const MEETING = { body: "Board of Directors", meetsOn: "2027-01-28", papersDueOn: null };

describe("the record of an organisation", () => {
  it("ORG1 everybody in the network reads it; its entry and meetings are kept by its leads and administrators", async () => {
    const kept = await sponsor.call("changeProfile", { params: paramsOf(trust), body: PROFILE });
    expect(kept.profile).toEqual({ ...PROFILE, odsCode: "RZA" });
    const changes = [{ places: "Aldminster and Brackwell" }, { sites: 6 }];
    await Promise.all(
      [sponsor, admin].map((one, at) =>
        one.call("changeProfile", { params: paramsOf(trust), body: changes[at] ?? {} }),
      ),
    );
    const { profile } = await sponsor.call("getOrganisation", { params: paramsOf(trust) });
    expect(profile).toEqual({ ...kept.profile, ...changes[0], ...changes[1] });
    const met = await admin.call("addMeeting", { params: paramsOf(trust), body: MEETING });
    expect(await outsider.call("getOrganisation", { params: paramsOf(trust) })).toMatchObject({
      profile,
      meetings: [MEETING],
      may: [],
    });
    const meetingId = met.meetings[0]?.id ?? "";
    for (const [caller, organisation] of [
      [outsider, trust],
      [secretary, trust],
      [sponsor, council],
    ] as const) {
      const params = { ...paramsOf(organisation), meetingId };
      const refusals = [
        await caller.refused("changeProfile", { params, body: PROFILE }),
        await caller.refused("addMeeting", { params, body: MEETING }),
        await caller.refused("removeMeeting", { params, body: {} }),
      ];
      expect(refusals.map(({ code }) => code)).toEqual(Array(3).fill("NOT_ORGANISATION_LEAD"));
    }
    expect(
      await admin.refused("removeMeeting", { params: { ...paramsOf(council), meetingId }, body: {} }),
    ).toMatchObject({
      code: "NOT_FOUND",
    });
    const removed = await sponsor.call("removeMeeting", {
      params: { ...paramsOf(trust), meetingId },
      body: {},
    });
    expect(removed.meetings).toEqual([]);
  });

  it("ORG2 administrators appoint, from the organisation's own people whom an administrator has confirmed", async () => {
    const params = { ...paramsOf(trust), post: "anchorLead" };
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
    const later = { ...body, since: "2999-01-01" };
    expect(await admin.refused("setPost", { params, body: later })).toMatchObject({
      code: "INVALID",
      fields: { since: expect.any(String) },
    });
    const nobody = await admin.call("setPost", { params, body: { ...body, personId: null } });
    expect(nobody.posts.map(({ post }) => post)).toEqual(["sponsor"]);
    expect(await admin.refused("setPost", { params: { ...params, post: "king" }, body })).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("ORG3 only the organisation's own leads give and take mandates; no administrator, no operational lead (I8)", async () => {
    await cast.appoint(trust, secretary, "operationalLead");
    const grant = { params: paramsOf(trust), body: mandateFor(secretary) };
    for (const caller of [admin, secretary, outsider])
      expect(await caller.refused("grantMandate", grant)).toMatchObject({ code: "NOT_ORGANISATION_LEAD" });
    expect(
      await sponsor.refused("grantMandate", { params: paramsOf(trust), body: mandateFor(outsider) }),
    ).toMatchObject({ code: "INVALID" });
    const given = await sponsor.call("grantMandate", grant);
    expect(given.mandates).toMatchObject([{ ...grant.body, grantedBy: sponsor.person.id, revokedOn: null }]);
    const at = { ...paramsOf(trust), mandateId: given.mandates[0]?.id ?? "" };
    expect(await admin.refused("revokeMandate", { params: at, body: {} })).toMatchObject({
      code: "NOT_ORGANISATION_LEAD",
    });
    for (const _again of [1, 2]) {
      const taken = await sponsor.call("revokeMandate", { params: at, body: {} });
      expect(taken.mandates).toMatchObject([{ revokedOn: TODAY }]);
    }
  });

  it("ORG4 who leaves the organisation holds no post there any more, and their mandates end that day", async () => {
    await sponsor.call("grantMandate", { params: paramsOf(trust), body: mandateFor(sponsor) });
    const { id, ...entry } = sponsor.person;
    await admin.call("changePerson", {
      params: { personId: id },
      body: { ...entry, organisationIds: [council.id] },
    });
    expect(await admin.call("getOrganisation", { params: paramsOf(trust) })).toMatchObject({
      posts: [],
      mandates: [{ revokedOn: TODAY }],
    });
  });

  it("ORG5 a new name with its day goes into the history; without a day a mistake is put right", async () => {
    const body = { name: `${trust.name} renamed`, shortName: "Trust", type: "nhs_provider", renamedOn: FAR };
    await admin.call("changeOrganisation", { params: paramsOf(trust), body });
    const { renamedOn: _day, ...correction } = { ...body, name: `${trust.name} corrected` };
    await admin.call("changeOrganisation", { params: paramsOf(trust), body: correction });
    const { changes, organisation } = await admin.call("getOrganisation", { params: paramsOf(trust) });
    expect(organisation.name).toBe(correction.name);
    expect(changes).toEqual([
      { kind: "renamed", on: FAR, organisationId: trust.id, from: trust.name, to: body.name },
    ]);
    const later = { ...body, name: "Another", renamedOn: "2999-01-01" };
    expect(await admin.refused("changeOrganisation", { params: paramsOf(trust), body: later })).toMatchObject(
      {
        fields: { renamedOn: expect.any(String) },
      },
    );
  });
});

it("ORG10 who came by an invitation is named until an administrator confirms them, and acts for it only then", async () => {
  const { record } = await admin.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [trust.id] } });
  const lead = await cast.member("Lead", council);
  const params = { charterId: record.id };
  await admin.call("giveRole", { params, body: { personId: lead.person.id, role: "governance_lead" } });
  const invitation = {
    name: "Newcomer",
    email: `newcomer@charter.test`,
    organisationId: trust.id,
    role: "writer",
  };
  await lead.call("invite", { params, body: { invitations: [invitation], sectionId: null } });
  const { unconfirmed } = await sponsor.call("getOrganisation", { params: paramsOf(trust) });
  const [personId = ""] = unconfirmed;
  expect(unconfirmed.length).toBe(1);
  const body = { ...mandateFor(sponsor), personId };
  expect(await sponsor.refused("grantMandate", { params: paramsOf(trust), body })).toMatchObject({
    code: "MEMBERSHIP_UNCONFIRMED",
  });
  const at = { ...paramsOf(trust), personId };
  expect(await sponsor.refused("confirmMember", { params: at, body: {} })).toMatchObject({
    code: "ADMINISTRATOR_ONLY",
  });
  expect((await admin.call("confirmMember", { params: at, body: {} })).unconfirmed).toEqual([]);
  await sponsor.call("grantMandate", { params: paramsOf(trust), body });
  const other = { ...at, personId: outsider.person.id };
  expect(await admin.refused("confirmMember", { params: other, body: {} })).toMatchObject({
    code: "NOT_FOUND",
  });
});

it("SA10 somebody of two organisations writes for the one they say, and for no other", async () => {
  const both = await cast.member("Both", trust, council);
  const { record } = await admin.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [trust.id] } });
  const params = { charterId: record.id };
  await admin.call("giveRole", { params, body: { personId: both.person.id, role: "writer" } });
  const view = await both.call("getCharter", { params });
  expect([view.actsFor, view.mayActFor.map(({ id }) => id)]).toEqual([trust.id, [trust.id, council.id]]);
  const chosen = await both.call("actFor", { params, body: { organisationId: council.id } });
  expect(chosen.actsFor).toBe(council.id);
  const other = await cast.addOrganisation("Other");
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
