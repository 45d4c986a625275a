/** Putting the pen of a section by HTTP, with the record and the news of it (SPEC: PEN2, PEN3, PEN6). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Organisation } from "@acb/schemas/people";
import { listSections } from "@acb/shared/document/layout";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { setPen } from "../commands/charter/set-pen.ts";
import { replay } from "../storage/replay.ts";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../testing/test-installation.ts";

let installation: TestInstallation;
let lead: Member;
let writer: Member;
let trust: Organisation;
let council: Organisation;
let charter: CharterView;
let sectionId: string;

beforeAll(async () => {
  installation = await testInstallation();
  lead = await installation.signedIn({
    name: "Helen Voss",
    email: "lead@charter.test",
    administrator: true,
  });
  const add = (name: string) =>
    lead.call("addOrganisation", { body: { name, shortName: name, type: "icb" } });
  [trust, council] = [await add("Aldminster Trust"), await add("Wendle Council")];
  writer = await installation.signedIn({
    name: "Sadia Mir",
    email: "writer@charter.test",
    organisationIds: [trust.id],
  });
});
afterAll(() => installation.close());

beforeEach(async () => {
  charter = await lead.call("createCharter", {
    body: { ...NEW_CHARTER, partnerIds: [trust.id, council.id] },
  });
  await lead.call("giveRole", {
    params: { charterId: charter.record.id },
    body: { personId: writer.person.id, role: "writer" },
  });
  const draft = replay(await installation.context.storage.updates.load(charter.record.id));
  sectionId = listSections(draft)[0]?.id ?? "";
});
afterEach(() => vi.restoreAllMocks());

/** What everybody present is told from now on. */
const listen = () => {
  const tell = vi.spyOn(installation.context.rooms, "tell");
  return () => tell.mock.calls.map(([, event]) => event);
};

const EVERYBODY = { kind: "everybody" };
const FROZEN = { kind: "nobody" };
const heldBy = ({ id }: Organisation) => ({ kind: "organisation", organisationId: id });
const request = (holder: object, section = sectionId) => ({
  params: { charterId: charter.record.id, sectionId: section },
  body: { holder },
});
const put = (who: Member, holder: object) => who.call("setPen", request(holder));
const record = () => lead.call("getPenRecord", { params: { charterId: charter.record.id } });

describe("the pen by HTTP", () => {
  it("PEN3 a lead puts it, everybody is told who did, and the record keeps who and when", async () => {
    const told = listen();
    const view = await put(lead, heldBy(trust));
    expect(view.pens).toEqual([{ sectionId, holder: heldBy(trust) }]);
    await put(lead, FROZEN);
    await put(lead, FROZEN);
    expect(told()).toEqual(
      [heldBy(trust), FROZEN].map((holder) => ({
        type: "pen.changed",
        pen: { sectionId, holder },
        by: "Helen Voss",
      })),
    );
    const lines = await record();
    expect(lines.map(({ holder, by }) => [holder, by])).toEqual([
      [FROZEN, "Helen Voss"],
      [heldBy(trust), "Helen Voss"],
    ]);
    expect(lines.every(({ at }) => Date.parse(at) > 0)).toBe(true);
  });

  it("PEN3 a writer of the organisation that holds it gives it back, and may do nothing else with it", async () => {
    await put(lead, heldBy(trust));
    for (const holder of [FROZEN, heldBy(council)])
      expect((await writer.refused("setPen", request(holder))).code).toBe("NOT_ALLOWED");
    expect((await put(writer, EVERYBODY)).pens).toEqual([]);
    expect((await record()).map(({ by }) => by)).toEqual(["Sadia Mir", "Helen Voss"]);
    await put(lead, heldBy(council));
    expect((await writer.refused("setPen", request(EVERYBODY))).code).toBe("NOT_ALLOWED");
  });

  it("PEN2 who gives back at the moment when it goes to others opens nothing", async () => {
    await put(lead, heldBy(trust));
    const { context } = installation;
    const { pens } = context.storage;
    // Between the writer's look at the pen and their move, a lead puts it into other hands.
    const meanwhile = async () => {
      const seen = await pens.now(charter.record.id);
      await put(lead, heldBy(council));
      return seen;
    };
    const torn = { ...context, storage: { ...context.storage, pens: { ...pens, now: meanwhile } } };
    const place = { charterId: charter.record.id, sectionId };
    const answer = await setPen(torn, writer.person, place, { kind: "everybody" });
    expect([answer.ok, await pens.now(charter.record.id)]).toEqual([
      false,
      [{ sectionId, holder: heldBy(council) }],
    ]);
  });

  it("PEN3 it goes to partners only, and stands on sections that are there", async () => {
    const told = listen();
    const stranger = { kind: "organisation", organisationId: "org_stranger" };
    expect((await lead.refused("setPen", request(stranger))).code).toBe("NOT_A_PARTNER");
    for (const section of ["sec_nothing", "nothing"])
      expect((await lead.refused("setPen", request(FROZEN, section))).code).toBe("NOT_FOUND");
    expect([told(), await record()]).toEqual([[], []]);
  });

  it("PEN3 what a partner held when it left goes back to everybody, on the record", async () => {
    await put(lead, heldBy(trust));
    const params = { charterId: charter.record.id };
    const view = await lead.call("setPartners", { params, body: { partnerIds: [council.id] } });
    expect(view.pens).toEqual([]);
    expect((await record()).map(({ holder }) => holder)).toEqual([EVERYBODY, heldBy(trust)]);
  });

  it("PEN6 the sockets of who writes for another organisation by now come back; another job title ends none", async () => {
    const renew = vi.spyOn(installation.context.rooms, "renewLogin");
    const { id, ...entry } = writer.person;
    const change = (body: object) =>
      lead.call("changePerson", { params: { personId: id }, body: { ...entry, ...body } });
    await change({ jobTitle: "Director" });
    expect(renew).not.toHaveBeenCalled();
    await change({ organisationIds: [council.id, trust.id] });
    expect(renew).toHaveBeenCalledWith(charter.record.id, id);
  });
});
