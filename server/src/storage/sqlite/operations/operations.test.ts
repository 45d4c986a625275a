/** What the database keeps and refuses, operation by operation (SPEC: Storage). */
import type { CharterRecord } from "@acb/schemas/charter";
import { CharterId, OrganisationId, PersonId, VersionId } from "@acb/schemas/ids";
import type { Organisation, Person } from "@acb/schemas/people";
import type { Version } from "@acb/schemas/version";
import { beforeEach, describe, expect, it } from "vitest";
import { DamagedCharter } from "../../ports/faults.ts";
import { openConnection } from "../connection.ts";
import { type Operations, operationsOn } from "./operations.ts";

const trust: Organisation = {
  id: OrganisationId.parse("org_trust"),
  name: "Wendle Vale Trust",
  shortName: "The Trust",
  type: "nhs_trust",
};
const council: Organisation = {
  id: OrganisationId.parse("org_council"),
  name: "Wendle Council",
  shortName: "Council",
  type: "local_authority",
};
const person: Person = {
  id: PersonId.parse("per_amina"),
  name: "Amina Rahman",
  email: "amina@example.org",
  jobTitle: "Director",
  organisationIds: [council.id, trust.id],
  administrator: true,
};
const charter: CharterRecord = {
  id: CharterId.parse("cha_wendle"),
  title: "Wendle Vale charter",
  label: "charter",
  level: "system",
  place: "Wendle Vale",
  templateKey: "system-anchor-charter",
  domainScheme: "five",
  language: "en-GB",
  partnerIds: [council.id, trust.id],
  createdAt: "2026-11-22T09:00:00.000Z",
};
const version: Version = {
  id: VersionId.parse("ver_first"),
  charterId: charter.id,
  number: 1,
  label: "For boards",
  contentHash: "a".repeat(64),
  blockHashes: [{ blockId: "sec_one", hash: "b".repeat(64) }],
  schemaVersion: 1,
  changeNote: "",
  frozenBy: person.id,
  frozenByName: person.name,
  frozenAt: "2026-11-22T10:00:00.000Z",
};
const entry = {
  charterId: charter.id,
  actor: person.id,
  recordedAt: "2026-11-22T10:00:00.000Z",
  facts: [
    {
      type: "version.frozen",
      versionId: version.id,
      number: 1,
      label: "For boards",
      contentHash: version.contentHash,
    },
  ],
} as const;
const CONTENT = '{"b":"é\u2028 \u0000","a":"1.0"}\n';

