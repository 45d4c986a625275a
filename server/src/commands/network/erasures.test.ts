/** A person is erased, and nothing that names them is left in any file (SPEC: Erasure, I-36). */
import { randomUUID } from "node:crypto";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Attribution } from "@acb/schemas/api/attribution-routes";
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { ERASED_NAME, ERASED_PERSON } from "@acb/schemas/erasure";
import { CharterId } from "@acb/schemas/ids";
import type { Organisation } from "@acb/schemas/people";
import type { Version } from "@acb/schemas/version";
import { hashCanonicalText } from "@acb/shared/document/content-hash";
import { listSections } from "@acb/shared/document/layout";
import { CLOSE } from "@acb/shared/protocol/close-code";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { backUp } from "../../backup/back-up.ts";
import { restore } from "../../backup/restore.ts";
import { acceptDatabase } from "../../storage/sqlite/durability/mark-file.ts";
import { RoomRegistry } from "../../sync/room/room-registry.ts";
import { Peer } from "../../sync/testing/peer.ts";
import { writingIn } from "../../sync/testing/writing.ts";
import { findInFiles } from "../../testing/find-in-files.ts";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { newMandate } from "../../testing/new-mandate.ts";
import { type Member, type TestInstallation, testInstallation } from "../../testing/test-installation.ts";

const NAME = "Quenby Zaxxondale-Öztürk";
const EMAIL = "quenby.zaxx@canary.test";
const TITLE = "Chief Ornithopterist";
const CANARIES = [NAME, "Quenby", "Zaxxondale", "zaxx@canary", "Ornithopterist"];
const ERASURE = { reason: "asked", understood: true };

/** The data folder, and where backups are kept: another machine, as it were. */
let folder: string;
let elsewhere: string;
let databaseFile: string;
let installation: TestInstallation;
let admin: Member;
let canary: Member;
let peer: Peer;
let trust: Organisation;
let charter: CharterView;
let version: Version;
let eventsBefore: unknown;
let contentBefore: string;
let tagBefore: string | null;

const params = () => ({ charterId: charter.record.id });

/** The rows themselves, as a proof would be made over them. */
const rawEvents = (): unknown => {
  const client = new Database(databaseFile, { readonly: true });
  const rows = client
    .prepare("SELECT * FROM events UNION ALL SELECT id, number, '', '', version FROM versions")
    .all();
  client.close();
  return rows;
};

const settle = async (): Promise<void> => {
  const isWaiting = (): boolean =>
    peer.hasTraffic || peer.heard.saved < peer.sentUpdates || listSections(peer.doc).length === 0;
  while (peer.isConnected && isWaiting()) {
    peer.deliver("out");
    await new Promise((resolve) => setImmediate(resolve));
    peer.deliver("in");
  }
};

const write = async (): Promise<void> => {
  const { rooms } = installation.context;
  if (!(rooms instanceof RoomRegistry)) throw new Error("These are no rooms");
  const login = {
    personId: canary.person.id,
    name: NAME,
    organisation: trust,
    mayWrite: true,
    lastsMs: null,
  };
  peer = new Peer(rooms, CharterId.parse(charter.record.id), login);
  peer.connect();
  await settle();
  writingIn(peer.doc).insert(0, "Jobs for local people.");
  await settle();
};

