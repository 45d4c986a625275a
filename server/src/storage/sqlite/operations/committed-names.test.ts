/** Names that were recorded before there were commitments are moved, once and whole (SPEC: ER2). */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CharterId, VersionId } from "@acb/schemas/ids";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findDamage } from "../../../backup/find-damage.ts";
import { MIGRATIONS, openConnection } from "../connection.ts";
import { operationsOn } from "./operations.ts";

const CHARTER = CharterId.parse("cha_first");
const VERSION = VersionId.parse("ver_first");
const BEFORE = 8;
const NAMES = ["Megan Price", "Omar Aziz", "Company Secretary"];

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "acb-names-"));
  file = join(folder, "charters.db");
  writeOldDatabase();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As the version before wrote it: with the migrations up to then. */
const writeOldDatabase = (): void => {
  const migrations = join(folder, "migrations");
  cpSync(MIGRATIONS, migrations, { recursive: true });
  const path = join(migrations, "meta", "_journal.json");
  const journal: { entries: unknown[] } = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, BEFORE) }));
  const client = new Database(file);
  migrate(drizzle(client), { migrationsFolder: migrations });
  client.pragma("foreign_keys = OFF");
  client.exec(
    "INSERT INTO charters VALUES ('cha_first', 'A', 'charter', 'system', '', '', '', 'en-GB', '2026-11-01', 1)",
  );
  const event = client.prepare(
    "INSERT INTO events VALUES ('cha_first', ?, '2026-11-01T09:00:00.000Z', 'per_m', ?)",
  );
  const label = "Before a large deletion by Megan Price";
  const version = { id: VERSION, label, frozenBy: "per_m", frozenByName: "Megan Price", number: 1 };
  client
    .prepare("INSERT INTO versions VALUES (?, 'cha_first', 1, ?, '{}', x'00')")
    .run(VERSION, JSON.stringify(version));
  event.run(1, JSON.stringify({ type: "version.frozen", versionId: VERSION, label }));
  const decision = {
    id: "d",
    actor: "per_o",
    actorName: "Omar Aziz",
    actorTitle: "Company Secretary",
    reason: "",
  };
  event.run(2, JSON.stringify({ type: "decision.recorded", decision }));
  event.run(3, JSON.stringify({ type: "round.cancelled", roundId: "rnd_first", reason: "A test" }));
  client
    .prepare(
      "INSERT INTO sign_in_links (token_hash, email, expires_at, used_at) VALUES ('h', 'm@a.test', '', 'then')",
    )
    .run();
  const person = client.prepare(
    "INSERT INTO people (id, name, email, job_title, administrator) VALUES (?, ?, ?, '', 0)",
  );
  person.run("per_m", "Megan Price", "m@a.test");
  person.run("per_o", "Omar Aziz", "o@a.test");
  client.close();
};

const rowsOf = (sql: string): readonly unknown[] => {
  const client = new Database(file, { readonly: true });
  const rows = client.prepare(sql).raw().all();
  client.close();
  return rows;
};

it("ER2 facts and versions read as before; their rows hold commitments, and the names can be erased beside them", () => {
  const storage = operationsOn(openConnection(file), () => new Date());
  expect(storage.events.read(CHARTER).map(({ fact }) => fact)).toMatchObject([
    { type: "version.frozen", label: "Before a large deletion" },
    { type: "decision.recorded", decision: { actorName: "Omar Aziz", actorTitle: "Company Secretary" } },
    { type: "round.cancelled", reason: "A test" },
  ]);
  const [version] = storage.events.versions(CHARTER);
  expect(version).toMatchObject({ label: "Before a large deletion", frozenByName: "Megan Price", number: 1 });
  storage.whole.close();
  const rows = JSON.stringify(rowsOf("SELECT fact FROM events UNION ALL SELECT version FROM versions"));
  expect(NAMES.filter((name) => rows.includes(name))).toEqual([]);
  expect(rowsOf("SELECT part, value, person_id FROM event_names ORDER BY value")).toEqual([
    ["title", "Company Secretary", "per_o"],
    ["name", "Megan Price", "per_m"],
    ["name", "Omar Aziz", "per_o"],
  ]);
});

it("ER2 it is done once: opened again, nothing has changed, and the log refuses changes as before", () => {
  openConnection(file).$client.close();
  const all = "SELECT fact, 1 FROM events UNION ALL SELECT commitment, salt FROM event_names";
  const first = rowsOf(all);
  const { $client: client } = openConnection(file);
  for (const sql of [
    "UPDATE events SET actor = null",
    "UPDATE versions SET number = 2",
    "DELETE FROM events",
  ])
    expect(() => client.exec(sql)).toThrow(/append-only|never changes/);
  client.close();
  expect(rowsOf(all)).toEqual(first);
});

it("ER2 who had used a link has signed in", () => {
  openConnection(file).$client.close();
  expect(rowsOf("SELECT id, has_signed_in FROM people ORDER BY id")).toEqual([
    ["per_m", 1],
    ["per_o", 0],
  ]);
});

it("SI6 a link from before it said whose it is is that of whoever has its address", () => {
  openConnection(file).$client.close();
  expect(rowsOf("SELECT person_id FROM sign_in_links")).toEqual([["per_m"]]);
});

it("ER2 a name that was changed beside the log does not have its commitment, and is found", () => {
  const { $client: client } = openConnection(file);
  client.exec("UPDATE event_names SET value = 'Omar Asis' WHERE value = 'Omar Aziz'");
  // Which has no content that could be checked.
  client.exec("DROP TRIGGER versions_stay; DELETE FROM versions");
  client.close();
  expect(findDamage(file)).toBe(
    "it is damaged: a name in the event log is not the one that it was recorded with",
  );
});
