/** The SQLite storage through its worker: the log's contract, opening, reopening and closing (SPEC: Storage). */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CharterId } from "@acb/schemas/ids";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeUpdateLog } from "../../update-log.contract.ts";
import { createSqliteStorage } from "./sqlite-storage.ts";

const charterId = CharterId.parse("cha_wendle");

describeUpdateLog("sqlite", async () => {
  const storage = await createSqliteStorage({ file: ":memory:" });
  return { log: storage.updates, close: storage.close };
});

describe("sqlite storage", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "acb-storage-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("ST6 everything is there after closing and opening again", async () => {
    const file = join(folder, "charters.db");
    const first = await createSqliteStorage({ file });
    await first.directory.nameNetwork("Wendle Vale ICS");
    await first.updates.append([
      { charterId, bytes: Uint8Array.of(1, 2), personId: null, organisationId: null },
    ]);
    await first.close();
    const second = await createSqliteStorage({ file });
    const stored = {
      network: await second.directory.network(),
      document: await second.updates.load(charterId),
    };
    await second.close();
    expect(stored).toEqual({
      network: { name: "Wendle Vale ICS" },
      document: { checkpoint: null, updates: [Uint8Array.of(1, 2)], lastSeq: 1 },
    });
  });

  it("ST17 ready resolves when a write would be stored; after close every call says so", async () => {
    const storage = await createSqliteStorage({ file: ":memory:" });
    await storage.ready();
    await storage.close();
    await storage.close();
    await expect(storage.ready()).rejects.toThrow(/closed/);
  });

  it("ST18 what cannot be opened says why", async () => {
    const noDatabase = join(folder, "notes.txt");
    await writeFile(noDatabase, "These are the minutes of the partnership board. ".repeat(30));
    const open = (path: string) => createSqliteStorage({ file: path });
    await expect(open(join(folder, "missing", "charters.db"))).rejects.toThrow(/the folder is not there/);
    await expect(open("/proc/charters.db")).rejects.toThrow(/may not write in it/);
    await expect(open(noDatabase)).rejects.toThrow(/not a database/);
  });
});
