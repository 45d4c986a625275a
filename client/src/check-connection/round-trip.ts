/** Sends a few bytes through a socket to the server's echo and waits until they are back (SPEC: CHECK-1). */

/** A workshop does not wait for longer. */
export const LIMIT_MS = 9_000;
const BYTES = 8;

export type RoundTrip = { readonly ms: number };

/** Resolves with the time from the first byte to the last; `null` when they did not come back, or not as they were. */
export const roundTrip = (Socket: typeof WebSocket, address: string): Promise<RoundTrip | null> =>
  new Promise((resolve) => {
    const sent = crypto.getRandomValues(new Uint8Array(BYTES));
    const began = performance.now();
    const socket = openSocket(Socket, address);
    if (socket === null) {
      resolve(null);
      return;
    }
    const finish = (found: RoundTrip | null): void => {
      clearTimeout(timer);
      resolve(found);
      socket.close();
    };
    const timer = setTimeout(() => finish(null), LIMIT_MS);
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => socket.send(sent));
    socket.addEventListener("close", () => finish(null));
    socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const ms = Math.round(performance.now() - began);
      finish(data instanceof ArrayBuffer && isSame(new Uint8Array(data), sent) ? { ms } : null);
    });
  });

/** A browser that forbids the address throws. */
const openSocket = (Socket: typeof WebSocket, address: string): WebSocket | null => {
  try {
    return new Socket(address);
  } catch {
    return null;
  }
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
