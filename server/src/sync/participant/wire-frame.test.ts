/** Messages as a WebSocket client reads them, written past the library (SPEC: SY43). */
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { createWireFrames } from "./wire-frame.ts";

/** Around every length at which the header changes. */
const LENGTHS = [0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000];

it("SY43 a client reads every length as it was written, and what the library sends between", async () => {
  const wireFrames = createWireFrames();
  const payloads = LENGTHS.map((length) => new Uint8Array(length).map((_, at) => at % 251));
  const server = new WebSocketServer({ port: 0 });
  server.on("connection", (socket, { socket: stream }) => {
    for (const payload of payloads) {
      stream.write(wireFrames(payload));
      socket.ping();
      socket.send(payload);
    }
  });
  await new Promise((resolve) => server.once("listening", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const client = new WebSocket(`ws://localhost:${port}`);
  const heard: Uint8Array[] = [];
  await new Promise<void>((resolve) => {
    client.on("message", (data: Buffer) => {
      heard.push(new Uint8Array(data));
      if (heard.length === 2 * LENGTHS.length) resolve();
    });
  });
  client.terminate();
  await new Promise((resolve) => server.close(resolve));
  expect(heard.map(({ length }) => length)).toEqual(LENGTHS.flatMap((length) => [length, length]));
  expect(heard.every((bytes, at) => Buffer.from(payloads[at >> 1] ?? []).equals(bytes))).toBe(true);
});

it("SY43 for one frame after another to all sockets, each frame is laid out once", () => {
  const wireFrames = createWireFrames();
  const [one, two] = [Uint8Array.of(1, 2), Uint8Array.of(1, 2)];
  const first = wireFrames(one);
  expect([wireFrames(one) === first, wireFrames(two) === first, [...wireFrames(two)]]).toEqual([
    true,
    false,
    [0x82, 2, 1, 2],
  ]);
});
