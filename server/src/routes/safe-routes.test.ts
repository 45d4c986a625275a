/** Whatever may be read may be read twice: no safe request changes what is kept (SPEC: HT11; I-24, B-51). */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXPORT_FORMATS } from "@acb/schemas/api/sign-off-routes";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keptIn } from "../testing/kept-in.ts";
import { requestOf } from "../testing/matrix/ask.ts";
import { type Cast, createCast } from "../testing/matrix/cast.ts";
import { ROUTE_NEEDS } from "../testing/matrix/route-needs.ts";
import type { Visitor } from "../testing/visitor.ts";

let folder: string;
let file: string;
let cast: Cast;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "acb-safe-"));
  file = join(folder, "charters.db");
  cast = await createCast({ databaseFile: file });
  await cast.installation.settled();
});
afterAll(async () => {
  await cast.installation.close();
  await rm(folder, { recursive: true });
});

const SAFE = Object.keys(ROUTE_NEEDS).filter((route) => route.startsWith("GET "));

/** Pages that a mail or a bookmark leads to, and what a row of the matrix asks in one form only. */
const MORE = (): readonly string[] => {
  const { charterId, versionId } = cast.own;
  return [
    "/sign-in/link",
    `/charters/${charterId}`,
    ...EXPORT_FORMATS.map((format) => `/api/charters/${charterId}/versions/${versionId}/export/${format}`),
  ];
};

/** Who reads everything that there is, a reader, a guest, and nobody. */
const crawlers = (): Readonly<Record<string, Visitor>> => ({
  both: cast.both,
  ...Object.fromEntries(
    cast.actors
      .filter(({ called }) => ["reader", "guest", "administrator", "nobody signed in"].includes(called))
      .map(({ called, visitor }) => [called, visitor]),
  ),
});

const readTwice = async (visitor: Visitor, address: string): Promise<void> => {
  for (const method of ["HEAD", "GET", "HEAD", "GET"])
    await (await visitor.request(address, { method })).arrayBuffer();
};

it("HT11 every safe route of the router, read twice by GET and HEAD, by lead, reader, guest and visitor, changes nothing that is kept", async () => {
  const addresses = SAFE.map((route) => requestOf(route, cast.own, cast).path);
  expect(addresses.filter((address) => address.includes("missing"))).toEqual([]);
  expect(Object.keys(crawlers())).toHaveLength(5);
  const before = keptIn(file);
  expect(Object.keys(before)).toEqual(expect.arrayContaining(["audit", "people", "updates"]));
  for (const visitor of Object.values(crawlers()))
    for (const address of addresses) await readTwice(visitor, address);
  for (const address of MORE()) await readTwice(cast.both, address);
  await cast.installation.settled();
  expect(keptIn(file)).toEqual(before);
});

it("HT11 what was crawled was there to be read", async () => {
  const refused = await Promise.all(
    SAFE.map(async (route) => [
      route,
      (await cast.both.request(requestOf(route, cast.own, cast).path)).status >= 400,
    ]),
  );
  const expected = SAFE.map((route) => {
    const { needs, answered } = ROUTE_NEEDS[route] ?? {};
    return [route, answered !== undefined || needs === "guest" || needs === "ticket"];
  });
  expect(Object.fromEntries(refused)).toEqual(Object.fromEntries(expected));
});
