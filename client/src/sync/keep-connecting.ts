/** Opens a charter's socket, and opens it again after a close that may pass (SPEC: LIVE-3, LIVE-5, LIVE-13). */
import { CLOSE, type CloseReason, closeReasonOf } from "@acb/shared/protocol/close-code";
import type { WebsocketProvider } from "y-websocket";
import type { ConnectionFacts, ConnectionState } from "./connection-state.ts";
import { reconnectDelay } from "./reconnect-delay.ts";
import { type AskTicket, askEntry, type Entry } from "./socket-ticket.ts";
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
export const keepConnecting = (provider: WebsocketProvider, facts: Facts, options: Options) => {
  let failedCount = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The try that is under way; `null` while none may be. */
  let current: symbol | null = null;
  /** The ticket is asked for at once, the socket opened when all is ready for it. */
  const now = async (ready: Promise<void> = Promise.resolve()): Promise<void> => {
    clearTimeout(timer);
    const own = Symbol();
    current = own;
    const entry = askFor(options);
    await ready;
    const given = await entry;
    if (current !== own) return;
    if ("closed" in given) end(given.closed);
    else connectWith(provider, given.ticket);
  };
  const end = (closed: CloseReason | null): void => {
    facts.change((before) => ({ closed, cannotStore: before.cannotStore || closed === "tryLater" }));
    if (closed !== null && !CLOSE[closed].retry) return;
    clearTimeout(timer);
    timer = setTimeout(() => void now(), reconnectDelay(failedCount, options.random()));
    failedCount += 1;
  };
  const hold = (): void => {
    current = null;
    clearTimeout(timer);
  };
  followStatus(provider, facts);
  provider.on("sync", (synced) => {
    if (synced) failedCount = 0;
  });
  provider.on("closed", ({ code }) => end(closeReasonOf(code)));
  provider.on("connection-close", (event) => {
    // The provider gave up a silent socket, and would open the next one with a ticket that is used.
    if (event !== null || !provider.shouldConnect) return;
    provider.shouldConnect = false;
    void now();
  });
  const stopListening = followBrowser({
    offline: () => {
      hold();
      provider.disconnect();
    },
    online: () => {
      if (facts.state().kind !== "refused") void now();
    },
  });
  return {
    now,
    stop: () => {
      hold();
      stopListening();
    },
  };
};

type Ticket = { readonly ticket: string | null };

/** By HTTP each post is an unsafe request of this page's origin by itself, and needs none. */
const askFor = ({ charterId, askTicket, transports, after }: Options): Promise<Entry | Ticket> =>
  transports.next() === "http"
    ? Promise.resolve({ ticket: null })
    : askEntry(() => askTicket(charterId), after);

/** The provider reads its parameters at each connect. */
const connectWith = (provider: WebsocketProvider, ticket: string | null): void => {
  if (ticket === null) delete provider.params.ticket;
  else provider.params.ticket = ticket;
  provider.connect();
};

const followStatus = (provider: WebsocketProvider, facts: Facts): void => {
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
  provider.on("sync", (synced) => facts.change(() => (synced ? { synced, closed: null } : { synced })));
};

/** The browser knows before a silent socket does. */
const followBrowser = (on: { readonly offline: () => void; readonly online: () => void }): (() => void) => {
  globalThis.addEventListener?.("offline", on.offline);
  globalThis.addEventListener?.("online", on.online);
  return () => {
    globalThis.removeEventListener?.("offline", on.offline);
    globalThis.removeEventListener?.("online", on.online);
  };
};
