/**
 * A WebSocket client with nothing but what a benchmark needs (RFC 6455): the generator shares the machine with the servers
 * that it measures, and a full client costs it more than the servers spend.
 */
import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

type Events = {
  readonly opened: () => void;
  /** `atMs` is when the bytes arrived; the frame is a view that is only good during the call. */
  readonly frame: (bytes: Uint8Array, atMs: number) => void;
  /** For whatever reason: the code and words of the server, or the fault. Called once. */
  readonly closed: (why: string) => void;
};
export type Target = {
  readonly port: number;
  /** What it answers may be asked for while the line is opened. */
  readonly path: () => Promise<string>;
  readonly headers: Readonly<Record<string, string>>;
};
export type FrameSocket = {
  readonly send: (frame: Uint8Array) => void;
  /** Ends the line behind what was sent. */
  readonly leave: () => void;
  /** Cuts the line. */
  readonly cut: () => void;
  readonly receivedBytes: () => number;
};

const OPCODE = { binary: 2, close: 8, ping: 9, pong: 10 } as const;
const HEAD_END = Buffer.from("\r\n\r\n");

export const openFrameSocket = (target: Target, events: Events): FrameSocket => {
  const socket = connect({ port: target.port, host: "127.0.0.1", noDelay: true });
  const mask = randomBytes(4);
  let rest: Buffer = Buffer.alloc(0);
  let isOpen = false;
  let receivedBytes = 0;
  let why: string | null = null;

  const end = (reason: string): void => {
    if (why !== null) return;
    why = reason;
    socket.destroy();
    events.closed(reason);
  };

  const hear = (opcode: number, payload: Buffer, atMs: number): void => {
    if (opcode === OPCODE.binary) events.frame(payload, atMs);
    else if (opcode === OPCODE.ping) socket.write(clientFrame(OPCODE.pong, payload, mask));
    else if (opcode === OPCODE.close)
      end(payload.length < 2 ? "closed" : `${payload.readUInt16BE()} ${payload.subarray(2)}`);
  };

  const openWith = (bytes: Buffer): Buffer => {
    const headEnd = bytes.indexOf(HEAD_END);
    if (headEnd < 0) return bytes;
    const statusLine = bytes.subarray(0, bytes.indexOf("\r\n")).toString();
    if (!statusLine.includes(" 101 ")) end(statusLine);
    else {
      isOpen = true;
      events.opened();
    }
    return bytes.subarray(headEnd + HEAD_END.length);
  };

  const path = target.path();
  path.catch((fault: unknown) => end(String(fault)));
  socket.on("connect", () => {
    path.then(
      (asked) => socket.write(upgradeRequest(target, asked)),
      () => {},
    );
  });
  socket.on("data", (chunk: Buffer) => {
    const atMs = performance.now();
    receivedBytes += chunk.length;
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!isOpen) rest = openWith(rest);
    while (isOpen && why === null) {
      const head = readHead(rest);
      if (head === null) return;
      const payload = rest.subarray(head.start, head.end);
      rest = rest.subarray(head.end);
      hear(head.opcode, payload, atMs);
    }
  });
  socket.on("error", (fault) => end(fault.message));
  socket.on("close", () => end("cut off"));
  return {
    send: (frame) => writeIfOpen(socket, clientFrame(OPCODE.binary, frame, mask)),
    leave: () => socket.end(),
    cut: () => end("cut by the client"),
    receivedBytes: () => receivedBytes,
  };
};

const writeIfOpen = (socket: Socket, bytes: Buffer): void => {
  if (socket.writable) socket.write(bytes);
};

const upgradeRequest = ({ port, headers }: Target, path: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: localhost:${port}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "\r\n",
  ].join("\r\n");

/** Where the first whole frame's payload stands, or `null` when more bytes are needed. */
const readHead = (bytes: Buffer) => {
  if (bytes.length < 2) return null;
  const short = bytes.readUInt8(1);
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return null;
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : bytes.readUIntBE(4, 6);
  const end = start + length;
  return bytes.length < end ? null : { opcode: bytes.readUInt8(0) & 15, start, end };
};

const FINAL = 128;
const MASKED = 128;

const clientFrame = (opcode: number, payload: Uint8Array, mask: Buffer): Buffer => {
  const { length } = payload;
  const headLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headLength + 4 + length);
  frame[0] = FINAL | opcode;
  if (length < 126) frame[1] = MASKED | length;
  else if (length < 65_536) {
    frame[1] = MASKED | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = MASKED | 127;
    frame.writeUInt16BE(0, 2);
    frame.writeUIntBE(length, 4, 6);
  }
  mask.copy(frame, headLength);
  const start = headLength + 4;
  for (let at = 0; at < length; at += 1) frame[start + at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0);
  return frame;
};
