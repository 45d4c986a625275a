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

it("PD1: every column of every table that names a person is in the list", () => {
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

it("[PD2] every table of the list has a label, and what is shown of it are columns that it has", () => {
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

it("PD1: a person's rows are told, another's are not; no hash, token, reason or bytes", () => {
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
