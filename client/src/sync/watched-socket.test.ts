import { CLOSE } from "@acb/shared/protocol/close-code";
import { expect, test } from "vitest";
import { createTransportMemory, type Transport } from "./transport-memory.ts";
import { createChosenSocket, createWatchedSocket } from "./watched-socket.ts";

const LOST = 1006;

/** Sockets of both ways that the test opens, speaks on and closes. */
const createPage = () => {
  const memory = createTransportMemory();
  const timers = new Set<{ readonly ms: number; readonly run: () => void }>();
  const after = (ms: number, run: () => void) => {
    const timer = { ms, run };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  const made: { readonly transport: Transport; readonly socket: Wire }[] = [];
  class Wire extends EventTarget {
    readonly transport: Transport;
    constructor(transport: Transport) {
      super();
      this.transport = transport;
      made.push({ transport, socket: this });
    }
    is(type: "open" | "message"): void {
      this.dispatchEvent(new Event(type));
    }
    ends(code: number): void {
      this.dispatchEvent(new CloseEvent("close", { code }));
    }
    close(): void {
      this.ends(LOST);
    }
  }
  const watched = (transport: Transport): typeof WebSocket => {
    const Base = class extends Wire {
      constructor() {
        super(transport);
      }
    };
    // A wire of the platform's shape, as far as opening and closing go.
    return createWatchedSocket(Base as unknown as typeof WebSocket, { transport, memory, after });
  };
  const Socket = createChosenSocket({ webSocket: watched("webSocket"), http: watched("http") }, memory);
  const connect = () => {
    const socket = new Socket("wss://charter.test/sync/cha_1");
    const { socket: wire } = made.at(-1) ?? neverMade();
    return { socket, wire };
  };
  return {
    memory,
    connect,
    waits: () => [...timers].map(({ ms }) => ms),
    pass: () => {
      for (const timer of [...timers]) timer.run();
    },
  };
};
const neverMade = (): never => {
  throw new Error("No socket was made");
};

test("LIVE-9 a WebSocket that fails before it ever worked is followed by HTTP", () => {
  const page = createPage();
  const { wire } = page.connect();
  expect(wire.transport).toBe("webSocket");
  wire.ends(LOST);
  expect(page.connect().wire.transport).toBe("http");
});

test("LIVE-9 what worked is kept for the page: a WebSocket that drops later is tried again, and HTTP stays too", () => {
  for (const kept of ["webSocket", "http"] as const) {
    const page = createPage();
    if (kept === "http") page.connect().wire.ends(LOST);
    const { wire } = page.connect();
    wire.is("open");
    wire.is("message");
    wire.ends(LOST);
    expect([page.memory.settled(), page.connect().wire.transport]).toEqual([kept, kept]);
  }
});

test("LIVE-9 when neither works, as while the server restarts, they are tried in turn", () => {
  const page = createPage();
  const tried = [1, 2, 3, 4].map(() => {
    const { wire } = page.connect();
    wire.ends(LOST);
    return wire.transport;
  });
  expect(tried).toEqual(["webSocket", "http", "webSocket", "http"]);
});

test("LIVE-9 a refusal in the server's own words is no blocked network", () => {
  const page = createPage();
  page.connect().wire.ends(CLOSE.tryLater.code);
  expect(page.connect().wire.transport).toBe("webSocket");
});

test("LIVE-9 a socket that this page closes itself says nothing about the network", () => {
  const page = createPage();
  page.connect().socket.close();
  expect(page.connect().wire.transport).toBe("webSocket");
});

test("LIVE-9 a WebSocket that is swallowed is given up after five seconds, one that carries nothing after fifteen", () => {
  for (const isOpen of [false, true]) {
    const page = createPage();
    const { wire } = page.connect();
    if (isOpen) wire.is("open");
    expect(page.waits()).toEqual([isOpen ? 15_000 : 5_000]);
    page.pass();
    expect(page.memory.next()).toBe("http");
  }
});

test("LIVE-9 a socket that was heard is not given up", () => {
  const page = createPage();
  const { wire } = page.connect();
  wire.is("open");
  wire.is("message");
  expect(page.waits()).toEqual([]);
});
