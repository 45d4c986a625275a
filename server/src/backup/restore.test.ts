/** A backup in the place of the database (SPEC: Backup). */
import { copyFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CharterId } from "@acb/schemas/ids";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { holdDataDir } from "../hold-data-dir.ts";
import { createSqliteStorage } from "../storage/sqlite/worker/sqlite-storage.ts";
import { backUp } from "./back-up.ts";
import { newestEpoch } from "./begin-epoch.ts";
import { restore } from "./restore.ts";
import { readWords, tamper, writeInstallation, writeWords } from "./testing/small-installation.ts";

const NOW = new Date("2026-11-23T19:00:00.000Z");
const say = (): void => {};

let folder: string;
let databaseFile: string;
let file: string;
let charterId: CharterId;

const place = (name: string): void => {
  folder = name;
  databaseFile = join(folder, "charter-builder.sqlite");
  file = join(folder, "backup.sqlite");
};

/** A backup, and the database in which somebody wrote on after it: made once, and copied for each test. */
let model: string;
beforeAll(async () => {
  model = await mkdtemp(join(tmpdir(), "acb-restore-"));
  place(model);
  ({ charterId } = await writeInstallation(databaseFile));
  expect((await backUp({ databaseFile, file, say })).ok).toBe(true);
  await writeWords(databaseFile, charterId, " And after it.");
});
afterAll(() => rm(model, { recursive: true }));

beforeEach(async () => {
  place(await mkdtemp(join(tmpdir(), "acb-restore-")));
  await cp(model, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const restoreHere = (given: { readonly file?: string; readonly now?: Date } = {}) =>
  restore({ databaseFile, file: given.file ?? file, now: () => given.now ?? NOW, say });
const keptFolders = async (): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith("replaced-"));

describe("a restore", () => {
  it("BA5 BA6 brings the backup back; what it replaced is whole in a dated folder", async () => {
    const { ok, words } = await restoreHere();
    expect([ok, words]).toEqual([
      true,
      expect.stringMatching(/is restored: 1 charters, 1 people(?:.*\n)*.*Start the server/),
    ]);
    expect(await readWords(databaseFile, charterId)).toBe("Written before the backup.");
    const [kept = ""] = await keptFolders();
    expect(kept).toBe("replaced-2026-11-23T19-00-00-000Z");
    const replaced = join(folder, kept, "charter-builder.sqlite");
    expect(await readWords(replaced, charterId)).toBe("Written before the backup. And after it.");
  });

  it("BA5 a server opens what was restored, older though it is, and numbers go on", async () => {
    await restoreHere();
    await writeWords(databaseFile, charterId, " Written on.");
    expect(await readWords(databaseFile, charterId)).toBe("Written before the backup. Written on.");
  });

  it("BA5 a database that is damaged beyond opening is kept as it is, its log too", async () => {
    await writeFile(databaseFile, "what the disk left of it");
    await writeFile(`${databaseFile}-wal`, "and of its log");
    expect((await restoreHere()).ok).toBe(true);
    const [kept = ""] = await keptFolders();
    const read = (name: string) => readFile(join(folder, kept, name), "utf8");
    expect([await read("charter-builder.sqlite"), await read("charter-builder.sqlite-wal")]).toEqual([
      "what the disk left of it",
      "and of its log",
    ]);
    expect(await readWords(databaseFile, charterId)).toBe("Written before the backup.");
  });

  it("BA5 into an empty folder, as on a new machine, there is nothing to keep", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "acb-restore-"));
    const fresh = join(elsewhere, "charter-builder.sqlite");
    expect((await restore({ databaseFile: fresh, file, now: () => NOW, say })).ok).toBe(true);
    expect(await readWords(fresh, charterId)).toBe("Written before the backup.");
    expect((await readdir(elsewhere)).filter((name) => name.startsWith("replaced-"))).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });

  it("BA6 each begins another epoch, also of the same backup and by a clock that went back", async () => {
    const epochs = [newestEpoch(databaseFile)];
    for (const now of [NOW, NOW, new Date("2020-01-01")]) {
      expect((await restoreHere({ now })).ok).toBe(true);
      epochs.push(newestEpoch(databaseFile));
      await rm(join(folder, (await keptFolders())[0] ?? ""), { recursive: true });
    }
    const moment = NOW.getTime() / 1000;
    expect(epochs).toEqual([1, moment, moment + 1, moment + 2]);
  });

  it("BA6 sessions and sign-in links of the backup open nothing any more", async () => {
    await restoreHere();
    const client = new Database(databaseFile, { readonly: true });
    const counts = ["session", "verification"].map((table) =>
      client.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    );
    client.close();
    expect(counts).toEqual([0, 0]);
  });
});

const update = "UPDATE updates SET bytes = zeroblob(length(bytes)) WHERE seq = 1";
const migration = "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 9999999999999)";
const version = `DROP TRIGGER versions_keep; UPDATE versions SET content = replace(content, 'Millbrook', 'Mill Brook')`;

describe("BA3 (B-66) nothing is changed, and the reason is said, for", () => {
  it.each<readonly [string, (path: string) => Promise<void> | void, string]>([
    ["a file that is not there", (path) => rm(path), "it is not there"],
    ["a letter", (path) => writeFile(path, "Dear partners, ".repeat(100)), "it is no database"],
    [
      "a file that was cut short",
      async (path) => writeFile(path, (await readFile(path)).subarray(0, 20_000)),
      "it is damaged",
    ],
    ["nothing at all", (path) => writeFile(path, ""), "it is no database of the charter builder"],
    [
      "another program's database",
      (path) => rm(path).then(() => tamper(path, "CREATE TABLE t (a)")),
      "it is no database of the charter builder",
    ],
    [
      "a newer version",
      (path) => tamper(path, migration),
      "it was written by a newer version of the charter builder than this one",
    ],
    ["a changed update", (path) => tamper(path, update), "update 1 of cha_"],
    ["a missing update", (path) => tamper(path, "DELETE FROM updates WHERE seq = 1"), "update 1 of cha_"],
    ["a changed version", (path) => tamper(path, version), "does not have the fingerprint"],
    [
      "a database with a log beside it",
      (path) => writeFile(`${path}-wal`, "log"),
      "backup.sqlite-wal lies beside it",
    ],
  ])("%s", async (_, spoil, why) => {
    await spoil(file);
    const before = await readFile(databaseFile);
    const names = await readdir(folder);
    const { ok, words } = await restoreHere();
    expect([ok, words]).toEqual([false, expect.stringContaining(why)]);
    expect(words).toContain("The database in use is as it was.");
    expect((await readFile(databaseFile)).equals(before)).toBe(true);
    expect(new Set([...(await readdir(folder)), ".in-use"])).toEqual(new Set([...names, ".in-use"]));
  });
});

describe("BA4 it waits for nobody and disturbs nobody:", () => {
  it("a folder that a server holds", async () => {
    const held = holdDataDir(folder);
    expect((await restoreHere()).words).toMatch(/^The server is running\. Stop it first/);
    held?.release();
    expect((await restoreHere()).ok).toBe(true);
  });

  it("a database that another process has open", async () => {
    const storage = await createSqliteStorage({ file: databaseFile });
    expect((await restoreHere()).words).toContain("another process has the database open");
    await storage.close();
    expect((await restoreHere()).ok).toBe(true);
  });

  it("the backup itself, which stays as it is", async () => {
    await copyFile(file, join(folder, "second.sqlite"));
    await restoreHere();
    expect((await readFile(file)).equals(await readFile(join(folder, "second.sqlite")))).toBe(true);
  });
});
