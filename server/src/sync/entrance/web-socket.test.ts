/** Hostile bytes on a real socket: what the transport itself has to refuse (SPEC: Sync). */
import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { WebSocket } from "ws";
import { createSqliteStorage } from "../../storage/sqlite/worker/sqlite-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { EXAMPLE_CHARTER, putExampleCharter, SECOND_WRITER, WRITER } from "../testing/example-charter.ts";
import { askTicket, connectStockClient, type StockClient } from "../testing/stock-client.ts";
import { startWebServer, type WebServer } from "../testing/web-server.ts";

const MB = 1024 * 1024;
/** Close codes of the WebSocket standard: broken protocol, against a rule, too big. */
const [PROTOCOL_ERROR, POLICY, TOO_BIG] = [1002, 1008, 1009];

let storage: Storage;
let server: WebServer;
let bystander: StockClient;
beforeAll(async () => {
  storage = await createSqliteStorage({ file: ":memory:" });
  await putExampleCharter(storage);
  server = await startWebServer(storage);
  bystander = connectStockClient(server.origin, SECOND_WRITER);
});
afterAll(async () => {
  bystander.destroy();
  await server.close();
  await storage.close();
});
beforeEach(() => bystander.whenText((text) => text.startsWith("Charter: ")));

const path = `/sync/${EXAMPLE_CHARTER}`;
const headers = () => ({ cookie: `person=${WRITER.id}`, origin: server.origin });

const ticketPath = async (): Promise<string> => {
  const handshake = { headers: headers(), origin: server.origin };
  const ticket = await askTicket({ address: server.origin, charterId: EXAMPLE_CHARTER, handshake });
  return `${path}?ticket=${ticket}`;
};

const open = async (): Promise<{ readonly socket: WebSocket; readonly closed: Promise<number> }> => {
  const socket = new WebSocket(`${server.origin.replace("http", "ws")}${await ticketPath()}`, {
    headers: headers(),
  });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  // A peer that is cut off in the middle of sending hears a reset besides the close.
  socket.on("error", () => {});
  await new Promise((resolve) => socket.on("open", resolve));
  return { socket, closed };
};

const othersWriteOn = async (word: string): Promise<void> => {
  bystander.doc.getText("t").insert(9, word);
  await server.rooms.whenStored(EXAMPLE_CHARTER);
  expect(bystander.provider.wsconnected).toBe(true);
};

it("SY19 (B-6) 100,000 fragments of one byte end that socket early, and memory stays flat", async () => {
  const { socket, closed } = await open();
  const before = process.memoryUsage().rss;
  for (let at = 0; at < 100_000; at += 1) socket.send(Uint8Array.of(0), { fin: false });
  expect(await closed).toBe(POLICY);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * MB);
  await othersWriteOn("six. ");
});

it("SY19 (B-5) a frame beyond every limit is refused by its length, before its bytes are held", async () => {
  const { socket, closed } = await open();
  socket.send(new Uint8Array(30 * MB));
  expect(await closed).toBe(TOO_BIG);
  await othersWriteOn("five. ");
});

/** A socket by hand, past its handshake: a client library would not send what is broken. */
const openByHand = async (): Promise<Socket> => {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  const lines = [
    `GET ${await ticketPath()} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Extensions: permessage-deflate",
    ...Object.entries(headers()).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  const answer = await new Promise<string>((resolve) =>
    socket.once("data", (bytes) => resolve(String(bytes))),
  );
  expect(answer).toMatch(/^HTTP\/1\.1 101 /);
  expect(answer).not.toMatch(/permessage-deflate/i);
  return socket;
};

it("SY19 (B-7) a compressed frame is refused unread, whatever it would inflate to", async () => {
  const socket = await openByHand();
  const packed = deflateRawSync(new Uint8Array(20 * MB));
  const head = Buffer.from([0xc2, 0x80 | 126, packed.length >> 8, packed.length & 255, 0, 0, 0, 0]);
  const heard: Buffer[] = [];
  socket.on("data", (bytes) => heard.push(bytes));
  socket.write(Buffer.concat([head, packed]));
  await new Promise((resolve) => socket.on("close", resolve));
  const bytes = Buffer.concat(heard);
  expect(bytes.readUInt16BE(bytes.lastIndexOf(0x88) + 2)).toBe(PROTOCOL_ERROR);
  await othersWriteOn("seven. ");
});
