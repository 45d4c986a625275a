/** Deciding for an organisation, and what becomes of one (SPEC: ORG6 to ORG8). */
import { randomUUID } from "node:crypto";
import type { RouteName } from "@acb/schemas/api";
import { CharterId, DecisionId } from "@acb/schemas/ids";
import { POSTS } from "@acb/schemas/organisation";
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
import { tellChartersAgain } from "./tell-charters.ts";

let cast: NetworkCast;
let admin: Member;
let trust: Organisation;
let council: Organisation;
let sponsor: Member;
let secretary: Member;
let outsider: Member;

const TODAY = londonDate(new Date());

const PROFILE = { odsCode: "rza", places: "Aldminster", headcount: 11_400, sites: 5 };
const MEETING = { body: "Board of Directors", meetsOn: "2027-01-28", papersDueOn: null };

beforeAll(async () => {
  cast = await createNetworkCast();
  admin = cast.admin;
});
afterAll(() => cast.installation.close());
beforeEach(async () => {
  ({ trust, council, sponsor, secretary, outsider } = await cast.twoOrganisations());
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

  it("ORG6 a signatory without a mandate for the day decides nothing, and is told who can give one", async () => {
    const { at, params, decision } = await inRound();
    const body = decision(trust);
    const refusal = await secretary.refused("recordDecision", { params: at, body });
    expect(refusal).toMatchObject({
      status: 403,
      code: "NO_MANDATE",
      next: expect.stringContaining("Ask Sponsor"),
    });
    expect((await boardOf(params))?.counts).toEqual({ asked: 2 });
    await sponsor.call("grantMandate", {
      params: paramsOf(trust),
      body: mandateFor(secretary, { to: "2026-10-01" }),
    });
    expect(await secretary.refused("recordDecision", { params: at, body })).toMatchObject({
      code: "NO_MANDATE",
    });
    await sponsor.call("grantMandate", { params: paramsOf(trust), body: mandateFor(secretary) });
    await secretary.call("recordDecision", { params: at, body });
    const board = await boardOf(params);
    expect(board?.rows[0]?.decision?.mandate).toMatchObject({ grantedBy: sponsor.person.id, from: FAR });
  });

  it("ORG7 an organisation that left is partner nowhere, its open request is void, and what it signed stays", async () => {
    const { params, at, decision } = await inRound();
    await sponsor.call("grantMandate", { params: paramsOf(trust), body: mandateFor(secretary) });
    await secretary.call("recordDecision", { params: at, body: decision(trust) });
    const signed = (await boardOf(params))?.rows[0];
    const body = { on: TODAY, reason: "It was dissolved", understood: true };
    expect(await sponsor.refused("recordLeaving", { params: paramsOf(trust), body })).toMatchObject({
      code: "ADMINISTRATOR_ONLY",
    });
    for (const organisation of [trust, council])
      await admin.call("recordLeaving", { params: paramsOf(organisation), body });
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
    expect(await admin.refused("recordLeaving", { params: paramsOf(trust), body })).toMatchObject({
      code: "ORGANISATION_ENDED",
    });
    for (const [name, given] of [
      ["changeProfile", PROFILE],
      ["addMeeting", MEETING],
      ["changeOrganisation", { name: "Anew", shortName: "Anew", type: "icb" }],
    ] as const satisfies readonly (readonly [RouteName, object])[])
      expect(await admin.refused(name, { params: paramsOf(trust), body: given })).toMatchObject({
        code: "ORGANISATION_ENDED",
      });
    const partners = { partnerIds: [trust.id] };
    expect(await admin.refused("setPartners", { params, body: partners })).toMatchObject({ code: "INVALID" });
  });

  it.each(["recordLeaving", "recordSuccession"] as const)(
    "ORG14 posts and mandates that end by %s are noted, and whose they were is told",
    async (route) => {
      await sponsor.call("grantMandate", { params: paramsOf(trust), body: mandateFor(secretary) });
      const on = { on: TODAY, understood: true };
      if (route === "recordLeaving")
        await admin.call(route, { params: paramsOf(trust), body: { ...on, reason: "It was dissolved" } });
      else
        await admin.call(route, {
          params: paramsOf(council),
          body: {
            ...on,
            together: [trust.id],
            to: [(await cast.addOrganisation("Merged")).id],
            basis: "Order 2026/12",
          },
        });
      const { entries } = await admin.call("listAudit");
      const noted = entries.filter(({ organisationId }) => organisationId === trust.id);
      const by = { actor: admin.person.id };
      expect(noted).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            ...by,
            deed: "dismissed",
            personId: sponsor.person.id,
            detail: POSTS.sponsor.name,
          }),
          expect.objectContaining({ ...by, deed: "revokedMandate", personId: secretary.person.id }),
        ]),
      );
      await cast.installation.settled();
      const mails = await cast.installation.context.storage.outbox.list();
      const textTo = ({ person }: Member) => mails.find(({ to }) => to === person.email)?.text;
      expect(textTo(sponsor)).toContain(
        `no longer executive sponsor of ${trust.name}. The mandates that you`,
      );
      expect(textTo(sponsor)).toContain("gave ended with it");
      expect(textTo(secretary)).toContain(`taken a mandate of ${trust.name} from you`);
    },
  );

  it("ORG8 of a merger the successor is partner instead, stands unconfirmed, counts nowhere and decides for itself", async () => {
    const { params, at, decision } = await inRound();
    await sponsor.call("grantMandate", { params: paramsOf(trust), body: mandateFor(secretary) });
    await secretary.call("recordDecision", { params: at, body: decision(trust) });
    const merged = await cast.addOrganisation("Merged");
    const body = {
      together: [council.id],
      to: [merged.id],
      on: TODAY,
      basis: "Order 2026/12",
      understood: true,
    };
    await admin.call("recordSuccession", { params: paramsOf(trust), body });
    const board = await boardOf(params);
    expect(board).toMatchObject({
      counts: { signed: 1, left: 1 },
      successors: [{ organisationId: merged.id, name: merged.name, position: "inherited" }],
    });
    expect((await admin.call("getCharter", { params })).record.partnerIds).toEqual([merged.id]);
    const people = await admin.call("listPeople");
    expect(people.find(({ id }) => id === outsider.person.id)?.organisationIds).toEqual([merged.id]);

    await cast.appoint(merged, outsider);
    await outsider.call("grantMandate", { params: paramsOf(merged), body: mandateFor(outsider) });
    const grant = { role: "signatory", personId: outsider.person.id, organisationId: merged.id };
    await admin.call("giveRole", { params, body: grant });
    await outsider.call("recordDecision", { params: at, body: decision(merged) });
    expect(await boardOf(params)).toMatchObject({
      counts: { signed: 1, left: 1 },
      rows: board?.rows,
      successors: [{ position: "signed" }],
    });
    const { changes } = await admin.call("getOrganisation", { params: paramsOf(council) });
    expect(changes).toMatchObject([{ kind: "succeeded", from: [trust.id, council.id], to: [merged.id] }]);
  });

  it("ORG8 what was cut off before every charter knew is done at the next start, once", async () => {
    const { params } = await inRound();
    const { storage } = cast.installation.context;
    const change = { kind: "left" as const, on: TODAY, organisationId: trust.id, reason: "It was dissolved" };
    expect(await storage.organisations.end(change)).toBe(true);
    expect(await storage.organisations.end(change)).toBe(false);
    expect((await admin.call("getCharter", { params })).record.partnerIds).toEqual([trust.id, council.id]);
    await tellChartersAgain(cast.installation.context);
    const board = await boardOf(params);
    expect(board?.counts).toEqual({ left: 1, asked: 1 });
    expect((await admin.call("getCharter", { params })).record.partnerIds).toEqual([council.id]);
    const log = await storage.events.read(CharterId.parse(params.charterId));
    await tellChartersAgain(cast.installation.context);
    expect(await storage.events.read(CharterId.parse(params.charterId))).toEqual(log);
  });

  it("ORG8 a successor that stands beside the roster of the open round stays a partner (I9)", async () => {
    const { params } = await inRound();
    const merged = await cast.addOrganisation("Merged");
    const body = { together: [], to: [merged.id], on: TODAY, basis: "Order 2026/12", understood: true };
    await admin.call("recordSuccession", { params: paramsOf(trust), body });
    const without = { partnerIds: [council.id] };
    expect(await admin.refused("setPartners", { params, body: without })).toMatchObject({
      code: "PARTNER_IN_ROUND",
    });
  });

  it("ORG7 nobody new is given to an organisation that has ended, and who was of it writes for it no more", async () => {
    const { record } = await admin.call("createCharter", {
      body: { ...NEW_CHARTER, partnerIds: [trust.id] },
    });
    const params = { charterId: record.id };
    await admin.call("giveRole", { params, body: { personId: secretary.person.id, role: "writer" } });
    const body = { on: TODAY, reason: "It was dissolved", understood: true };
    await admin.call("recordLeaving", { params: paramsOf(trust), body });
    const { id: personId, ...entry } = outsider.person;
    const moved = { ...entry, organisationIds: [council.id, trust.id] };
    const invitation = {
      ...entry,
      email: "new-of-ended@charter.test",
      organisationId: trust.id,
      role: "reader",
    };
    const { name, email, organisationId, role } = invitation;
    const invited = { invitations: [{ name, email, organisationId, role }], sectionId: null };
    for (const answer of [
      admin.refused("changePerson", { params: { personId }, body: moved }),
      admin.refused("invite", { params, body: invited }),
    ])
      expect(await answer).toMatchObject({ code: "INVALID" });
    const view = await secretary.call("getCharter", { params });
    expect([view.actsFor, view.mayActFor]).toEqual([null, []]);
  });

  it("ORG8 a day to come, a successor that is not there, that ended or that is one of them is refused", async () => {
    const gone = await cast.addOrganisation("Gone");
    await admin.call("recordLeaving", {
      params: paramsOf(gone),
      body: { on: TODAY, reason: "It closed", understood: true },
    });
    const body = { together: [], to: [council.id], on: TODAY, basis: "Order 2026/12", understood: true };
    const cases = [
      ["on", { on: "2999-01-01" }],
      ["to", { to: [gone.id] }],
      ["to", { to: [trust.id] }],
      ["to", { to: ["org_nobody"] }],
      ["together", { together: [gone.id] }],
    ] as const;
    for (const [field, changes] of cases) {
      const refusal = await admin.refused("recordSuccession", {
        params: paramsOf(trust),
        body: { ...body, ...changes },
      });
      expect(refusal).toMatchObject({ code: "INVALID", fields: { [field]: expect.any(String) } });
    }
    expect((await admin.call("getOrganisation", { params: paramsOf(trust) })).changes).toEqual([]);
  });
});
