/** The audit trail (SPEC: Audit trail). */
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { AuditEntry } from "@acb/schemas/audit";
import { PersonId } from "@acb/schemas/ids";
import type { Organisation } from "@acb/schemas/people";
import { guestAddress } from "@acb/shared/access/guest";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "../../testing/test-installation.ts";

let folder: string;
let file: string;
let installation: TestInstallation;
let admin: Member;
let council: Organisation;
let charter: CharterView;

const trail = (query: Readonly<Record<string, string>> = {}) => admin.call("listAudit", { query });
const firstBroken = async () => (await admin.call("getAuditOverview")).firstBroken;
/** What was noted by the task, oldest first. */
const noted = async (task: () => Promise<unknown>): Promise<readonly AuditEntry[]> => {
  const before = (await trail()).entries.length;
  await task();
  const { entries } = await trail();
  return entries.slice(0, entries.length - before).reverse();
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-audit-"));
  file = join(folder, "charters.db");
  installation = await testInstallation({ databaseFile: file });
  admin = await installation.signedIn({ email: "admin@charter.test", administrator: true });
  council = await admin.call("addOrganisation", {
    body: { name: "Hartwell Council", shortName: "Council", type: "local_authority" },
  });
  charter = await admin.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [council.id] } });
});
afterAll(async () => {
  await installation.close();
  await rm(folder, { recursive: true });
});

it("AU1 rights, sign-ins and changes of people stand in it, by whom, to whom, in which charter", async () => {
  const params = { charterId: charter.record.id };
  const invitation = {
    name: "Dev Patel",
    email: "dev@charter.test",
    organisationId: council.id,
    role: "writer",
  };
  const first = await noted(() =>
    admin.call("invite", { params, body: { invitations: [invitation], sectionId: null } }),
  );
  const dev = (await admin.call("listPeople")).find(({ email }) => email === invitation.email);
  if (dev === undefined) throw new Error("Nobody was invited");
  const by = { actor: admin.person.id, personId: dev.id, organisationId: null };
  expect(first).toMatchObject([{ deed: "invitedPerson", ...by, ...params, detail: "Writer" }]);

  const grant = { personId: dev.id, role: "signatory", organisationId: council.id };
  const deeds = await noted(async () => {
    await admin.call("giveRole", { params, body: grant });
    await admin.call("takeRole", { params, body: grant });
    const { id, ...entry } = dev;
    await admin.call("changePerson", { params: { personId: id }, body: { ...entry, jobTitle: "Clerk" } });
    await admin.call("suspendPerson", { params: { personId: id }, body: { reason: "A secret reason" } });
    await admin.call("liftSuspension", { params: { personId: id }, body: {} });
    const there = await installation.signedInAgain(dev);
    await there.call("signOut", { body: {} });
  });
  expect(deeds.map(({ deed, detail }) => [deed, detail])).toEqual([
    ["gaveRole", "Signatory"],
    ["tookRole", "Signatory"],
    ["changedPerson", "job title"],
    ["suspendedPerson", ""],
    ["liftedSuspension", ""],
    ["signedIn", ""],
    ["signedOut", ""],
  ]);
  expect(deeds[0]).toMatchObject({ ...by, ...params, organisationId: council.id });
  expect(deeds[5]).toMatchObject({ actor: dev.id, personId: null, charterId: null });
});

it("AU1 the roles that a charter begins with are noted as given", async () => {
  const deeds = await noted(() => admin.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [] } }));
  const { id: personId } = admin.person;
  expect(deeds).toMatchObject([
    { deed: "createdCharter", actor: personId },
    { deed: "gaveRole", actor: personId, personId, detail: "Governance lead" },
    { deed: "gaveRole", actor: personId, personId, detail: "Writer" },
  ]);
});

it("AU1 what is refused is not noted", async () => {
  const stranger = await installation.signedIn({ email: "stranger@charter.test" });
  const deeds = await noted(async () => {
    await stranger.refused("giveRole", {
      params: { charterId: charter.record.id },
      body: { personId: stranger.person.id, role: "writer" },
    });
    await stranger.refused("addOrganisation", { body: { name: "Mine", shortName: "Mine", type: "other" } });
    await installation.visitor().refused("useLink", { body: { token: "nothing" } });
  });
  expect(deeds).toEqual([]);
});

it("AU1 taking a role that was not given, or not for that organisation, is not noted", async () => {
  const { person } = await installation.signedIn({
    email: "signs@charter.test",
    organisationIds: [council.id],
  });
  const trust = await admin.call("addOrganisation", {
    body: { name: "Vale Trust", shortName: "Vale", type: "nhs_provider" },
  });
  const params = { charterId: charter.record.id };
  const grant = { personId: person.id, role: "signatory" };
  await admin.call("giveRole", { params, body: { ...grant, organisationId: council.id } });
  const deeds = await noted(async () => {
    await admin.call("takeRole", { params, body: { personId: person.id, role: "reader" } });
    await admin.call("takeRole", { params, body: { ...grant, organisationId: trust.id } });
  });
  expect(deeds).toEqual([]);
});

