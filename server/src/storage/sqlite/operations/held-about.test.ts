/** What is held about a person is told whole (SPEC: PD1). */
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
  const held = storage.directory.heldAbout(megan.id, megan.email);
  expect(held.people).toMatchObject([{ id: megan.id, email: megan.email }]);
  expect(held.sign_in_links).toMatchObject([{ email: megan.email }]);
  for (const kept of ["a hash", "a reason", other.id, other.email])
    expect(JSON.stringify(held)).not.toContain(kept);
});
