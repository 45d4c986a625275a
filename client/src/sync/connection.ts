/** Opens a charter: its live document, this device's copy, the socket, one undo history (SPEC: LIVE-1 to LIVE-10). */
import { ServerEvent } from "@acb/schemas/server-event";
import { CLIENT_BUILD } from "@acb/shared/protocol/client-build";
import { readFrame } from "@acb/shared/protocol/frames";
import { LAYOUT_VERSION } from "@acb/shared/protocol/layout-version";
import { MESSAGE } from "@acb/shared/protocol/message-type";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { createSignal } from "../store/signal.ts";
import {
  type ConnectionFacts,
  type ConnectionState,
  connectionState,
  FIRST_FACTS,
  sameState,
} from "./connection-state.ts";
import { createCountingSocket, type SentFrame } from "./counting-socket.ts";
import { keepConnecting } from "./keep-connecting.ts";
import { type LocalCopy, localCopyName, openLocalCopy } from "./local-copy.ts";
import { fetchPageState } from "./page-state.ts";
import { type AskReceipts, createReceiptKeeper, RECEIPTS_NOTE } from "./receipts.ts";
import type { AskTicket } from "./socket-ticket.ts";
import type { Transport, TransportMemory } from "./transport-memory.ts";
import { createUndoHistory, type UndoHistory } from "./undo-history.ts";
import { type After, createChosenSocket, createWatchedSocket } from "./watched-socket.ts";

export type OpenCharter = {
  readonly charterId: string;
  readonly personId: string;
  /** Which epoch of the charter this page opens; the server refuses another one (SPEC: server, BA). */
  readonly epoch: number;
  /** Where the sync sockets live, without the charter: "wss://host/sync". */
  readonly url: string;
  /** The ways to the server, and which of them this page has found to work. */
  readonly sockets: Readonly<Record<Transport, typeof WebSocket>>;
  readonly transports: TransportMemory;
  readonly after: After;
  readonly fetch: typeof globalThis.fetch;
  readonly databases: IDBFactory | undefined;
  /** Asks whose client ids are; `null` for who may not write, and so has nothing to give back. */
  readonly askReceipts: AskReceipts | null;
  readonly askTicket: AskTicket;
  /** 0 to 1, for the spread of reconnecting. */
  readonly random: () => number;
};

/** An open charter. Whoever opened it calls `destroy`, which may be called twice. */
export type Connection = {
  readonly ydoc: Y.Doc;
  readonly awareness: Awareness;
  readonly history: UndoHistory;
  readonly state: () => ConnectionState;
  /** The way that works here; `null` before one has. */
  readonly transport: () => Transport | null;
  /** Has this page made edits that the server has not said are stored? */
  readonly isUnsaved: () => boolean;
  readonly subscribe: (onChange: () => void) => () => void;
  readonly onEvent: (listener: (event: ServerEvent) => void) => () => void;
  /** Tries again after a refusal, when the person asks for it. */
  readonly retry: () => void;
  /** Deletes this device's copy, with words that the server refused; the page is to be loaded again after it. */
  readonly forget: () => Promise<void>;
  readonly destroy: () => void;
};

