/** A disk that takes no more (I-6): writers are told to try later, readers read on, nothing is lost. */
import { CharterId } from "@acb/schemas/ids";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { afterEach, beforeEach, expect, it } from "vitest";
import { CannotStore } from "./storage/ports/faults.ts";
import { systemClock } from "./sync/clock.ts";
import { RoomRegistry } from "./sync/room/room-registry.ts";
import { freeTextGuard } from "./sync/testing/free-text.ts";
import { Peer } from "./sync/testing/peer.ts";
import { loginOf } from "./sync/testing/room-world.ts";
import { LANE } from "./testing/lane.ts";
import { type Member, type TestInstallation, testInstallation } from "./testing/test-installation.ts";

const PAGES = "pragma max_page_count";
const CHARTER = CharterId.parse("cha_wendle");
const LONG = new Uint8Array(200_000);

let installation: TestInstallation;
let priya: Member;
beforeEach(async () => {
  installation = await testInstallation();
  priya = await installation.signedIn({ email: "priya@charter.test", administrator: true });
});
afterEach(() => installation.close());

const pragma = async (sql: string): Promise<void> => {
  await installation.context.storage.identity.query({ sql, params: [], method: "all" });
};
/** SQLite never goes below what it holds: one page is "no page more". */
const fillDisk = (): Promise<void> => pragma(`${PAGES} = 1`);
const freeDisk = (): Promise<void> => pragma(`${PAGES} = 100000`);

const append = (): Promise<unknown> =>
  installation.context.storage.updates.append([
    { charterId: CHARTER, bytes: LONG, personId: null, organisationId: null },
  ]);

it("ST21 a write that the disk cannot hold is told apart, stores nothing, and is stored once there is room", async () => {
  await fillDisk();
  await expect(append()).rejects.toThrow(CannotStore);
  expect((await installation.context.storage.updates.load(CHARTER)).lastSeq).toBe(0);
  await freeDisk();
  await append();
  expect((await installation.context.storage.updates.load(CHARTER)).lastSeq).toBe(1);
});

it("HT7 ST21 a request that cannot be stored is told to try later; reading goes on", async () => {
  await fillDisk();
  const add = (name: string) =>
    priya.request("/api/organisations", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name, shortName: "Org", type: "icb" }),
    });
  let refused = await add("Organisation 0");
  // What is left of the last pages takes some rows yet.
  for (let at = 1; refused.ok; at += 1) refused = await add(`Organisation ${at} ${"x".repeat(100)}`);
  expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "60"]);
  expect(await refused.json()).toMatchObject({ error: { code: "TRY_LATER" } });
  expect((await priya.call("getSession")).person?.id).toBe(priya.person.id);
  await freeDisk();
  expect((await add("Organisation again")).status).toBe(200);
});

it("SY3 ST21 a room that cannot be stored tells its people to try later, and takes their words again", async () => {
  const rooms = new RoomRegistry({
    storage: installation.context.storage,
    clock: { ...systemClock, after: (delayMs, run) => systemClock.after(delayMs / 100, run) },
    onFault: () => {},
    guard: freeTextGuard,
  });
  const [amina, bela] = [
    new Peer(rooms, CHARTER, loginOf("Amina")),
    new Peer(rooms, CHARTER, loginOf("Bela")),
  ];
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) {
      for (const peer of [amina, bela]) for (const way of ["out", "in"] as const) peer.deliver(way);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  for (const peer of [amina, bela]) peer.connect();
  await until(() => amina.heard.saved === 1 && bela.heard.saved === 1);
  await fillDisk();
  const words = "kept ".repeat(40_000);
  amina.doc.getText("t").insert(0, words);
  await until(() => amina.heard.closeCode !== null && bela.heard.closeCode !== null);
  expect([amina.heard.closeCode, bela.text]).toEqual([CLOSE.tryLater.code, ""]);
  bela.connect();
  await until(() => bela.heard.saved === 1);
  await freeDisk();
  amina.connect();
  await until(() => bela.text === words);
  await rooms.close();
});

it(`ST21 (I-6) of ${LANE.fullDisks} full disks nobody hears while there is room again in time, and no word is lost`, {
  timeout: LANE.timeLimitMs,
}, async () => {
  const failedTry = { happened: Promise.withResolvers<void>() };
  const rooms = new RoomRegistry({
    storage: installation.context.storage,
    clock: systemClock,
    onFault: () => failedTry.happened.resolve(),
    guard: freeTextGuard,
  });
  const [amina, bela] = [
    new Peer(rooms, CHARTER, loginOf("Amina")),
    new Peer(rooms, CHARTER, loginOf("Bela")),
  ];
  const deliver = (): void => {
    for (const peer of [amina, bela]) for (const way of ["out", "in"] as const) peer.deliver(way);
  };
  const until = async (holds: () => boolean): Promise<void> => {
    for (deliver(); !holds(); deliver()) await new Promise((resolve) => setImmediate(resolve));
  };
  for (const peer of [amina, bela]) peer.connect();
  await until(() => amina.heard.saved === 1 && bela.heard.saved === 1);
  for (let time = 1; time <= LANE.fullDisks; time += 1) {
    await fillDisk();
    failedTry.happened = Promise.withResolvers();
    const [before, savedBefore] = [bela.text, amina.heard.saved];
    amina.doc.getText("t").insert(0, `${time} `.repeat(40_000));
    deliver();
    await failedTry.happened.promise;
    deliver();
    expect([bela.text === before, amina.heard.saved]).toEqual([true, savedBefore]);
    await freeDisk();
    await until(() => amina.heard.saved > savedBefore && bela.text === amina.text);
    amina.doc.getText("t").delete(0, amina.text.length);
    await until(() => bela.text === "");
  }
  expect([amina.heard.closeCode, bela.heard.closeCode]).toEqual([null, null]);
  await rooms.close();
});
