/** The first page load of a charter: who gets which bytes, and when none (SPEC: SY40, SY41). */
import { brotliDecompressSync } from "node:zlib";
import { ErrorBody } from "@acb/schemas/error";
import type { Person } from "@acb/schemas/people";
import { Hono } from "hono";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import type { AppEnvironment } from "../middleware/app-environment.ts";
import { requestRecord } from "../middleware/request-record.ts";
import { createSqliteStorage } from "../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { EXAMPLE_CHARTER, putExampleCharter, READER, STRANGER } from "../sync/testing/example-charter.ts";
import { testInstallation } from "../testing/test-installation.ts";
import { pageStateRoutes } from "./page-state-route.ts";

let storage: Storage;
beforeEach(async () => {
  storage = await createSqliteStorage({ file: ":memory:" });
  await putExampleCharter(storage);
});
afterEach(() => storage.close());

const get = (
  headers: Record<string, string>,
  person: Person | null = READER,
  id: string = EXAMPLE_CHARTER,
) => {
  const app = new Hono<AppEnvironment>().use(requestRecord(pino({ level: "silent" })));
  app.route(
    "/",
    pageStateRoutes({ storage }, async () => person),
  );
  return app.request(`/sync/${id}/state`, { headers });
};
const getPacked = (etag?: string) =>
  get({ "Accept-Encoding": "gzip, br", ...(etag === undefined ? {} : { "If-None-Match": etag }) });

const textIn = (stateV2: Uint8Array): string => {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, stateV2);
  return doc.getText("t").toString();
};
const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());

/** Somebody adds a word; answers the document's state with it. */
const append = async (word: string): Promise<Uint8Array> => {
  const doc = new Y.Doc();
  const { checkpoint, updates } = await storage.updates.load(EXAMPLE_CHARTER);
  for (const update of [...(checkpoint === null ? [] : [checkpoint]), ...updates]) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  doc.getText("t").insert(0, word);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  await storage.updates.append([{ charterId: EXAMPLE_CHARTER, bytes, personId: null, organisationId: null }]);
  return Y.encodeStateAsUpdate(doc);
};

it("SY40 a reader gets the stored state as one V2 update, packed by Brotli", async () => {
  const answer = await getPacked();
  expect([answer.status, answer.headers.get("Content-Encoding")]).toEqual([200, "br"]);
  expect(textIn(brotliDecompressSync(await bytesOf(answer)))).toBe("Charter: ");
});

it("SY40 a browser that does not take Brotli gets the same update as it is, under a tag of its own", async () => {
  const plain = await get({ "Accept-Encoding": "gzip, br;q=0" });
  expect(plain.headers.get("Content-Encoding")).toBeNull();
  expect(textIn(await bytesOf(plain))).toBe("Charter: ");
  expect(plain.headers.get("ETag")).not.toBe((await getPacked()).headers.get("ETag"));
});

it("SY40 nobody else gets any of it, and a charter that is not there is answered alike", async () => {
  const asked = [get({}, null), get({}, STRANGER), get({}, READER, "cha_missing"), get({}, READER, "Cha")];
  const refused = await Promise.all(asked.map(async (answer) => (await answer).json()));
  expect(refused.map((body) => ErrorBody.parse(body).error.code)).toEqual([
    "NOT_SIGNED_IN",
    "NOT_FOUND",
    "NOT_FOUND",
    "NOT_FOUND",
  ]);
});

it("SY41 a known state is answered without its bytes, and kept in nobody's shared cache", async () => {
  const first = await getPacked();
  const etag = first.headers.get("ETag") ?? "";
  expect([etag, first.headers.get("Cache-Control")]).toEqual(['"1-1-br"', "private, no-cache"]);
  for (const known of [etag, `W/${etag}`, `"1-0-br", ${etag}`]) {
    const again = await getPacked(known);
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  }
  expect((await getPacked('"2-1-br"')).status).toBe(200);
});

it("SY41 the state stays the same, to the byte, until a newer checkpoint is stored; the tail is the socket's", async () => {
  const before = await bytesOf(await getPacked());
  const folded = await append("Our ");
  const between = await getPacked();
  expect([await bytesOf(between), between.headers.get("ETag")]).toEqual([before, '"1-1-br"']);
  await storage.updates.compact(EXAMPLE_CHARTER, 2, folded);
  const after = await getPacked('"1-1-br"');
  expect([after.status, after.headers.get("ETag")]).toEqual([200, '"1-2-br"']);
  expect(textIn(brotliDecompressSync(await bytesOf(after)))).toBe("Our Charter: ");
});

it("SY40 the whole application answers it where the socket is, with the headers of every answer", async () => {
  const { app, close } = await testInstallation();
  const answer = await app.request(`/sync/${EXAMPLE_CHARTER}/state`);
  await close();
  expect([answer.status, answer.headers.get("X-Content-Type-Options")]).toEqual([401, "nosniff"]);
  expect(ErrorBody.parse(await answer.json()).error.code).toBe("NOT_SIGNED_IN");
});
