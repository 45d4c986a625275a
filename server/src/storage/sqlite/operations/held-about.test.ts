/** What is held about a person is told whole (SPEC: PD1). */
import { HELD, HELD_KINDS } from "@acb/schemas/held";
import { PersonId } from "@acb/schemas/ids";
import { expect, it } from "vitest";
import { openConnection } from "../connection.ts";
import { PERSONAL_COLUMNS } from "./held-about.ts";
import { operationsOn } from "./operations.ts";

const connection = openConnection(":memory:");
const storage = operationsOn(connection, () => new Date("2026-11-23T12:00:00Z"));

/** By how such columns are called here: a new one that is called otherwise is to be named here too. */
const NAMES_A_PERSON = /person|actor|(invited|opened|granted|prepared)_by|user_?id|^email$|^to$/i;

it("PD1 every column of every table that names a person is in the list", () => {
  const found = connection.$client
    .prepare<[], string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all()
    .flatMap((table) =>
      connection.$client
        .prepare<[], { name: string }>(`pragma table_info("${table}")`)
        .all()
        .filter(({ name }) => NAMES_A_PERSON.test(name))
        .map(({ name }) => `${table}.${name}`),
    );
  const listed = new Set<string>(PERSONAL_COLUMNS.map(({ table, column }) => `${table}.${column}`));
  expect(found.length).toBeGreaterThan(12);
  expect(found.filter((column) => !listed.has(column))).toEqual([]);
});

it("PD2 every table of the list has a label, and what is shown of it are columns that it has", () => {
  expect(Object.keys(HELD).sort()).toEqual([...new Set(PERSONAL_COLUMNS.map(({ table }) => table))].sort());
  for (const [table, { at, shown }] of HELD_KINDS) {
    const columns = connection.$client
      .prepare<[], { name: string }>(`pragma table_info("${table}")`)
      .all()
      .map(({ name }) => name);
    const told = [...shown.map(({ column }) => column), ...(at === null ? [] : [at])];
    expect([table, told.filter((column) => !columns.includes(column))]).toEqual([table, []]);
  }
});

it("PD1 a person's rows are told, another's are not; no hash, token, reason or bytes", () => {
  const person = (id: string, email: string) => ({
    id: PersonId.parse(id),
    name: "Megan Price",
    email,
    jobTitle: "",
    organisationIds: [],
    administrator: false,
  });
  const [megan, other] = [person("per_megan", "megan@a.test"), person("per_other", "other@a.test")];
  for (const one of [megan, other]) storage.directory.putPerson(one);
  const holder = { personId: megan.id, email: megan.email };
  storage.identity.putLink({ tokenHash: "a hash", ...holder, expiresAt: "2026-11-24T00:00:00Z" });
  storage.directory.suspend({ personId: megan.id, reason: "a reason", suspendedAt: "2026-11-23T00:00:00Z" });
  storage.outbox.put({
    id: "mail_1",
    to: megan.email,
    subject: "Sign in",
    text: "Use https://charter.test/sign-in/link#token=abc or type 123456. Megan, see you on 12 May.",
    at: "2026-11-23T00:00:00.000Z",
    state: "kept",
  });
  const held = storage.directory.heldAbout(megan.id, megan.email);
  expect(held.people).toMatchObject([{ id: megan.id, email: megan.email }]);
  expect(held.sign_in_links).toMatchObject([{ email: megan.email }]);
  expect(held.mail).toMatchObject([
    { subject: "Sign in", text: "Use (the link) or type (the code). Megan, see you on 12 May." },
  ]);
  for (const kept of ["a hash", "a reason", other.id, other.email])
    expect(JSON.stringify(held)).not.toContain(kept);
});

it("PD1 of what somebody did to others they are told that and when they did it, and nothing of the others", () => {
  const { $client: client } = connection;
  client.pragma("foreign_keys = OFF");
  client.exec(`
    insert into mandates (id, organisation_id, person_id, may, basis, from_day, granted_by, granted_at) values
      ('mdt_1', 'org_1', 'per_omar', '[]', 'Minute 12: Omar Aziz', 'a day', 'per_sponsor', 'then'),
      ('mdt_2', 'org_1', 'per_sponsor', '[]', 'Minute 13', 'a day', 'per_omar', 'then');
    insert into invitations (charter_id, person_id, invited_by, invited_at, section_id) values
      ('cha_1', 'per_omar', 'per_sponsor', 'then', 'sec_1');
    insert into workshops (id, charter_id, code, guest_role, admits_all, opened_by, opened_at) values
      ('wsh_1', 'cha_1', 'JOIN-CODE', 'writer', 1, 'per_sponsor', 'then');
    insert into sign_in_links (token_hash, person_id, email, expires_at) values
      ('h', 'per_omar', 'sponsor@a.test', '');
    insert into offers (id, charter_id, epoch, person_id, at, bytes, owners, state) values
      ('off_1', 'cha_1', 1, 'per_sponsor', 'then', x'00', '[{"personId":"per_omar"}]', 'waiting');
    insert into audit (seq, at, actor, deed, person_id, detail, hash) values
      (1, 'then', 'per_sponsor', 'changedPerson', 'per_omar', 'address', x'00'),
      (2, 'then', 'per_sponsor', 'signedIn', null, 'by the Trust', x'00');
  `);
  const held = storage.directory.heldAbout(PersonId.parse("per_sponsor"), "sponsor@a.test");
  expect(held.mandates).toEqual([
    { id: "mdt_1", granted_by: "per_sponsor", granted_at: "then" },
    expect.objectContaining({ id: "mdt_2", basis: "Minute 13" }),
  ]);
  expect(held.invitations).toEqual([{ charter_id: "cha_1", invited_by: "per_sponsor", invited_at: "then" }]);
  expect(held.audit).toEqual([
    { seq: 1, at: "then", actor: "per_sponsor", deed: "changedPerson" },
    expect.objectContaining({ seq: 2, detail: "by the Trust" }),
  ]);
  expect([held.workshops?.length, held.offers?.length, held.sign_in_links]).toEqual([1, 1, []]);
  for (const others of ["per_omar", "Omar", "JOIN-CODE", "address"])
    expect(JSON.stringify(held)).not.toContain(others);
});
