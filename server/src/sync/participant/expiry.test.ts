/** What is open when the session of its browser expires (SPEC: SY80). */
import { CLOSE } from "@acb/shared/protocol/close-code";
import type { StreamEvent } from "@acb/shared/protocol/event-stream";
import { expect, it } from "vitest";
import { NEW_CHARTER } from "../../testing/new-charter.ts";
import { testInstallation } from "../../testing/test-installation.ts";
import { TEST_URL } from "../../testing/test-url.ts";
import { createAdmit } from "../entrance/admission.ts";
import { HttpSocket } from "../http/http-socket.ts";
import { CHARTER, createRoomWorld, loginOf } from "../testing/room-world.ts";

const DAY_MS = 24 * 60 * 60_000;

it("SY80 a socket ends when its session does, by either transport; nobody else's does", async () => {
  const world = createRoomWorld();
  const amina = await world.join({ ...loginOf("Amina"), lastsMs: DAY_MS });
  const bela = await world.join({ ...loginOf("Bela"), lastsMs: 2 * DAY_MS });
  const events: StreamEvent[] = [];
  const byHttp = new HttpSocket({
    socketId: "socket",
    clock: world.clock,
    join: (socket) => world.rooms.join(CHARTER, { ...loginOf("Cerys"), lastsMs: 60_000 }, socket),
    onGone: () => {},
  });
  byHttp.attach({ write: (event) => void events.push(event), end: () => {} }, 0);
  // Each beat is answered, as by a page that is open.
  for (let number = 1; number < 5; number += 1) {
    await world.clock.advance(15_000 - (number === 4 ? 1 : 0));
    expect(byHttp.take({ socketId: "socket", number, heardCount: 0, frames: [] })).toEqual({ kind: "taken" });
  }
  await world.clock.advance(1);
  const told = { code: CLOSE.accessChanged.code, reason: "accessChanged" };
  expect(events.at(-1)).toEqual({ kind: "close", ...told });
  expect(byHttp.take({ socketId: "socket", number: 5, heardCount: 0, frames: [] })).toMatchObject(told);
  await world.clock.advance(DAY_MS - 60_001);
  expect(amina.heard.closeCode).toBeNull();
  await world.clock.advance(1);
  expect([amina.heard.closeCode, bela.heard.closeCode]).toEqual([CLOSE.accessChanged.code, null]);
});

it("SY80 whoever is let in stays for what is left of the session, which using it does not extend", async () => {
  const installation = await testInstallation({ clockStands: true });
  const member = await installation.signedIn({ email: "amina@charter.test", administrator: true });
  const { record } = await member.call("createCharter", { body: NEW_CHARTER });
  const { signIn } = installation.services;
  const { storage } = installation.context;
  const admit = createAdmit({ publicUrl: TEST_URL, ...signIn, storage, rooms: { accessChangeCount: 0 } });
  const asked = {
    headers: new Headers({ Origin: TEST_URL, Cookie: member.cookies() }),
    charterId: record.id,
    layout: undefined,
    build: undefined,
    epoch: undefined,
    person: undefined,
  };
  installation.later(13 * DAY_MS);
  await member.call("getSession");
  const admission = await admit(asked);
  // The database keeps whole seconds of when a session began.
  const { lastsMs } = admission.kind === "letIn" ? admission.login : { lastsMs: null };
  expect(Math.abs((lastsMs ?? 0) - DAY_MS)).toBeLessThan(60_000);
  installation.later(DAY_MS + 60_000);
  expect(await admit(asked)).toEqual({ kind: "told", reason: "notSignedIn" });
  await installation.close();
});
