/** Which way a page's frames go: by WebSocket, unless that has failed before it ever worked (SPEC: LIVE-9). */
import { closeReasonOf } from "@acb/shared/protocol/close-code";

export type Transport = "webSocket" | "http";

export type TransportMemory = {
  /** The way that the next socket tries. */
  readonly next: () => Transport;
  /** The way that has worked on this page; `null` before one has. It stays: a page that drops later tries the same again. */
  readonly settled: () => Transport | null;
  /** The server was heard by it. */
  readonly heard: (transport: Transport) => void;
  /** It has ended, and not by this side. */
  readonly ended: (transport: Transport, code: number) => void;
};

const OTHER: Readonly<Record<Transport, Transport>> = { webSocket: "http", http: "webSocket" };

/** For one page load: the next one tries the WebSocket again. */
export const createTransportMemory = (): TransportMemory => {
  let next: Transport = "webSocket";
  let settled: Transport | null = null;
  const settle = (transport: Transport): void => {
    settled ??= transport;
    next = settled;
  };
  return {
    next: () => next,
    settled: () => settled,
    heard: settle,
    ended: (transport, code) => {
      if (settled !== null) return;
      // A code of the server's own came through: the way is open, and the server has refused.
      if (closeReasonOf(code) === null) next = OTHER[transport];
      else settle(transport);
    },
  };
};
