/** A copy of one moment, whatever is committed meanwhile (SPEC: Backup). */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { copyDatabase } from "./copy-database.ts";

/** More pages than are copied in one step. */
const ROWS = 5_000;

let folder: string;
let database: string;
let writer: Database.Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "acb-copy-"));
  database = join(folder, "database.sqlite");
  writer = new Database(database);
  writer.pragma("journal_mode = WAL");
  writer.exec("CREATE TABLE words (word BLOB)");
  writer.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
     INSERT INTO words SELECT zeroblob(4000) FROM n`,
  );
});
afterEach(() => {
  writer.close();
  rmSync(folder, { recursive: true });
});

it("BA1 it comes to its end though somebody commits after every step, and holds what was there at its start", async () => {
  const copy = join(folder, "copy.sqlite");
  let steps = 0;
  await copyDatabase(database, copy, () => {
    steps += 1;
    if (steps > ROWS) throw new Error("It began again at every commit");
    writer.exec("INSERT INTO words VALUES (zeroblob(4000))");
  });
  const copied = new Database(copy, { readonly: true });
  const count = copied.prepare("SELECT count(*) FROM words").pluck().get();
  copied.close();
  expect(count).toBe(ROWS);
  expect(steps).toBeGreaterThan(1);
});
