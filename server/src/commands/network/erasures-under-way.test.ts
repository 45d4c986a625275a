/** Requests that are under way when their person, or the one they are about, is erased (SPEC: ER3, ER4, ER7). */
import { ERASED_NAME } from "@acb/schemas/erasure";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { holdNext } from "../../testing/hold-next.ts";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../../testing/test-installation.ts";

let installation: TestInstallation;
let admin: Member;
let quenby: Member;
let params: { charterId: string };
let count = 0;

beforeAll(async () => {
  installation = await testInstallation();
  admin = await installation.signedIn({ email: "admin@charter.test", administrator: true });
});
afterAll(() => installation.close());
beforeEach(async () => {
  count += 1;
  quenby = await installation.signedIn({ name: "Quenby Zaxx", email: `quenby-${count}@charter.test` });
  params = { charterId: (await admin.call("createCharter", { body: NEW_CHARTER })).record.id };
});

const give = (role: string) => admin.call("giveRole", { params, body: { personId: quenby.person.id, role } });
const erase = () =>
  admin.call("erasePerson", {
    params: { personId: quenby.person.id },
    body: { reason: "asked", understood: true },
  });

/** Is anything left of them but their id? */
const isGone = async (): Promise<boolean> => {
  const { id, name, email } = quenby.person;
  const { directory } = installation.context.storage;
  const held = JSON.stringify([await directory.person(id), await directory.heldAbout(id, email)]);
  return !held.includes(name) && !held.includes(email);
};

it("ER7 a version that an erased person was freezing stands without their name, which is written nowhere", async () => {
  await give("governance_lead");
  const held = holdNext(installation.context.storage.events, "append");
  const freezing = quenby.call("freezeVersion", { params, body: { label: "One", changeNote: "" } });
  await held.whenAsked;
  await erase();
  held.letGo();
  await freezing;
  expect((await admin.call("getSignOff", { params })).versions).toMatchObject([
    { frozenByName: ERASED_NAME },
  ]);
  expect(await isGone()).toBe(true);
});

it("ER7 an entry that was being saved does not bring an erased person back", async () => {
  const { id, ...entry } = quenby.person;
  const held = holdNext(installation.context.storage.directory, "putPerson");
  const saving = admin.refused("changePerson", {
    params: { personId: id },
    body: { ...entry, jobTitle: "Chief Ornithopterist" },
  });
  await held.whenAsked;
  await erase();
  held.letGo();
  expect((await saving).code).toBe("NOT_FOUND");
  expect(await isGone()).toBe(true);
});

it("ER7 a role or an invitation that was being given to somebody who is erased gives nothing", async () => {
  const { charters } = installation.context.storage;
  const trust = await admin.call("addOrganisation", {
    body: { name: "The Trust", shortName: "Trust", type: "nhs_provider" },
  });
  const { id: personId, ...entry } = quenby.person;
  const { email, name } = await admin.call("changePerson", {
    params: { personId },
    body: { ...entry, organisationIds: [trust.id] },
  });
  const invitation = { name, email, organisationId: trust.id, role: "writer" };
  const [giving, inviting] = [holdNext(charters, "giveRole"), holdNext(charters, "invite")];
  const given = admin.refused("giveRole", { params, body: { personId, role: "governance_lead" } });
  const invited = admin.call("invite", { params, body: { invitations: [invitation], sectionId: null } });
  await Promise.all([giving.whenAsked, inviting.whenAsked]);
  await erase();
  giving.letGo();
  inviting.letGo();
  expect((await given).code).toBe("INVALID");
  await invited;
  await installation.settled();
  expect(await charters.rolesOf(personId)).toEqual([]);
  expect(await isGone()).toBe(true);
  expect(JSON.stringify(await admin.call("listMail"))).not.toContain(name);
});