describe("sqlite operations", () => {
  let storage: Operations;

  beforeEach(() => {
    storage = operationsOn(openConnection(":memory:"), () => new Date("2026-11-22T09:00:00Z"));
    storage.directory.putOrganisation(trust);
    storage.directory.putOrganisation(council);
    storage.directory.putPerson(person);
    storage.charters.create({
      record: charter,
      roles: [{ personId: person.id, role: "governance_lead" }],
      seed: Uint8Array.of(0, 0),
    });
    return storage.whole.close;
  });

  const sql = (text: string, ...params: readonly unknown[]) =>
    storage.identity.query({ sql: text, params, method: "all" });

  it("ST7 the network is named once", () => {
    expect(storage.directory.nameNetwork("One")).toBe(true);
    expect(storage.directory.nameNetwork("Two")).toBe(false);
    expect(storage.directory.network()).toEqual({ name: "One" });
  });

  it("ST7 names of organisations and e-mail addresses belong to one", () => {
    const twin = { ...trust, id: OrganisationId.parse("org_twin"), name: "WENDLE VALE TRUST" };
    expect(storage.directory.putOrganisation(twin)).toBe(false);
    expect(storage.directory.putPerson({ ...person, id: PersonId.parse("per_twin") })).toBe("emailTaken");
    expect(storage.directory.putOrganisation({ ...trust, shortName: "WVT" })).toBe(true);
    expect(storage.directory.putPerson({ ...person, organisationIds: [trust.id] })).toBe("stored");
    expect(storage.directory.personByEmail("Amina@example.org")?.organisationIds).toEqual([trust.id]);
  });

  it("ST20 the network's last administrator and a charter's last governance lead stay", () => {
    const second = { ...person, id: PersonId.parse("per_bela"), email: "bela@example.org" };
    const lead = { personId: person.id, role: "governance_lead" } as const;
    expect(storage.directory.putPerson({ ...person, administrator: false })).toBe("lastAdministrator");
    expect(storage.charters.takeRole(charter.id, lead)).toBe(false);
    storage.directory.putPerson(second);
    storage.charters.giveRole(charter.id, { ...lead, personId: second.id });
    expect(storage.directory.putPerson({ ...person, administrator: false })).toBe("stored");
    expect(storage.charters.takeRole(charter.id, lead)).toBe(true);
    expect(storage.directory.putPerson({ ...second, administrator: false })).toBe("lastAdministrator");
    expect(storage.charters.takeRole(charter.id, { ...lead, personId: second.id })).toBe(false);
    expect(storage.directory.person(second.id)?.administrator).toBe(true);
  });

  it("ST8 a charter is made with its roles and seed, or not at all", () => {
    const second = { ...charter, id: CharterId.parse("cha_second") };
    const stranger = { personId: PersonId.parse("per_nobody"), role: "writer" } as const;
    expect(() =>
      storage.charters.create({ record: second, roles: [stranger], seed: Uint8Array.of(1) }),
    ).toThrow(/FOREIGN KEY/);
    expect(storage.charters.find(second.id)).toBeNull();
    expect(storage.updates.load(second.id).lastSeq).toBe(0);
  });

  it("ST8 partners keep their order", () => {
    storage.charters.setPartners(charter.id, [trust.id, council.id]);
    expect(storage.charters.find(charter.id)?.partnerIds).toEqual([trust.id, council.id]);
  });

  it("ST9 a role is held once, and a signatory's once for each organisation", () => {
    const writer = { personId: person.id, role: "writer" } as const;
    const signs = { personId: person.id, role: "signatory" } as const;
    for (const organisationId of [trust.id, council.id, trust.id]) {
      storage.charters.giveRole(charter.id, { ...signs, organisationId });
    }
    storage.charters.giveRole(charter.id, writer);
    storage.charters.giveRole(charter.id, writer);
    storage.charters.takeRole(charter.id, { ...signs, organisationId: council.id });
    const roles = [
      { personId: person.id, role: "governance_lead" },
      { ...signs, organisationId: trust.id },
      writer,
    ];
    expect(storage.charters.roles(charter.id)).toEqual(roles);
    expect(storage.charters.rolesOf(person.id)).toEqual(
      roles.map((grant) => ({ charterId: charter.id, grant })),
    );
  });

  it("ST10 facts are appended only behind the seq that was expected", () => {
    expect(storage.events.append({ ...entry, expectedSeq: 0 })).toBe(true);
    expect(storage.events.append({ ...entry, expectedSeq: 0 })).toBe(false);
    expect(storage.events.read(charter.id)).toEqual([
      { seq: 1, recordedAt: entry.recordedAt, actor: person.id, fact: entry.facts[0] },
    ]);
  });

  it("ST11 a version comes back byte for byte, under its own charter only", () => {
    const stored = { version, content: CONTENT };
    const documentState = Uint8Array.of(1, 2, 3);
    storage.events.append({ ...entry, expectedSeq: 0, version: { stored, documentState } });
    expect(storage.events.version(charter.id, version.id)).toEqual(stored);
    expect(storage.events.version(CharterId.parse("cha_other"), version.id)).toBeNull();
    expect(storage.events.versions(charter.id)).toEqual([version]);
    expect(sql("select hex(document_state) from versions").rows).toEqual([["010203"]]);
  });

  it.each([
    ["update events set actor = null", "append-only"],
    ["delete from events", "append-only"],
    ["update versions set content = ''", "never changes"],
    ["delete from versions", "never changes"],
  ])("ST12 %s is refused by the database itself", async (statement, reason) => {
    const stored = { version, content: CONTENT };
    storage.events.append({ ...entry, expectedSeq: 0, version: { stored, documentState: new Uint8Array() } });
    expect(() => sql(statement)).toThrow(reason);
  });

  it("ST13 an update whose row was changed is not loaded", () => {
    sql("update updates set bytes = x'0001' where charter_id = ?", charter.id);
    expect(() => storage.updates.load(charter.id)).toThrow(
      /cha_wendle is damaged: update 1 is not what was stored/,
    );
  });

  it("ST13 a checkpoint whose row was changed is not loaded", () => {
    storage.updates.compact(charter.id, 1, Uint8Array.of(7));
    sql("update checkpoints set bytes = x'08'");
    expect(() => storage.updates.load(charter.id)).toThrow(
      /cha_wendle is damaged: the checkpoint is not what was stored/,
    );
  });

  it("ST27 a log with a gap is not loaded", () => {
    for (const at of [1, 2, 3]) {
      storage.updates.append([
        { charterId: charter.id, bytes: Uint8Array.of(at), personId: null, organisationId: null },
      ]);
    }
    sql("delete from updates where seq = 2");
    expect(() => storage.updates.load(charter.id)).toThrow(DamagedCharter);
    expect(() => storage.updates.load(charter.id)).toThrow(/update 2 is missing/);
  });

  it("ST14 mail is listed newest first", () => {
    const mail = {
      to: "a@example.org",
      subject: "S",
      text: "T",
      at: entry.recordedAt,
      state: "kept",
    } as const;
    storage.outbox.put({ ...mail, id: "mail_1" });
    storage.outbox.put({ ...mail, id: "mail_2" });
    storage.outbox.settle("mail_1", "sent");
    expect(storage.outbox.list().map(({ id, state }) => [id, state])).toEqual([
      ["mail_2", "kept"],
      ["mail_1", "sent"],
    ]);
  });

  it("ST15 a link's first use is the one that is kept", () => {
    const holder = { personId: person.id, email: person.email };
    storage.identity.putLink({ tokenHash: "h", ...holder, expiresAt: "2026-11-23T00:00:00Z" });
    const takes = ["2026-11-22T01:00:00Z", "2026-11-22T02:00:00Z"].map((at) =>
      storage.identity.takeLink("h", at),
    );
    expect(takes).toEqual([true, false]);
    const used = {
      ...holder,
      usedAt: "2026-11-22T01:00:00Z",
      revoked: null,
      expiresAt: "2026-11-23T00:00:00Z",
    };
    expect([storage.identity.link("h"), storage.identity.link("other")]).toEqual([used, null]);
  });

  it("INV9 a link that was withdrawn is not taken, nor is a code; one that was replaced is not either", () => {
    const link = { personId: person.id, email: person.email, expiresAt: "2026-11-23T00:00:00Z" };
    const code = { ticketHash: "ticket", codeHash: "code" };
    const { putLink, revokeLinks, takeLink, takeCode } = storage.identity;
    putLink({ tokenHash: "replaced", ...link });
    revokeLinks(person.email, "replaced");
    putLink({ tokenHash: "withdrawn", ...link });
    putLink({ tokenHash: "with a code", ...link, code });
    revokeLinks(person.email, "withdrawn");
    const at = "2026-11-22T01:00:00Z";
    expect(["replaced", "withdrawn", "with a code"].map((hash) => takeLink(hash, at))).toEqual([
      false,
      false,
      false,
    ]);
    expect(takeCode(code, at)).toBeNull();
  });

  it("ST16 a statement of the sign-in library answers rows as arrays, and how many it wrote", () => {
    const insert = "insert into sign_in_links (token_hash, email, expires_at) values (?, ?, ?)";
    const get = (hash: string) =>
      storage.identity.query({
        sql: "select token_hash, email from sign_in_links where token_hash = ?",
        params: [hash],
        method: "get",
      });
    expect(storage.identity.query({ sql: insert, params: ["h", "e", "x"], method: "run" })).toEqual({
      rows: [],
      changes: 1,
    });
    expect(sql("select token_hash, email from sign_in_links")).toEqual({ rows: [["h", "e"]], changes: 1 });
    expect([get("h").rows, get("none").rows]).toEqual([["h", "e"], undefined]);
    expect(() => sql("begin")).toThrow(/single statements/);
  });
});