it("AU2 it is for administrators; it holds no reason, address or token", async () => {
  const stranger = await installation.signedIn({ email: "curious@charter.test" });
  expect((await stranger.refused("listAudit")).code).toBe("ADMINISTRATOR_ONLY");
  expect((await stranger.refused("getAuditOverview")).code).toBe("ADMINISTRATOR_ONLY");
  const text = JSON.stringify(await trail());
  for (const secret of ["A secret reason", "@charter.test"]) expect(text).not.toContain(secret);
});

it("AU4 it is asked for by deed, person, charter and days; guests are named, and a day is one of London", async () => {
  const deeds = async (query: Readonly<Record<string, string>>) =>
    (await trail(query)).entries.map(({ deed }) => deed);
  const dev = (await admin.call("listPeople")).find(({ email }) => email === "dev@charter.test");
  const personId = dev?.id ?? "";
  expect(await deeds({ personId, deed: "gaveRole" })).toEqual(["gaveRole"]);
  expect(await deeds({ personId, deed: "signedIn" })).toEqual(["signedIn"]);
  expect(new Set((await trail({ personId })).entries.map(({ actor }) => actor))).toEqual(
    new Set([dev?.id, admin.person.id]),
  );
  expect(await deeds({ charterId: charter.record.id, personId })).toEqual([
    "tookRole",
    "gaveRole",
    "invitedPerson",
  ]);
  const guest = PersonId.parse("per_guest");
  const { storage } = installation.context;
  const person = { ...admin.person, id: guest, email: guestAddress(guest), administrator: false };
  await storage.directory.putPerson({ ...person, name: "Gina" });
  // A quarter past midnight of the first of June in London.
  const at = "2020-05-31T23:15:00.000Z";
  const nothing = { personId: null, organisationId: null, charterId: null, detail: "" };
  await storage.audit.note({ ...nothing, at, actor: guest, deed: "signedIn" });
  const day = await trail({ from: "2020-06-01", to: "2020-06-01" });
  expect([day.entries.length, day.total, day.people]).toEqual([1, 1, [{ id: guest, name: "Gina (guest)" }]]);
  for (const other of ["2020-05-31", "2020-06-02"])
    expect((await trail({ from: other, to: other })).total).toBe(0);
  expect((await admin.call("getAuditOverview")).people).toContainEqual({ id: guest, name: "Gina (guest)" });
});

it("AU4 pages follow one another without a gap, also when something is noted between them", async () => {
  const { audit } = installation.context.storage;
  const nothing = { personId: null, organisationId: null, charterId: null };
  const noteSome = async (count: number) => {
    for (let index = 0; index < count; index += 1)
      await audit.note({
        ...nothing,
        at: "2019-01-01T00:00:00.000Z",
        actor: null,
        deed: "removedPastDate",
        detail: "",
      });
  };
  await noteSome(201);
  const query = { deed: "removedPastDate" };
  const first = await trail(query);
  expect([first.entries.length, first.total, first.next]).toEqual([200, 201, first.entries.at(-1)?.seq]);
  await noteSome(1);
  const second = await trail({ ...query, before: String(first.next) });
  expect([second.entries.length, second.total, second.next]).toEqual([1, 202, null]);
  expect(second.entries[0]?.seq).toBe((first.next ?? 0) - 1);
});

it("AU3 (I-27) the database refuses to change or remove an entry; one that was changed all the same is named", async () => {
  expect(await firstBroken()).toBeNull();
  const database = new Database(file);
  expect(() => database.exec("update audit set detail = 'x' where seq = 3")).toThrow("append-only");
  expect(() => database.exec("delete from audit where seq = 3")).toThrow("append-only");
  database.exec("drop trigger audit_keep; drop trigger audit_stay");
  const kept = database.prepare("select detail from audit where seq = 3").pluck().get();
  database.prepare("update audit set detail = 'x' where seq = 3").run();
  expect(await firstBroken()).toBe(3);
  database.prepare("update audit set detail = ? where seq = 3").run(kept);
  expect(await firstBroken()).toBeNull();
  // Written anew with a hash that fits it: the next entry tells.
  type Row = Omit<AuditEntry, "personId" | "organisationId" | "charterId"> &
    Readonly<Record<string, unknown>>;
  const [second, third] = database
    .prepare<[], Row & { readonly hash: Buffer }>("select * from audit where seq in (2, 3) order by seq")
    .all();
  if (second === undefined || third === undefined) throw new Error("There are no entries");
  const { seq, at, actor, deed, person_id, organisation_id, charter_id } = third;
  const written = JSON.stringify([seq, at, actor, deed, person_id, organisation_id, charter_id, "x"]);
  const fitting = createHash("sha256").update(second.hash).update(written).digest();
  const put = database.prepare("update audit set detail = ?, hash = ? where seq = 3");
  put.run("x", fitting);
  expect(await firstBroken()).toBe(4);
  put.run(kept, third.hash);
  expect(await firstBroken()).toBeNull();
  database.exec("delete from audit where seq = 2");
  expect(await firstBroken()).toBe(2);
  database.close();
});
