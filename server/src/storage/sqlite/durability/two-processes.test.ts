/** The running server and an admin command write to the same file (SPEC: Storage, ST33). */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CharterId } from "@acb/schemas/ids";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Connection, openConnection } from "../connection.ts";
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

it("ST33 what another process wrote after an operation has read is read anew, and its own write is stored", () => {
  const server = openConnection(file);
  const admin = openConnection(file);
  const { run } = commitsOn(server, () => undefined);
  server.$client.exec("create table tally (rows integer)");
  const add = ({ $client }: Connection): void => {
    const { rows } = $client.prepare<[], { rows: number }>("select count(*) as rows from tally").get() ?? {
      rows: 0,
    };
    if ($client === server.$client && rows === 0) add(admin);
    $client.prepare("insert into tally values (?)").run(rows);
  };
  run(() => add(server));
  expect(server.$client.prepare("select rows from tally").pluck().all()).toEqual([0, 1]);
  expect(newestCommit(admin)).toBe(1);
  for (const { $client } of [server, admin]) $client.close();
});

it("ST33 reading goes on while another process writes", () => {
  const server = openConnection(file);
  const admin = openConnection(file);
  // Both are in this thread, so that waiting would be for ever.
  server.$client.pragma("busy_timeout = 0");
  const { directory } = operationsOn(server, () => new Date());
  admin.$client.exec("begin immediate; insert into network values (1, 'Wendle Vale ICS')");
  expect(directory.network()).toBeNull();
  admin.$client.exec("commit");
  expect(directory.network()).toEqual({ name: "Wendle Vale ICS" });
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
