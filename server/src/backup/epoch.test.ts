/** A client that holds another epoch of a charter than the server (SPEC: Backup). */
import { CLOSE } from "@acb/shared/protocol/close-code";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createSqliteStorage } from "../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { EXAMPLE_CHARTER, putExampleCharter, WRITER } from "../sync/testing/example-charter.ts";
import { connectStockClient, type StockClient } from "../sync/testing/stock-client.ts";
import { startWebServer, type WebServer } from "../sync/testing/web-server.ts";

let storage: Storage;
let server: WebServer;
let client: StockClient;
beforeAll(async () => {
  storage = await createSqliteStorage({ file: ":memory:" });
  await putExampleCharter(storage);
  server = await startWebServer(storage);
});
afterEach(() => client.destroy());
afterAll(async () => {
  await server.close();
  await storage.close();
});

const connect = (params: Readonly<Record<string, string>>): StockClient => {
  client = connectStockClient(server.origin, WRITER, params);
  return client;
};

it.each(["0", "2", "none", ""])(
  "BA7 (I-10) a client of epoch “%s” is told so, and nothing of it is read",
  async (epoch) => {
    const { doc, whenClosed } = connect({ epoch });
    doc.getText("t").insert(0, "From another epoch. ");
    expect(await whenClosed).toBe(CLOSE.restored.code);
    expect((await storage.updates.load(EXAMPLE_CHARTER)).lastSeq).toBe(1);
  },
);

it.each([{ epoch: "1" }, {}])(
  "BA7 a client of this epoch, or one that does not say, is let in: %j",
  async (params) => {
    const { doc, whenSynced } = connect(params);
    await whenSynced;
    expect(Y.encodeStateVector(doc)).not.toEqual(Y.encodeStateVector(new Y.Doc()));
  },
);
