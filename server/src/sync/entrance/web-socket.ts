/** A WebSocket of the `ws` library as the transport of a participant: frames in, frames out, pings, and the end. */
import type { Writable } from "node:stream";
import type { WebSocketServerLike } from "@hono/node-server";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { Clock } from "../clock.ts";
import { LARGEST_UPDATE_BYTES } from "../guard/see.ts";
import { startHeartbeat } from "../participant/heartbeat.ts";
import type { Receiver } from "../participant/receiver.ts";
import type { Socket } from "../participant/socket.ts";
import type { WireFrames } from "../participant/wire-frame.ts";

/** Room above the largest update, so that a frame that is too large is told so and not just cut off. */
const MAX_PAYLOAD_BYTES = 3 * LARGEST_UPDATE_BYTES;
const MAX_FRAGMENTS = 64;

/** The `websocket: { server }` of the HTTP server that serves the sync route. */
export const createSocketServer = (): WebSocketServerLike =>
  // ws leaves `noServer` possibly undefined in its types; this one is made with it.
  new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD_BYTES,
    maxFragments: MAX_FRAGMENTS,
    // A compressed frame can inflate a thousandfold, and compression costs more than it saves on small frames.
    perMessageDeflate: false,
  }) as WebSocketServerLike;

/** Does the request ask for a socket, and not for a page? */
export const isUpgrade = (headers: Headers): boolean => headers.get("Upgrade")?.toLowerCase() === "websocket";

/** Connects an open socket with what `join` answers, until either ends; `send` is how its frames leave. */
export const connect = (
  socket: WebSocket,
  clock: Clock,
  join: (transport: Socket) => Receiver,
  send: Socket["send"] = (frame) => socket.send(frame),
): void => {
  const receiver = join({
    send,
    bufferedBytes: () => socket.bufferedAmount,
    close: (code, reason) => socket.close(code, reason),
  });
  const heartbeat = startHeartbeat(clock, {
    ping: () => socket.ping(),
    terminate: () => socket.terminate(),
  });
  socket.on("pong", heartbeat.answered);
  socket.on("message", (data, isBinary) => receiver.receive(isBinary ? bytesOf(data) : NO_FRAME));
  socket.on("close", () => {
    heartbeat.stop();
    receiver.end();
  });
};

/**
 * Writes frames past the library, which would lay out each one anew for every socket. Each goes out whole and in its
 * place: the library writes at once too, and what waits is counted in the socket's `bufferedAmount` either way.
 */
export const sendWhole =
  (socket: WebSocket, stream: Writable, wireFrames: WireFrames): Socket["send"] =>
  (frame) => {
    if (socket.readyState === socket.OPEN) stream.write(wireFrames(frame));
  };

/** Text is no frame of this protocol: it is read like an empty one, which is refused. */
const NO_FRAME = new Uint8Array();

const bytesOf = (data: RawData): Uint8Array => {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return Array.isArray(data) ? Buffer.concat(data) : data;
};
