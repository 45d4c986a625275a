/** A database that silently went back is refused, and an honest crash is not (SPEC: Storage, M20). */
import { copyFileSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { CharterId } from "@acb/schemas/ids";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openConnection } from "../connection.ts";
import { type Operations, operationsOn } from "../operations/operations.ts";
import { createSqliteStorage } from "../worker/sqlite-storage.ts";
import { newestCommit } from "./commits.ts";
import { DatabaseWentBack, type HighWaterMark, openMark } from "./high-water-mark.ts";
import { acceptDatabase, markFileOf, readMark } from "./mark-file.ts";

const charterId = CharterId.parse("cha_wendle");

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "acb-mark-"));
  file = join(folder, "charters.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

type Opened = { readonly storage: Operations; readonly mark: HighWaterMark };

const open = async (): Promise<Opened> => {
  const connection = openConnection(file);
  try {
    const mark = await openMark(file, () => newestCommit(connection));
    return { storage: operationsOn(connection, () => new Date(), mark), mark };
  } catch (cause) {
    connection.$client.close();
    throw cause;
  }
};
const close = async ({ storage, mark }: Opened): Promise<void> => {
  storage.whole.close();
  await mark.close();
};
const append = ({ storage }: Opened, times = 1): void => {
  for (let at = 0; at < times; at += 1) {
    storage.updates.append([
      { charterId, bytes: Uint8Array.of(1, at), personId: null, organisationId: null },
    ]);
  }
};
/** Closed, with as many commits as updates. */
const written = async (times: number): Promise<void> => {
  const opened = await open();
  append(opened, times);
  await close(opened);
};
const keptMark = async () => {
  const read = await readMark(markFileOf(file));
  return read.kind === "kept" ? read.mark : read.kind;
};

it("ST25 every operation that wrote is one commit; one that only read, or failed, is none", async () => {
  const opened = await open();
  append(opened, 3);
  opened.storage.updates.load(charterId);
  expect(() => opened.storage.updates.compact(charterId, 9, Uint8Array.of(1))).toThrow(/ahead/);
  opened.storage.directory.nameNetwork("Wendle Vale ICS");
  opened.storage.directory.nameNetwork("Another");
  await close(opened);
  expect(await keptMark()).toEqual({ commit: 4, updates: { [charterId]: 3 } });
});

it("ST25 the mark follows the commits by itself, and is never ahead of them", async () => {
  const opened = await open();
  append(opened, 2);
  expect(await keptMark()).toEqual({ commit: 0, updates: {} });
  await expect.poll(keptMark, { timeout: 5_000 }).toEqual({ commit: 2, updates: { [charterId]: 2 } });
  await close(opened);
});

it("ST25 a database that was killed before its mark was written opens, and is marked then", async () => {
  const opened = await open();
  append(opened, 5);
  // As the files are at this moment: a commit is in the WAL, and not in the mark yet.
  const copy = join(folder, "copy.db");
  for (const end of ["", "-wal", "-mark"]) copyFileSync(file + end, copy + end);
  await close(opened);
  file = copy;
  await close(await open());
  expect(await keptMark()).toEqual({ commit: 5, updates: {} });
});

it("ST26 a database whose WAL was removed is refused, and says what to do", async () => {
  const opened = await open();
  append(opened, 4);
  const copy = join(folder, "copy.db");
  copyFileSync(file, copy);
  await close(opened);
  copyFileSync(markFileOf(file), markFileOf(copy));
  file = copy;
  await expect(open()).rejects.toThrow(/it holds 0 commits, and 4 were stored.*Put back.*restore a backup/s);
});

it("ST26 an older copy in its place is refused; emptying the mark accepts it, and it is marked anew", async () => {
  await written(2);
  const older = join(folder, "older.db");
  copyFileSync(file, older);
  await written(3);
  copyFileSync(older, file);
  await expect(open()).rejects.toThrow(DatabaseWentBack);
  await expect(open()).rejects.toThrow(/it holds 2 commits, and 5 were stored/);
  await acceptDatabase(file);
  await written(1);
  expect(await keptMark()).toEqual({ commit: 3, updates: { [charterId]: 3 } });
});

it.each([
  ["missing", () => rmSync(markFileOf(file))],
  ["cut", () => truncateSync(markFileOf(file), 70)],
  [
    "changed",
    async () =>
      writeFileSync(markFileOf(file), (await readFile(markFileOf(file), "utf8")).replace(":2", ":1")),
  ],
])("ST26 with a mark that is %s the database is refused", async (_, spoil) => {
  await written(2);
  await spoil();
  await expect(open()).rejects.toThrow(/nobody knows how far it had come/);
});

it("ST26 the server's storage refuses it with the same words", async () => {
  await written(2);
  const older = join(folder, "older.db");
  copyFileSync(file, older);
  await written(1);
  copyFileSync(older, file);
  await expect(createSqliteStorage({ file })).rejects.toThrow(/went back to an older state/);
});

it("ST26 closing the storage leaves no other file than the database and its mark", async () => {
  const storage = await createSqliteStorage({ file });
  await storage.directory.nameNetwork("Wendle Vale ICS");
  await storage.close();
  expect(readdirSync(folder)).toEqual([file, markFileOf(file)].map((path) => basename(path)));
  expect(await keptMark()).toEqual({ commit: 1, updates: {} });
});

it("ST25 of two processes at one database, neither takes back what the other has marked", async () => {
  const [server, command] = [await open(), await open()];
  append(command);
  append(server, 3);
  await close(server);
  await close(command);
  expect(await keptMark()).toEqual({ commit: 4, updates: { [charterId]: 4 } });
});

it("ST27 a charter whose log ends before its mark is damaged, and the others are not", async () => {
  const other = CharterId.parse("cha_other");
  const opened = await open();
  append(opened, 3);
  opened.storage.updates.append([
    { charterId: other, bytes: Uint8Array.of(1), personId: null, organisationId: null },
  ]);
  // As when a damaged page no longer lists the charter's last row.
  const query = { sql: "delete from updates where charter_id = ? and seq = 3", params: [charterId] };
  opened.storage.identity.query({ ...query, method: "run" });
  expect(() => opened.storage.updates.load(charterId)).toThrow(/update 3 is missing/);
  await close(opened);
  const again = await open();
  expect(() => again.storage.updates.load(charterId)).toThrow(/update 3 is missing/);
  expect(again.storage.updates.load(other).lastSeq).toBe(1);
  await close(again);
});
