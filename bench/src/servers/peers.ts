/** The peers, each started as its makers tell people to, with persistence on. */
import { join } from "node:path";
import { HOCUSPOCUS_WIRE } from "../wire/hocuspocus-wire.ts";
import { PLAIN_WIRE } from "../wire/sync-message.ts";
import { freePort, startProcess } from "./process.ts";
import type { ServerKind } from "./server-kind.ts";

const PROGRAMS = join(import.meta.dirname, "programs");
const Y_WEBSOCKET = join(import.meta.dirname, "../../node_modules/y-websocket/bin/server.cjs");

const roomName = (room: number): string => `room-${room}`;
const peer = {
  keepsDocuments: true,
  roomsAreSeeded: false,
  wire: PLAIN_WIRE,
  fill: async () => {},
  roomName,
  door: (room: number) => ({ path: `/${roomName(room)}`, headers: {} }),
  ticketDoor: null,
  pageState: null,
} as const;

const hocuspocus = (name: string, settings: string, debounce: string): ServerKind => ({
  ...peer,
  name,
  settings,
  wire: HOCUSPOCUS_WIRE,
  start: async (folder) => {
    const port = await freePort();
    const args = [String(port), join(folder, "hocuspocus.db"), debounce];
    return { port, ...(await startProcess({ file: join(PROGRAMS, "hocuspocus.mjs"), args, port })) };
  },
});

export const HOCUSPOCUS = hocuspocus(
  "hocuspocus",
  "@hocuspocus/server and extension-sqlite 4.7.0 as they come: the whole document is stored 2 to 10 s after an edit",
  "",
);

export const HOCUSPOCUS_EACH = hocuspocus(
  "hocuspocus-0",
  "the same with `debounce: 0`, the only setting of a peer that stores each edit",
  "0",
);

export const Y_WEBSOCKET_SERVER: ServerKind = {
  ...peer,
  name: "y-websocket",
  settings: "the server of y-websocket 2.1.0 with y-leveldb 0.1.2 by YPERSISTENCE: stored after it was told",
  start: async (folder) => {
    const port = await freePort();
    const environment = { HOST: "127.0.0.1", PORT: String(port), YPERSISTENCE: join(folder, "leveldb") };
    return { port, ...(await startProcess({ file: Y_WEBSOCKET, environment, port })) };
  },
};

export const FLOOR: ServerKind = {
  ...peer,
  name: "floor",
  settings:
    "ws 8.23.0 passing ready frames on, one write per client and turn: no document, no storage, no check",
  keepsDocuments: false,
  start: async () => {
    const port = await freePort();
    return {
      port,
      ...(await startProcess({ file: join(PROGRAMS, "floor.ts"), args: [String(port)], port })),
    };
  },
};
