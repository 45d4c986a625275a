/** What an open charter takes from this browser. */
import { call } from "../api/call.ts";
import type { OpenCharter } from "./connection.ts";
import { createHttpSocket } from "./http-socket.ts";
import type { TransportMemory } from "./transport-memory.ts";
import type { After } from "./watched-socket.ts";

export type Browser = Pick<
  OpenCharter,
  "url" | "sockets" | "transports" | "after" | "askTicket" | "fetch" | "databases" | "random"
>;

const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

export const browserFor = (page: Window, transports: TransportMemory): Browser => ({
  url: socketAddress(page.location, "/sync"),
  sockets: { webSocket: WebSocket, http: createBrowserHttpSocket() },
  transports,
  after,
  askTicket: (charterId) => call("askSocketTicket", { params: { charterId }, body: {} }),
  fetch: fetchHere,
  databases: page.indexedDB,
  random: Math.random,
});

export const createBrowserHttpSocket = (): typeof WebSocket =>
  createHttpSocket({
    fetch: fetchHere,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });

/** The address of a socket beside this page's own. */
export const socketAddress = (page: Pick<Location, "protocol" | "host">, path: string): string =>
  `${page.protocol === "https:" ? "wss:" : "ws:"}//${page.host}${path}`;

/** A browser's `fetch` wants to be called as its window's own. */
const fetchHere: typeof fetch = (input, init) => globalThis.fetch(input, init);
