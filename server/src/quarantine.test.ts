/** A charter whose stored rows are damaged (SPEC: Storage): it is refused with its own reason, and all else goes on. */
import type { CharterId } from "@acb/schemas/ids";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { afterEach, beforeEach, expect, it } from "vitest";
import { DamagedCharter } from "./storage/ports/faults.ts";
import type { PendingUpdate } from "./storage/ports/update-log.ts";
import { createGroupCommit } from "./sync/commit/group-commit.ts";
import { RoomRegistry } from "./sync/room/room-registry.ts";
import { createFakeClock } from "./sync/testing/fake-clock.ts";
import { Peer } from "./sync/testing/peer.ts";
import { loginOf } from "./sync/testing/room-world.ts";
import { NEW_CHARTER } from "./testing/new-charter.ts";
import { type Member, type TestInstallation, testInstallation } from "./testing/test-installation.ts";

let installation: TestInstallation;
let priya: Member;
let damaged: CharterId;
let sound: CharterId;
beforeEach(async () => {
  installation = await testInstallation();
  priya = await installation.signedIn({ email: "priya@charter.test", administrator: true });
  const create = async () => (await priya.call("createCharter", { body: NEW_CHARTER })).record.id;
  [damaged, sound] = [await create(), await create()];
  const sql = "update updates set bytes = zeroblob(length(bytes)) where charter_id = ?";
  await installation.context.storage.identity.query({ sql, params: [damaged], method: "run" });
});
afterEach(() => installation.close());

const asked = (path: string, init: RequestInit = {}) =>
  priya.request(`/api/charters/${damaged}${path}`, init);

it("ST28 whoever opens it is told so by a reason of its own; the others serve, and the log names it", async () => {
  const faults: unknown[] = [];
  const clock = createFakeClock();
  const { storage } = installation.context;
  const rooms = new RoomRegistry({ storage, clock, onFault: (_, cause) => void faults.push(cause) });
  const [one, other] = [new Peer(rooms, damaged, loginOf("Amina")), new Peer(rooms, sound, loginOf("Bela"))];
  for (const peer of [one, other]) peer.connect();
  while (one.heard.closeCode === null || other.heard.saved === 0) {
    for (const way of ["out", "in"] as const) for (const peer of [one, other]) peer.deliver(way);
    await clock.settle();
  }
  expect([one.heard.closeCode, other.heard.closeCode]).toEqual([CLOSE.damaged.code, null]);
  expect(String(faults)).toContain(damaged);
  await rooms.close();
});

it("ST28 its other screens are served, its text is refused in plain words, and the server stays ready", async () => {
  const freeze = await asked("/versions", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ label: "For boards", changeNote: "" }),
  });
  expect([freeze.status, await freeze.json()]).toMatchObject([500, { error: { code: "CHARTER_DAMAGED" } }]);
  expect((await asked("")).status).toBe(200);
  expect((await asked("/sign-off")).status).toBe(200);
  expect((await priya.request("/readyz")).status).toBe(200);
  expect(installation.logged()).toContain(damaged);
});

it("ST28 a batch with updates of a damaged charter stores those of all others, at once", async () => {
  const clock = createFakeClock();
  const stored: PendingUpdate[] = [];
  const told: string[] = [];
  const commit = createGroupCommit({
    append: async (batch) => {
      if (batch.some(({ charterId }) => charterId === damaged))
        throw new DamagedCharter(damaged, "a test says so");
      stored.push(...batch);
      return batch.map((_, at) => at + 1);
    },
    clock,
    onFailedTry: () => void told.push("failed try"),
  });
  for (const charterId of [sound, damaged]) {
    commit.wake({
      take: () => [{ charterId, bytes: Uint8Array.of(0, 0), personId: null, organisationId: null }],
      committed: () => void told.push(`${charterId} stored`),
      failed: () => void told.push(`${charterId} not stored`),
    });
  }
  await clock.settle();
  expect(stored.map(({ charterId }) => charterId)).toEqual([sound]);
  expect(told.filter((words) => words !== "failed try")).toEqual([
    `${sound} stored`,
    `${damaged} not stored`,
  ]);
});
