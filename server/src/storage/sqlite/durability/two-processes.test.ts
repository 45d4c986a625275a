/** The running server and an admin command write to the same file (SPEC: Storage, ST33). */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CharterId } from "@acb/schemas/ids";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openConnection } from "../connection.ts";
import { operationsOn } from "../operations/operations.ts";
import { createSqliteStorage } from "../worker/sqlite-storage.ts";
import { commitsOn, newestCommit } from "./commits.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "acb-two-"));
  file = join(folder, "charters.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

it("ST33 nobody writes between what an operation reads and what it writes", () => {
  const server = openConnection(file);
  const admin = openConnection(file);
  // Both are in this thread, so that waiting would be for ever.
  admin.$client.pragma("busy_timeout = 0");
  const { run } = commitsOn(server, () => undefined);
  const named = (name: string) => operationsOn(admin, () => new Date()).directory.nameNetwork(name);
  run(() => {
    const { rows } = server.$client.prepare("select count(*) as rows from network").get() as { rows: number };
    expect(() => named("Wendle Vale ICS")).toThrow("database is locked");
    server.$client.prepare("insert into network (id, name) values (1, ?)").run(`Network ${rows}`);
  });
  expect(named("Wendle Vale ICS")).toBe(false);
  expect(newestCommit(admin)).toBe(1);
  for (const { $client } of [server, admin]) $client.close();
});

it("ST33 two processes write as fast as they can, and neither is refused a write", async () => {
  const WRITES = 300;
  const [server, admin] = [await createSqliteStorage({ file }), await createSqliteStorage({ file })];
  const charterOf = (one: number) => CharterId.parse(`cha_wendle${one}`);
  const write = async (storage: typeof server, one: number) => {
    for (let count = 0; count < WRITES; count++)
      await storage.updates.append([
        { charterId: charterOf(one), bytes: Uint8Array.of(count), personId: null, organisationId: null },
      ]);
  };
  await Promise.all([server, admin].map(write));
  await Promise.all([server.close(), admin.close()]);
  const opened = await createSqliteStorage({ file });
  for (const one of [0, 1]) expect((await opened.updates.load(charterOf(one))).lastSeq).toBe(WRITES);
  await opened.close();
});
