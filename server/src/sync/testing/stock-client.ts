/**
 * A stock y-websocket provider that signs in by cookie, as a browser of this site would. All that it needs beside is a ticket
 * in its `params`, which it reads at each connect.
 */
import type { Person } from "@acb/schemas/people";
import { MESSAGE } from "@acb/shared/protocol/message-type";
import { readVarUint } from "lib0/decoding";
import { type ClientOptions, WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import * as z from "zod";
import { EXAMPLE_CHARTER } from "./example-charter.ts";
import { writingIn } from "./writing.ts";

export type StockClient = {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Resolves when the text that tests write in is such that it passes. */
  readonly whenText: (passes: (text: string) => boolean) => Promise<string>;
  /** Resolves with that text as the server first sent it. */
  readonly whenSynced: Promise<string>;
  readonly whenClosed: Promise<number>;
  /** Hears, each time the server says so, how many update frames of this participant are saved. Call it before it has synced. */
  readonly onSaved: (hear: (frameCount: number) => void) => void;
  readonly destroy: () => void;
};

/** To the example charter, as a person of it. */
export const connectStockClient = (
  origin: string,
  who: Person | null,
  params: Record<string, string> = {},
): StockClient => {
  const headers: ClientOptions["headers"] = who === null ? {} : { cookie: `person=${who.id}` };
  return connectProvider({
    address: origin,
    charterId: EXAMPLE_CHARTER,
    handshake: { headers, origin },
    params,
  });
};

type Target = {
  readonly address: string;
  readonly charterId: string;
  readonly handshake: ClientOptions;
  readonly params?: Record<string, string>;
};

/** Rejects, or answers what opens nothing, where no ticket is given. */
export const askTicket = async ({
  address,
  charterId,
  handshake,
}: Omit<Target, "params">): Promise<string> => {
  const response = await fetch(`${address}/api/charters/${charterId}/socket-ticket`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Origin: handshake.origin ?? address,
      Cookie: String(handshake.headers?.cookie ?? ""),
    },
    body: "{}",
  });
  return z
    .object({ ticket: z.string() })
    .catch({ ticket: "none" })
    .parse(await response.json()).ticket;
};

export const connectProvider = ({ address, charterId, handshake, params = {} }: Target): StockClient => {
  class SignedInWebSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, handshake);
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${address.replace("http", "ws")}/sync`, charterId, doc, {
    // The provider wants the browser's constructor type; ws has the same calls that it uses.
    WebSocketPolyfill: SignedInWebSocket as unknown as typeof globalThis.WebSocket,
    connect: false,
    disableBc: true,
    params,
  });
  let isDestroyed = false;
  const renewTicket = async (): Promise<void> => {
    const ticket = await askTicket({ address, charterId, handshake }).catch(() => "none");
    provider.params.ticket = ticket;
  };
  void renewTicket().then(() => {
    if (!isDestroyed) provider.connect();
  });
  // It tries again by itself a moment later.
  provider.on("connection-close", () => void renewTicket());
  // It passes over the frames of our own, but prints a line for each.
  for (const type of [MESSAGE.saved, MESSAGE.event]) provider.messageHandlers[type] = () => {};
  const closed = Promise.withResolvers<number>();
  provider.on("connection-close", (event) => {
    if (event !== null) closed.resolve(event.code);
  });
  const text = () => writingIn(doc).toString();
  const synced = Promise.withResolvers<string>();
  provider.once("sync", () => synced.resolve(text()));
  return {
    doc,
    provider,
    whenText: (passes) =>
      new Promise((resolve) => {
        const look = () => {
          if (!passes(text())) return;
          doc.off("update", look);
          resolve(text());
        };
        doc.on("update", look);
        look();
      }),
    whenSynced: synced.promise,
    whenClosed: closed.promise,
    onSaved: (hear) => {
      provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => hear(readVarUint(decoder));
    },
    destroy: () => {
      isDestroyed = true;
      provider.destroy();
      doc.destroy();
    },
  };
};
