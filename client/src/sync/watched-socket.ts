/** A socket that tells whether its transport passes the network, and gives up one that a network swallows (SPEC: LIVE-9). */
import type { Transport, TransportMemory } from "./transport-memory.ts";

/** Some networks refuse a WebSocket, others never answer: a person waits for no longer than this. */
const OPEN_LIMIT_MS = 5_000;
/** Others let it open and carry nothing. A server that is busy takes its time. */
const HEAR_LIMIT_MS = 15_000;

export type After = (ms: number, run: () => void) => () => void;

type Options = { readonly transport: Transport; readonly memory: TransportMemory; readonly after: After };

export const createWatchedSocket = (
  Base: typeof WebSocket,
  { transport, memory, after }: Options,
): typeof WebSocket =>
  class WatchedSocket extends Base {
    #isLeft = false;

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      if (memory.settled() !== null) return;
      const giveUp = (): void => super.close();
      let cancel = after(OPEN_LIMIT_MS, giveUp);
      this.addEventListener("open", () => {
        cancel();
        cancel = after(HEAR_LIMIT_MS, giveUp);
      });
      this.addEventListener("message", () => {
        cancel();
        memory.heard(transport);
      });
      this.addEventListener("close", ({ code }) => {
        cancel();
        if (!this.#isLeft) memory.ended(transport, code);
      });
    }

    override close(code?: number, reason?: string): void {
      this.#isLeft = true;
      super.close(code, reason);
    }
  };

/** A constructor for y-websocket's `WebSocketPolyfill`: each socket goes the way that the memory says. */
export const createChosenSocket = (
  sockets: Readonly<Record<Transport, typeof WebSocket>>,
  memory: Pick<TransportMemory, "next">,
): typeof WebSocket => {
  const ChosenSocket = function (this: unknown, url: string | URL, protocols?: string | string[]): WebSocket {
    return new sockets[memory.next()](url, protocols);
  };
  // Called with `new`, a function answers the object that it returns; its type cannot say so.
  return ChosenSocket as unknown as typeof WebSocket;
};
