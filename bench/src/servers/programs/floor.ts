/**
 * The least a relay can do: the frame of a client, made ready once for everybody else in the room, one write each and turn.
 * No document, no storage, no check. Given: port.
 */
import type { Duplex } from "node:stream";
import { type RawData, WebSocketServer } from "ws";

type Line = { readonly socket: Duplex; waiting: Buffer[] };

const BINARY_FINAL = 0x82;
const rooms = new Map<string, Set<Line>>();
const server = new WebSocketServer({
  port: Number(process.argv[2]),
  host: "127.0.0.1",
  perMessageDeflate: false,
});

const readyFrame = (payload: Buffer): Buffer => {
  const { length } = payload;
  const head =
    length < 126 ? Buffer.of(BINARY_FINAL, length) : Buffer.of(BINARY_FINAL, 126, length >> 8, length & 255);
  return Buffer.concat([head, payload]);
};

const flush = (room: ReadonlySet<Line>): void => {
  for (const line of room) {
    const [only, ...more] = line.waiting;
    line.waiting = [];
    if (only !== undefined) line.socket.write(more.length === 0 ? only : Buffer.concat([only, ...more]));
  }
};

const bytesOf = (data: RawData): Buffer => {
  if (data instanceof ArrayBuffer) return Buffer.from(data);
  return Array.isArray(data) ? Buffer.concat(data) : data;
};

server.on("connection", (client, request) => {
  const name = request.url ?? "/";
  const room = rooms.get(name) ?? new Set<Line>();
  rooms.set(name, room);
  const own: Line = { socket: request.socket, waiting: [] };
  room.add(own);
  let isDue = false;
  client.on("message", (data) => {
    const frame = readyFrame(bytesOf(data));
    for (const line of room) if (line !== own) line.waiting.push(frame);
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      flush(room);
    });
  });
  client.on("error", () => {});
  client.on("close", () => room.delete(own));
});
