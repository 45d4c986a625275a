/** The echo behind `/check-connection`, on a real server (SPEC: Sync). */
import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, it } from "vitest";
import { WebSocket } from "ws";
import { serveApp } from "../../testing/serve-app.ts";
import { createFakeClock, type FakeClock } from "../testing/fake-clock.ts";
import { openHttp, post, wayOf } from "../testing/http-client.ts";
import { echoRoutes } from "./echo.ts";

let clock: FakeClock;
let origin: string;
let close: () => Promise<unknown>;
const sockets: WebSocket[] = [];
beforeEach(async () => {
  clock = createFakeClock();
  const app = new Hono().route(
    "/echo",
    echoRoutes({ publicUrl: "http://localhost", clock, newSocketId: randomUUID }),
  );
  ({ origin, close } = await serveApp(app));
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await close();
});

const openSocket = (headers: Record<string, string> = { origin }): WebSocket => {
  const socket = new WebSocket(`${origin.replace("http", "ws")}/echo/socket`, { headers });
  socket.on("error", () => {});
  sockets.push(socket);
  return socket;
};
const next = (socket: WebSocket, event: "open" | "message" | "close"): Promise<unknown> =>
  new Promise((resolve) => socket.once(event, resolve));

it("SY59 answers a WebSocket's frame with itself, and nothing else", async () => {
  const socket = openSocket();
  await next(socket, "open");
  socket.send(Uint8Array.of(1, 2, 3));
  expect(await next(socket, "message")).toEqual(Buffer.from([1, 2, 3]));
});

it("SY59 answers a posted frame with itself", async () => {
  const way = wayOf(origin, null, "/echo/http");
  const stream = await openHttp(way);
  const sent = { socketId: stream.socketId, number: 1, heardCount: 0, frames: [Uint8Array.of(4, 5)] };
  expect((await post(way, "/frames", sent)).status).toBe(204);
  const frame = await stream.when(({ kind }) => kind === "frame");
  expect(frame).toEqual({ kind: "frame", number: 1, frame: Uint8Array.of(4, 5) });
  stream.breakOff();
});

it("SY59 another site reaches none of it", async () => {
  const foreign = { origin: "https://evil.example" };
  const refused = new Promise((resolve) => {
    openSocket(foreign).once("unexpected-response", (_request, { statusCode }) => resolve(statusCode));
  });
  const posted = ["/http", "/http/frames", "/cookie/abc"].map((path) =>
    fetch(`${origin}/echo${path}`, { method: "POST", headers: foreign }),
  );
  const statuses = (await Promise.all(posted)).map(({ status }) => status);
  expect([await refused, ...statuses]).toEqual([403, 403, 403, 403]);
});

it("SY59 ends after ten seconds, after twenty frames, and at a large one", async () => {
  const open = async (): Promise<WebSocket> => {
    const socket = openSocket();
    await next(socket, "open");
    return socket;
  };
  const [idle, busy, large] = await Promise.all([open(), open(), open()]);
  const ends = [idle, busy, large].map((socket) => next(socket, "close"));
  large.send(new Uint8Array(1_025));
  for (let count = 0; count < 21; count += 1) busy.send(Uint8Array.of(count));
  expect(await Promise.all(ends.slice(1))).toEqual([1008, 1008]);
  await clock.advance(10_000);
  expect(await ends[0]).toBe(1000);
});

it("SY59 serves fifty at once, and the next when one has gone", async () => {
  const all = Array.from({ length: 50 }, () => openSocket());
  await Promise.all(all.map((socket) => next(socket, "open")));
  expect(await next(openSocket(), "close")).toBe(1013);
  const gone = all[0];
  if (gone === undefined) throw new Error("fifty were opened");
  gone.close();
  await next(gone, "close");
  const one = openSocket();
  await next(one, "open");
  one.send(Uint8Array.of(1));
  expect(await next(one, "message")).toEqual(Buffer.from([1]));
});

it("SY59 says which cookie came with a request, and sets the next", async () => {
  const first = await fetch(`${origin}/echo/cookie/abc`, { method: "POST", headers: { origin } });
  expect(await first.json()).toEqual({ seen: "" });
  const [cookie = ""] = first.headers.getSetCookie();
  expect(cookie).toMatch(/^echo=abc; Max-Age=60; Path=\/echo; HttpOnly; SameSite=Lax$/);
  const headers = { origin, cookie: cookie.split(";")[0] ?? "" };
  const second = await fetch(`${origin}/echo/cookie/def`, { method: "POST", headers });
  expect(await second.json()).toEqual({ seen: "abc" });
});
