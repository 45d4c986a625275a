/** An organisation that was entered by mistake (SPEC: ORG11). */
import { CharterId, OrganisationId } from "@acb/schemas/ids";
import type { Organisation } from "@acb/schemas/people";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { openConnection } from "../../storage/sqlite/connection.ts";
import {
  NEVER_REFERS,
  ORGANISATION_COLUMNS,
  OWN_TABLES,
  referencesOn,
} from "../../storage/sqlite/operations/organisation-references.ts";
import * as schema from "../../storage/sqlite/tables/schema.ts";
import { createNetworkCast, type NetworkCast, paramsOf } from "../../testing/network-cast.ts";
import { NEW_CHARTER } from "../../testing/new-charter.ts";

let cast: NetworkCast;
beforeAll(async () => {
  cast = await createNetworkCast();
});
afterAll(() => cast.installation.close());

const remove = (organisation: Organisation) => ({ params: paramsOf(organisation), body: {} });
const isRemovable = async (organisation: Organisation) =>
  (await cast.admin.call("getOrganisation", { params: paramsOf(organisation) })).removable;

it("ORG11 it is removed with entry, logo and meetings; the audit trail says by whom, and what it was called", async () => {
  const { admin } = cast;
  const atlantis = await cast.addOrganisation("Atlantis");
  const params = paramsOf(atlantis);
  await admin.call("addMeeting", {
    params,
    body: { body: "Board", meetsOn: "2027-01-28", papersDueOn: null },
  });
  expect(await isRemovable(atlantis)).toBe(true);
  await admin.call("removeOrganisation", remove(atlantis));
  expect(await admin.call("listOrganisations")).not.toContainEqual(atlantis);
  expect(await admin.refused("getOrganisation", { params })).toMatchObject({ code: "NOT_FOUND" });
  const { entries, organisations } = await admin.call("listAudit");
  expect(entries[0]).toMatchObject({
    deed: "removedOrganisation",
    organisationId: atlantis.id,
    detail: atlantis.name,
  });
  expect(organisations).toContainEqual({ id: atlantis.id, name: `${atlantis.name} (removed)` });
  await admin.call("addOrganisation", {
    body: { name: atlantis.name, shortName: "Atlantis", type: "other" },
  });
});

it("ORG11 while anything refers to it it stays, and what does is told; others than administrators remove nothing", async () => {
  const { trust, sponsor } = await cast.twoOrganisations();
  expect(await isRemovable(trust)).toBe(false);
  expect(await sponsor.refused("removeOrganisation", remove(trust))).toMatchObject({
    code: "ADMINISTRATOR_ONLY",
  });
  const read = await sponsor.call("getOrganisation", {
    params: paramsOf(await cast.addOrganisation("Free")),
  });
  expect(read.removable).toBe(false);
  expect(await cast.admin.refused("removeOrganisation", remove(trust))).toMatchObject({
    status: 409,
    code: "ORGANISATION_IN_USE",
    next: expect.stringContaining("people, posts"),
  });
  expect((await cast.admin.call("getOrganisation", { params: paramsOf(trust) })).organisation).toEqual(trust);
});

it("ORG11 it stays while the text of a draft names it, by whatever item", async () => {
  const named = await cast.addOrganisation("Named");
  const { record } = await cast.admin.call("createCharter", { body: NEW_CHARTER });
  const doc = new Y.Doc();
  doc.getMap("items").set("partners", [named.id]);
  const { storage } = cast.installation.context;
  const update = { charterId: CharterId.parse(record.id), personId: null, organisationId: null };
  await storage.updates.append([{ ...update, bytes: Y.encodeStateAsUpdate(doc) }]);
  expect(await cast.admin.refused("removeOrganisation", remove(named))).toMatchObject({
    next: expect.stringContaining("words in a draft"),
  });
});

it("ORG20 whether it can be removed is told without reading what was written in any charter", () => {
  const empty = openConnection(":memory:");
  const statements: string[] = [];
  const verbose = (text: unknown) => void statements.push(String(text));
  const client = new Database(empty.$client.serialize(), { verbose });
  expect(referencesOn(drizzle(client, { schema })).isOnRecord(OrganisationId.parse("org_mistaken"))).toBe(
    false,
  );
  const read = statements.flatMap((text) => /from "(\w+)"/.exec(text)?.[1] ?? []);
  expect(read).toContain("memberships");
  const written = ["checkpoints", "events", "offers", "updates", "versions"];
  expect(read.filter((table) => written.includes(table))).toEqual([]);
  client.close();
  empty.$client.close();
});

it("ORG11 every column of every table that names an organisation is looked at", () => {
  const { $client: client } = openConnection(":memory:");
  const apart = new Set<string>([...OWN_TABLES, ...NEVER_REFERS]);
  const found = client
    .prepare<[], string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all()
    .filter((table) => !apart.has(table))
    .flatMap((table) =>
      client
        .prepare<[], { name: string }>(`pragma table_info("${table}")`)
        .all()
        .filter(({ name }) => /organisation_?id|partner/i.test(name))
        .map(({ name }) => `${table}.${name}`),
    );
  const looked = new Set<string>(ORGANISATION_COLUMNS.map(({ table, column }) => `${table}.${column}`));
  expect(found.length).toBeGreaterThan(8);
  expect(found.filter((column) => !looked.has(column))).toEqual([]);
  client.close();
});
