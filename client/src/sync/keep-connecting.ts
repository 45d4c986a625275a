/** Opens a charter's socket, and opens it again after a close that may pass (SPEC: SY-3, SY-5, SY-13). */
import { CLOSE, type CloseReason, closeReasonOf } from "@acb/shared/protocol/close-code";
import type { WebsocketProvider } from "y-websocket";
import type { ConnectionFacts, ConnectionState } from "./connection-state.ts";
import { reconnectDelay } from "./reconnect-delay.ts";
import { type AskTicket, askEntry } from "./socket-ticket.ts";
import type { TransportMemory } from "./transport-memory.ts";
import type { After } from "./watched-socket.ts";

type Facts = {
  readonly state: () => ConnectionState;
  readonly change: (update: (now: ConnectionFacts) => Partial<ConnectionFacts>) => void;
};
type Options = {
  readonly charterId: string;
  readonly askTicket: AskTicket;
  readonly transports: Pick<TransportMemory, "next">;
  readonly after: After;
  /** 0 to 1, for the spread of reconnecting. */
  readonly random: () => number;
};

/** Follows the socket, and opens it again after a close that may pass: each time with a ticket of its own. */
export const keepConnecting = (
  provider: WebsocketProvider,
  facts: Facts,
  { charterId, askTicket, transports, after, random }: Options,
) => {
  let failedCount = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The try that is under way; `null` while none may be. */
  let current: symbol | null = null;
  const now = async (ready: Promise<void> = Promise.resolve()): Promise<void> => {
    clearTimeout(timer);
    const own = Symbol();
    current = own;
    // By HTTP each post is an unsafe request of this page's origin by itself.
    const entry = transports.next() === "http" ? null : askEntry(() => askTicket(charterId), after);
    await ready;
    const given = await entry;
    if (current !== own) return;
    if (given !== null && "closed" in given) return end(given.closed);
    if (given === null) delete provider.params.ticket;
    else provider.params.ticket = given.ticket;
    provider.connect();
  };
  const end = (closed: CloseReason | null): void => {
    facts.change((before) => ({ closed, cannotStore: before.cannotStore || closed === "tryLater" }));
    if (closed !== null && !CLOSE[closed].retry) return;
    clearTimeout(timer);
    timer = setTimeout(() => void now(), reconnectDelay(failedCount, random()));
    failedCount += 1;
  };
  provider.on("status", ({ status }) => {
    if (status === "connecting")
      facts.change(() => ({
        connected: false,
        synced: false,
        answered: false,
        sentCount: 0,
        storedCount: 0,
      }));
    else facts.change(() => ({ connected: status === "connected" }));
  });
  provider.on("sync", (synced) => {
    if (synced) failedCount = 0;
    facts.change(() => (synced ? { synced, closed: null } : { synced }));
  });
  provider.on("closed", ({ code }) => end(closeReasonOf(code)));
  provider.on("connection-close", (event) => {
    // The provider gave up a silent socket, and would open the next one with a ticket that is used.
    if (event !== null || !provider.shouldConnect) return;
    provider.shouldConnect = false;
    void now();
  });
  const hold = () => {
    current = null;
    clearTimeout(timer);
  };
  // The browser knows before a silent socket does.
  const goOffline = () => {
    hold();
    provider.disconnect();
  };
  const goOnline = () => {
    if (facts.state().kind !== "refused") void now();
  };
  globalThis.addEventListener?.("offline", goOffline);
  globalThis.addEventListener?.("online", goOnline);
  return {
    now,
    stop: () => {
      hold();
      globalThis.removeEventListener?.("offline", goOffline);
      globalThis.removeEventListener?.("online", goOnline);
    },
  };
};
