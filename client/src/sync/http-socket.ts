/** A socket of the platform's shape whose frames travel by HTTP, so that the provider does not notice (SPEC: LIVE-9). */
import { HttpLink, type HttpLinkOptions } from "./http-link.ts";

const NORMAL_END = 1000;

/** A constructor for y-websocket's `WebSocketPolyfill`; "wss://host/sync/x?layout=1" is posted to at "https://host/sync/x/http". */
export const createHttpSocket = (browser: Pick<HttpLinkOptions, "fetch" | "wait">): typeof WebSocket => {
  class HttpSocket extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly CONNECTING = HttpSocket.CONNECTING;
    readonly OPEN = HttpSocket.OPEN;
    readonly CLOSING = HttpSocket.CLOSING;
    readonly CLOSED = HttpSocket.CLOSED;
    readonly extensions = "";
    readonly protocol = "";
    readonly bufferedAmount = 0;
    readonly url: string;
    binaryType: BinaryType = "arraybuffer";
    readyState: number = HttpSocket.CONNECTING;
    onopen: ((event: Event) => void) | null = null;
    onmessage: ((event: MessageEvent) => void) | null = null;
    onerror: ((event: Event) => void) | null = null;
    onclose: ((event: CloseEvent) => void) | null = null;
    readonly #link: HttpLink;

    constructor(url: string | URL) {
      super();
      this.url = String(url);
      this.#link = new HttpLink(
        { ...browser, ...addressOf(this.url) },
        {
          onOpen: () => {
            this.readyState = HttpSocket.OPEN;
            const event = new Event("open");
            this.dispatchEvent(event);
            this.onopen?.(event);
          },
          onFrame: (frame) => {
            const event = new MessageEvent("message", { data: frame.slice().buffer });
            this.dispatchEvent(event);
            this.onmessage?.(event);
          },
          onEnd: (ended) => this.#end(ended),
        },
      );
    }

    send(data: Uint8Array): void {
      if (this.readyState === HttpSocket.OPEN) this.#link.send(data);
    }

    close(): void {
      this.#link.close();
      this.#end({ code: NORMAL_END, reason: "" });
    }

    #end(ended: { readonly code: number; readonly reason: string }): void {
      if (this.readyState === HttpSocket.CLOSED) return;
      this.readyState = HttpSocket.CLOSED;
      const event = new CloseEvent("close", { ...ended, wasClean: ended.code === NORMAL_END });
      this.dispatchEvent(event);
      this.onclose?.(event);
    }
  }
  // The platform's type has overloads that the provider does not use.
  return HttpSocket as unknown as typeof WebSocket;
};

const addressOf = (url: string): Pick<HttpLinkOptions, "address" | "query"> => {
  const { protocol, host, pathname, search } = new URL(url);
  return { address: `${protocol.replace("ws", "http")}//${host}${pathname}/http`, query: search };
};
