// @vitest-environment node
import { CLOSE } from "@acb/shared/protocol/close-code";
import { expect, test } from "vitest";
import { createHttpSocket } from "./http-socket.ts";
import { ADDRESS, answerStream, createNetwork } from "./testing/network.ts";

const URL_OF_SOCKET = "wss://charter.test/sync/cha_1?layout=1";

const open = async () => {
  const network = createNetwork();
  const socket = new (createHttpSocket(network))(URL_OF_SOCKET);
  const told: string[] = [];
  const next = (type: "open" | "message" | "close"): Promise<Event> =>
    new Promise((resolve) => {
      socket.addEventListener(type, resolve, { once: true });
      socket[`on${type}`] = () => told.push(`${type} at ${socket.readyState}`);
    });
  const opened = next("open");
  const asked = await network.next();
  const before = socket.readyState;
  const stream = answerStream(asked);
  stream.say({ kind: "open", socketId: "one" });
  await opened;
  return { network, socket, stream, next, told, asked, before };
};

test("LIVE-9 the provider sees a WebSocket: it connects, opens, and brings messages as buffers", async () => {
  const { socket, stream, next, told, asked, before } = await open();
  expect([asked.path, before, socket.CONNECTING, socket.readyState, socket.OPEN]).toEqual([
    "?layout=1",
    0,
    0,
    1,
    1,
  ]);
  expect(ADDRESS).toBe("https://charter.test/sync/cha_1/http");
  const message = next("message");
  stream.say({ kind: "frame", number: 1, frame: Uint8Array.of(5, 6) });
  const { data } = (await message) as MessageEvent<ArrayBuffer>; // what `message` events are
  expect(new Uint8Array(data)).toEqual(Uint8Array.of(5, 6));
  expect(told).toEqual(["open at 1", "message at 1"]);
});

test("LIVE-9 the server's close code arrives as a WebSocket's would, once", async () => {
  const { socket, stream, next, told } = await open();
  const closed = next("close");
  stream.say({ kind: "close", code: CLOSE.notAllowed.code, reason: "notAllowed" });
  const { code } = (await closed) as CloseEvent; // what `close` events are
  socket.close();
  expect([code, told]).toEqual([CLOSE.notAllowed.code, ["open at 1", "close at 3"]]);
});

test("LIVE-9 closing it is told to the server, and nothing is sent after it", async () => {
  const { network, socket, next } = await open();
  const closed = next("close");
  socket.close();
  socket.send(Uint8Array.of(1));
  expect(await closed).toMatchObject({ code: 1000, wasClean: true });
  expect((await network.next()).path).toBe("/close");
  expect(network.waiting()).toBe(0);
});