/** Connects after this device's copy is read, so that words written offline go out with the first exchange. */
export const openCharter = (options: OpenCharter): Connection => {
  const ydoc = new Y.Doc();
  const facts = createFacts();
  const events = createSignal<ServerEvent>();
  let destroyed = false;

  const provider = new WebsocketProvider(options.url, options.charterId, ydoc, {
    connect: false,
    disableBc: true,
    params: {
      layout: String(LAYOUT_VERSION),
      build: String(CLIENT_BUILD),
      epoch: String(options.epoch),
      person: options.personId,
    },
    shouldReconnect: () => false, // every retry is ours, with a spread
    WebSocketPolyfill: createSocket(options, facts),
  });
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    const frame = readFrame(decoder.arr);
    if (frame.kind === "saved") facts.change(() => ({ storedCount: frame.count }));
  };
  provider.messageHandlers[MESSAGE.event] = (_encoder, decoder) => {
    const event = readEvent(decoder.arr);
    if (event !== null) events.emit(event);
  };

  const reconnecting = keepConnecting(provider, facts, options);
  const localCopy = openLocalCopy(
    ydoc,
    localCopyName(options.charterId, options.personId, options.epoch),
    () => facts.change(() => ({ kept: "tab" })),
    options.databases,
  );
  keepReceipts(ydoc, localCopy, { ask: options.askReceipts, facts });
  ydoc.on("update", (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) facts.markEdited(true);
    if (!facts.now().hasContent && ydoc.getMap("sections").size > 0)
      facts.change(() => ({ hasContent: true }));
  });
  const copyAndState = Promise.all([localCopy.ready, fetchPageState(options, options.fetch)]);
  const ready = copyAndState.then(([isKept, pageState]) => {
    if (destroyed) return;
    facts.change(() => ({ kept: isKept ? "device" : "tab" }));
    if (pageState !== null) applyPageState(ydoc, pageState);
  });
  void reconnecting.now(ready);

  const history = createUndoHistory(ydoc);
  return {
    ydoc,
    awareness: provider.awareness,
    history,
    state: facts.state,
    transport: options.transports.settled,
    isUnsaved: facts.isUnsaved,
    subscribe: facts.subscribe,
    onEvent: events.subscribe,
    retry: () => void reconnecting.now(),
    forget: () => {
      facts.markEdited(false);
      return localCopy.forget();
    },
    destroy: () => {
      if (destroyed) return;
      destroyed = true;
      reconnecting.stop();
      history.destroy();
      provider.destroy();
      localCopy.destroy();
      ydoc.destroy();
    },
  };
};

/** Goes whichever way the network lets through, and counts what is sent. */
const createSocket = (
  { sockets, transports: memory, after }: OpenCharter,
  facts: Facts,
): typeof WebSocket => {
  const onSent = (frame: SentFrame): void =>
    facts.change((now) => ({
      sentCount: now.sentCount + 1,
      answered: now.answered || frame === "step2",
    }));
  const watched = (transport: Transport): typeof WebSocket =>
    createWatchedSocket(createCountingSocket(sockets[transport], onSent), { transport, memory, after });
  return createChosenSocket({ webSocket: watched("webSocket"), http: watched("http") }, memory);
};

/** As soon as everything is stored, and so belongs to somebody. */
const keepReceipts = (
  ydoc: Y.Doc,
  localCopy: LocalCopy,
  { ask, facts }: { readonly ask: AskReceipts | null; readonly facts: Facts },
): void => {
  if (ask === null) return;
  const keeper = createReceiptKeeper(ydoc, localCopy.note(RECEIPTS_NOTE), ask);
  facts.subscribe(({ kind }) => {
    if (kind === "saved") void keeper.look();
  });
};

/** What cannot be read is left to the socket, which brings everything. */
const applyPageState = (ydoc: Y.Doc, state: Uint8Array): void => {
  try {
    Y.applyUpdateV2(ydoc, state, "page state");
  } catch {
    // The socket asks for whatever is missing.
  }
};

/** Facts in, state out; listeners hear of changed states only. */
const createFacts = () => {
  let facts = FIRST_FACTS;
  let state = connectionState(facts);
  const changes = createSignal<ConnectionState>();
  return {
    now: () => facts,
    state: () => state,
    isUnsaved: () => facts.edited,
    subscribe: changes.subscribe,
    /** No state says it at once, but the one that a refusal makes. */
    markEdited: (edited: boolean) => {
      facts = { ...facts, edited };
    },
    change: (update: (now: ConnectionFacts) => Partial<ConnectionFacts>) => {
      facts = { ...facts, ...update(facts) };
      const next = connectionState(facts);
      if (next.kind === "saved") facts = { ...facts, edited: false, cannotStore: false };
      if (sameState(state, next)) return;
      state = next;
      changes.emit(next);
    },
  };
};
type Facts = ReturnType<typeof createFacts>;

/** `null` for a fact that this page does not know yet, which is no error: the server may be newer. */
const readEvent = (bytes: Uint8Array): ServerEvent | null => {
  const frame = readFrame(bytes);
  if (frame.kind !== "event") return null;
  try {
    return ServerEvent.safeParse(JSON.parse(frame.json)).data ?? null;
  } catch {
    return null;
  }
};
