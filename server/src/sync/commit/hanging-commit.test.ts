/** A disk that hangs (SPEC: Storage): the commit waits, nothing else does. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { EXAMPLE_CHARTER, putExampleCharter, SECOND_WRITER, WRITER } from "../testing/example-charter.ts";
import { connectStockClient, type StockClient } from "../testing/stock-client.ts";
import { startWebServer, type WebServer } from "../testing/web-server.ts";
import { writingIn } from "../testing/writing.ts";

let folder: string;
let file: string;
let storage: Storage;
let server: WebServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-slow-"));
  file = join(folder, "charters.db");
  storage = await createSqliteStorage({ file });
  await putExampleCharter(storage);
  server = await startWebServer(storage);
});
afterEach(async () => {
  await server.close();
  await storage.close();
  await rm(folder, { recursive: true });
});

/** While this is held every commit hangs inside SQLite, as on a disk whose fsync does not return. */
const hangCommits = (): { readonly release: () => void } => {
  const other = new Database(file);
  other.exec("BEGIN IMMEDIATE");
  return { release: () => other.close() };
};
/** One moves the caret, and the other hears of it, and with it of all that was sent to them before. */
const moves = async (one: StockClient, other: StockClient): Promise<void> => {
  const told = new Promise<void>((resolve) => {
    const hear = ({ added, updated }: Readonly<Record<"added" | "updated", readonly number[]>>): void => {
      if (![...added, ...updated].includes(one.doc.clientID)) return;
      other.provider.awareness.off("update", hear);
      resolve();
    };
    other.provider.awareness.on("update", hear);
  });
  one.provider.awareness.setLocalStateField("at", performance.now());
  await told;
};
const HANG_MS = 500;
const HANGS = 3;

it("ST32 (I-3) while a commit hangs, requests are answered and presence flows; nothing is shown or saved before it ends", async () => {
  const [amina, bela] = [
    connectStockClient(server.origin, WRITER),
    connectStockClient(server.origin, SECOND_WRITER),
  ];
  let saved = 0;
  amina.onSaved((frameCount) => {
    saved = frameCount;
  });
  await Promise.all([amina.whenSynced, bela.whenSynced]);
  const [written, shown] = [writingIn(amina.doc), writingIn(bela.doc)];
  const roundTrip = async (): Promise<void> => {
    expect((await fetch(`${server.origin}/nothing-here`)).status).toBe(404);
    await moves(amina, bela);
    await moves(bela, amina);
  };
  for (let hang = 0; hang < HANGS; hang += 1) {
    // All that was written is stored and told: whatever comes during the hang would be of the hang.
    await server.rooms.whenStored(EXAMPLE_CHARTER);
    await roundTrip();
    const [before, savedBefore] = [shown.toString(), saved];
    expect(before).toBe(written.toString());
    const { release } = hangCommits();
    const began = performance.now();
    while (performance.now() - began < HANG_MS) {
      written.insert(written.length, "slow;");
      await roundTrip();
    }
    expect([shown.toString(), saved]).toEqual([before, savedBefore]);
    release();
    await bela.whenText((text) => text === written.toString());
    await expect.poll(() => saved, { timeout: 10_000 }).toBeGreaterThan(savedBefore);
  }
  for (const client of [amina, bela]) client.destroy();
});