/** Invited, signed in, made lead and signatory, writing, freezing, deciding, hosting, asking for access; mailed about all of it. */
const takePart = async (): Promise<void> => {
  const invitation = { name: NAME, email: EMAIL, organisationId: trust.id, role: "writer" };
  await admin.call("invite", { params: params(), body: { invitations: [invitation], sectionId: null } });
  const invited = (await admin.call("listPeople")).find(({ email }) => email === EMAIL);
  if (invited === undefined) throw new Error("Nobody was invited");
  const { id: personId, ...entry } = invited;
  const changed = { ...entry, jobTitle: TITLE };
  const person = await admin.call("changePerson", { params: { personId }, body: changed });
  canary = await installation.signedInAgain(person);
  for (const role of ["governance_lead", "signatory"]) {
    const grant = { personId, role, ...(role === "signatory" ? { organisationId: trust.id } : {}) };
    await admin.call("giveRole", { params: params(), body: grant });
  }
  await installation.visitor().call("askForLink", { body: { email: EMAIL } });
  await canary.call("actFor", { params: params(), body: { organisationId: trust.id } });
  await write();
  version = await canary.call("freezeVersion", { params: params(), body: { label: "One", changeNote: "" } });
  const dueOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const opened = await canary.call("openRound", { params: params(), body: { versionId: version.id, dueOn } });
  const decision = {
    id: randomUUID(),
    versionId: version.id,
    contentHash: version.contentHash,
    organisationId: trust.id,
    position: "approved",
    minuteVerb: "approved",
    authority: { kind: "board", body: "The board", meetingOn: new Date().toISOString().slice(0, 10) },
    evidence: [],
    reason: "",
  };
  const at = { ...params(), roundId: opened.rounds[0]?.round.id ?? "" };
  const { organisations } = installation.context.storage;
  const whose = { personId: canary.person.id, organisationId: trust.id, grantedBy: canary.person.id };
  await organisations.addMandate(newMandate({ ...whose, basis: `Minute 12/3: ${canary.person.name}` }));
  await canary.call("recordDecision", { params: at, body: decision });
  await canary.call("openWorkshop", { params: params(), body: { guestRole: "writer", admitsAll: false } });
  const [section] = await canary.call("listSections", { params: params() });
  const pen = { params: { ...params(), sectionId: section?.id ?? "" }, body: { holder: { kind: "nobody" } } };
  await canary.call("setPen", pen);
  const other = await admin.call("createCharter", { body: NEW_CHARTER });
  await canary.call("askForAccess", { params: { charterId: other.record.id }, body: {} });
  await installation.settled();
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-erase-"));
  elsewhere = await mkdtemp(join(tmpdir(), "acb-erase-"));
  databaseFile = join(folder, "charter-builder.sqlite");
  installation = await testInstallation({ databaseFile });
  admin = await installation.signedIn({ email: "admin@charter.test", name: "Ada Min", administrator: true });
  trust = await admin.call("addOrganisation", {
    body: { name: "The Trust", shortName: "Trust", type: "nhs_provider" },
  });
  charter = await admin.call("createCharter", { body: { ...NEW_CHARTER, partnerIds: [trust.id] } });
  await takePart();
  const before = await backUp({ databaseFile, file: join(elsewhere, "before.sqlite"), say: () => {} });
  expect(before.ok).toBe(true);
  eventsBefore = rawEvents();
  contentBefore = await contentOf();
  tagBefore = (await exportHtml()).headers.get("ETag");
}, 60_000);
afterAll(async () => {
  await installation.close();
  for (const one of [folder, elsewhere]) await rm(one, { recursive: true });
});

const contentOf = async (): Promise<string> =>
  (await admin.request(`/api/charters/${charter.record.id}/versions/${version.id}/content`)).text();

const exportHtml = (): Promise<Response> =>
  admin.request(`/api/charters/${charter.record.id}/versions/${version.id}/export/html`);

/** How many rows of each table name the canary, in whatever column of text. */
const rowsNaming = (): Readonly<Record<string, number>> => {
  const words = [canary.person.id, NAME, EMAIL].map((word) => word.toLowerCase());
  const client = new Database(databaseFile, { readonly: true });
  const tables = client
    .prepare<[], string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all();
  const counts = tables.map((table) => {
    const rows = client.prepare<[], object>(`select * from "${table}"`).all();
    const texts = rows.map((row) =>
      Object.values(row).flatMap((value: unknown) =>
        typeof value === "string" ? [value.toLowerCase()] : [],
      ),
    );
    const naming = texts.filter((row) => row.some((text) => words.some((word) => text.includes(word))));
    return [table, naming.length] as const;
  });
  client.close();
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
};

it("PD1 what is held about them is told from each row that names them in any column, id, name or address", async () => {
  const { held } = await canary.call("getHeldAboutYou");
  const told = Object.entries(held).map(([table, rows]) => [table, rows.length] as const);
  const found = rowsNaming();
  // The request for access stands in a mail to somebody else, whose it is.
  expect(Object.fromEntries(told.filter(([, count]) => count > 0))).toEqual({
    ...found,
    mail: (found.mail ?? 0) - 1,
  });
  expect(Object.keys(found).length).toBeGreaterThan(15);
});

