/** The settings that durability rests on (SPEC: Storage). */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { applySettings, checkSettings, checkVersion } from "./connection.ts";

let folder: string;
let client: Database.Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "acb-settings-"));
  client = new Database(join(folder, "settings.db"));
  applySettings(client);
});
afterEach(() => {
  client.close();
  rmSync(folder, { recursive: true });
});

it("ST19 a commit is on disk before it returns, and references hold", () => {
  const read = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"].map((name) =>
    client.pragma(name, { simple: true }),
  );
  expect(read).toEqual(["wal", 2, 1, 5_000]);
});

it.each([
  ["journal_mode", "DELETE"],
  ["synchronous", "NORMAL"],
  ["foreign_keys", "OFF"],
  ["busy_timeout", "0"],
])("ST19 with %s at %s the database is refused", (name, value) => {
  client.pragma(`${name} = ${value}`);
  expect(() => checkSettings(client)).toThrow(`its setting ${name} is`);
});

it.each(["3.40.1", "3.51.2", "3.52.0", "2.60.9"])("ST29 SQLite %s is refused", (version) => {
  expect(() => checkVersion(version)).toThrow(`SQLite ${version} can damage databases`);
});

it.each(["3.51.3", "3.52.1", "3.54.1", "4.0.0"])("ST29 SQLite %s is taken", (version) => {
  expect(() => checkVersion(version)).not.toThrow();
});
