/** A disk that hangs (SPEC: Storage): the commit waits, nothing else does. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSqliteStorage } from "../storage/sqlite/sqlite-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { EXAMPLE_CHARTER, putExampleCharter, SECOND_WRITER, WRITER } from "./testing/example-charter.ts";
import { connectStockClient, type StockClient } from "./testing/stock-client.ts";
import { startTyping } from "./testing/typist.ts";
import { startWebServer, type WebServer } from "./testing/web-server.ts";

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

it("ST32 (I-3): while a commit hangs, requests are answered and presence flows; nothing is shown or saved before it ends", async () => {
  const [amina, bela] = [WRITER, SECOND_WRITER].map((person) => connectStockClient(server.origin, person));
  if (amina === undefined || bela === undefined) throw new Error("Two clients were asked for.");
  const typist = startTyping(amina, "slow");
  await bela.whenText((text) => text.includes("slow.0;"));
  for (let hang = 0; hang < HANGS; hang += 1) {
    const { release } = hangCommits();
    const began = performance.now();
    // What was committed before the hang may still be on its way to either: one round trip, and it has arrived.
    const roundTrip = async (): Promise<void> => {
      expect((await fetch(`${server.origin}/nothing-here`)).status).toBe(404);
      await moves(amina, bela);
      await moves(bela, amina);
    };
    await roundTrip();
    const [seen, saved] = [bela.doc.getText("t").length, typist.saved().length];
    while (performance.now() - began < HANG_MS) await roundTrip();
    expect([bela.doc.getText("t").length, typist.saved().length]).toEqual([seen, saved]);
    release();
    await bela.whenText((text) => text.length > seen);
  }
  typist.stop();
  const written = amina.doc.getText("t").toString();
  expect(await bela.whenText((text) => text === written)).toBe(written);
  await server.rooms.whenStored(EXAMPLE_CHARTER);
  for (const client of [amina, bela]) client.destroy();
});