it("ER1 nobody but an administrator erases, nobody erases themselves, and the words of the reason are given", async () => {
  const at = (who: Member) => ({ params: { personId: who.person.id }, body: ERASURE });
  expect((await canary.refused("erasePerson", at(admin))).code).toBe("ADMINISTRATOR_ONLY");
  expect((await admin.refused("erasePerson", at(admin))).code).toBe("NOT_YOURSELF");
  for (const body of [{ ...ERASURE, reason: `${NAME} left` }, { ...ERASURE, understood: false }, {}])
    expect((await admin.refused("erasePerson", { ...at(canary), body })).code).toBe("INVALID");
  for (const personId of ["per_nobody", "nothing"])
    expect((await admin.refused("erasePerson", { params: { personId }, body: ERASURE })).code).toBe(
      "NOT_FOUND",
    );
});

it("ER1 a charter's only governance lead is not erased, nor the last administrator by another at the same moment", async () => {
  const alone = await testInstallation();
  const [one, other] = [
    await alone.signedIn({ email: "one@charter.test", administrator: true }),
    await alone.signedIn({ email: "other@charter.test", administrator: true }),
  ];
  const erase = (by: Member, whom: Member) =>
    by.call("erasePerson", { params: { personId: whom.person.id }, body: ERASURE });
  const { record } = await other.call("createCharter", { body: NEW_CHARTER });
  await expect(erase(one, other)).rejects.toThrow("LAST_GOVERNANCE_LEAD");
  const grant = { personId: one.person.id, role: "governance_lead" };
  await other.call("giveRole", { params: { charterId: record.id }, body: grant });
  const outcomes = await Promise.allSettled([erase(one, other), erase(other, one)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await alone.close();
});

it("ER3 ER4 (I-36) erased: no file of the data folder, no new backup and no log line holds name, address or title", async () => {
  // The test can fail: it is all there.
  expect(await findInFiles(folder, CANARIES)).not.toEqual([]);
  expect(await findInFiles(elsewhere, CANARIES)).toHaveLength(CANARIES.length);
  await admin.call("erasePerson", { params: { personId: canary.person.id }, body: ERASURE });
  expect(await findInFiles(folder, CANARIES)).toEqual([]);
  const file = join(folder, "after.sqlite");
  expect((await backUp({ databaseFile, file, say: () => {} })).ok).toBe(true);
  expect(await findInFiles(folder, CANARIES)).toEqual([]);
  expect(CANARIES.filter((word) => installation.logged().toLowerCase().includes(word.toLowerCase()))).toEqual(
    [],
  );
});

it("ER3 what was open has ended, no link or session opens again, and the address can be given to somebody new", async () => {
  expect(peer.heard.closeCode).toBe(CLOSE.suspended.code);
  expect((await canary.refused("listCharters")).code).toBe("NOT_SIGNED_IN");
  const { directory } = installation.context.storage;
  expect(await directory.activePerson(canary.person.id)).toBeNull();
  expect(await directory.personByEmail(EMAIL)).toBeNull();
  const at = { params: { personId: canary.person.id } };
  expect((await admin.refused("erasePerson", { ...at, body: ERASURE })).code).toBe("NOT_FOUND");
  expect((await admin.refused("suspendPerson", { ...at, body: { reason: "Again" } })).code).toBe("NOT_FOUND");
  await admin.call("liftSuspension", { ...at, body: {} });
  expect(await directory.activePerson(canary.person.id)).toBeNull();
  const { id: _, ...entry } = { ...canary.person, jobTitle: "" };
  expect((await admin.refused("changePerson", { ...at, body: entry })).code).toBe("NOT_FOUND");
  const grant = { personId: canary.person.id, role: "reader" };
  expect((await admin.refused("giveRole", { params: params(), body: grant })).code).toBe("INVALID");
  expect((await admin.call("listPeople")).map(({ id }) => id)).toEqual([admin.person.id]);
  const [mandate] = await installation.context.storage.organisations.mandatesOf(canary.person.id);
  expect(mandate).toMatchObject({ basis: "", revokedOn: expect.any(String) });
});

it("ER2 sign-offs stand: organisation, fingerprint and every row of the log as they were, the name in words", async () => {
  expect(rawEvents()).toEqual(eventsBefore);
  const content = await contentOf();
  expect(content).toBe(contentBefore);
  const hashed = hashCanonicalText(content);
  expect(hashed.ok && hashed.contentHash).toBe(version.contentHash);
  const view = await admin.call("getSignOff", { params: params() });
  expect(view.versions[0]).toMatchObject({ contentHash: version.contentHash, frozenByName: ERASED_NAME });
  expect(view.rounds[0]).toMatchObject({
    ruleMet: true,
    rows: [
      {
        name: trust.name,
        position: "signed",
        decision: { actor: canary.person.id, actorName: ERASED_NAME, actorTitle: "" },
      },
    ],
  });
  const page = await exportHtml();
  expect(page.headers.get("ETag")).not.toBe(tagBefore);
  const html = await page.text();
  expect(html).toContain(trust.name);
  expect(html).toContain(`Given by ${ERASED_NAME}`);
});

it("ER2 what they wrote stands under their organisation, without a name", async () => {
  const draft: Attribution = await admin.call("getDraftAttribution", { params: params() });
  expect(draft.authors).toEqual([
    {
      personId: canary.person.id,
      personName: ERASED_PERSON,
      organisationId: trust.id,
      organisationName: trust.name,
    },
  ]);
});

it("ER1 the audit trail says who erased whom and why in words that are nobody's own, and is whole", async () => {
  const trail = await admin.call("listAudit");
  const entry = trail.entries.find(({ deed }) => deed === "erasedPerson");
  expect(entry).toMatchObject({
    actor: admin.person.id,
    personId: canary.person.id,
    detail: "The person asked for it",
  });
  // What is left of them tells their entries from another's.
  expect(trail.people).toContainEqual({
    id: canary.person.id,
    name: `${ERASED_PERSON} (${canary.person.id})`,
  });
  expect((await admin.call("getAuditOverview")).firstBroken).toBeNull();
});

it("ER3 of mails to them, and of those to others that name them, the date and what became of them are left", async () => {
  const mails = await admin.call("listMail");
  const erased = mails.filter(({ text }) => text === "");
  expect(erased.length).toBeGreaterThan(2);
  expect(new Set(erased.map(({ subject }) => subject)).size).toBe(1);
  // The request for access went to the administrator, whose address it keeps.
  expect(erased.map(({ to }) => to)).toContain(admin.person.email);
});

it("ER6 a backup from before, restored: erased again before anybody comes in, in every file", async () => {
  await installation.close();
  const file = join(elsewhere, "before.sqlite");
  const restored = await restore({ databaseFile, file, now: () => new Date(), say: () => {} });
  expect(restored.words).toContain("1 of its people had been erased");
  expect(await findInFiles(folder, CANARIES)).toEqual([]);
  installation = await testInstallation({ databaseFile });
  admin = await installation.signedInAgain(admin.person);
  expect(await installation.context.storage.directory.personByEmail(EMAIL)).toBeNull();
  expect((await admin.call("getSignOff", { params: params() })).rounds[0]?.rows[0]).toMatchObject({
    position: "signed",
    decision: { actorName: ERASED_NAME },
  });
  expect(await findInFiles(folder, CANARIES)).toEqual([]);
});

it("ER6 a database from before that was put in its place by hand, too; the list beside it holds ids only", async () => {
  const list = await readFile(join(folder, "erased-people"), "utf8");
  expect(list).toContain(canary.person.id);
  await installation.close();
  await copyFile(join(elsewhere, "before.sqlite"), databaseFile);
  await acceptDatabase(databaseFile);
  expect(await findInFiles(folder, CANARIES)).not.toEqual([]);
  installation = await testInstallation({ databaseFile });
  expect(await findInFiles(folder, CANARIES)).toEqual([]);
});
