/** One client of a room: greets, asks for what it is missing, answers what it is asked, and then says and hears updates. */
import type { RunningServer, ServerKind } from "../servers/server-kind.ts";
import { askTicket } from "./ask-ticket.ts";
import { type FrameSocket, openFrameSocket } from "./frame-socket.ts";

export type Client = {
  /** Resolves when the server has answered the client's question; at once for a server that keeps no documents. */
  readonly joined: Promise<void>;
  readonly tell: (update: Uint8Array) => void;
  /** Passes over whatever comes from now on, to save the generator's time. */
  readonly deafen: () => void;
  /** Ends it once everything that was said is on its way. */
  readonly leave: () => void;
  readonly cut: () => void;
  /** Why the server ended it, or `null` while it is open. */
  readonly closed: () => string | null;
  readonly receivedBytes: () => number;
};

export type Place = {
  readonly kind: ServerKind;
  readonly server: RunningServer;
  readonly room: number;
  /** Which client of the room this is: it decides as whom it comes. */
  readonly number: number;
};
type Behaviour = {
  /** What it has already. */
  readonly stateVector?: Uint8Array;
  /** What it answers the server's question with. */
  readonly answer?: () => Uint8Array;
  readonly content?: (update: Uint8Array, atMs: number, isAnswer: boolean) => void;
};

/** A state vector, and an update, of nothing. */
const NOTHING_KNOWN = Uint8Array.of(0);
const NOTHING_NEW = Uint8Array.of(0, 0);

export const openClient = (place: Place, behaviour: Behaviour = {}): Client => {
  const { kind, server, room, number } = place;
  const { stateVector = NOTHING_KNOWN, answer = () => NOTHING_NEW, content = () => {} } = behaviour;
  const { wire } = kind;
  const name = kind.roomName(room);
  const { path, headers } = kind.door(room, number);
  const joined = Promise.withResolvers<void>();
  let isDeaf = false;
  let closed: string | null = null;

  const begin = (): void => {
    for (const frame of wire.greet(name)) socket.send(frame);
    if (kind.keepsDocuments) socket.send(wire.ask(name, stateVector));
    else joined.resolve();
  };
  const hear = (frame: Uint8Array, atMs: number): void => {
    if (isDeaf) return;
    const message = wire.read(frame);
    if (message.kind === "question") socket.send(wire.answer(name, answer()));
    if (message.kind !== "content") return;
    content(message.update, atMs, message.isAnswer);
    if (message.isAnswer) joined.resolve();
  };
  const end = (why: string): void => {
    closed = why;
    joined.reject(
      new Error(`${kind.name} closed a client of ${name}: ${why}\n${server.printed().slice(-2_000)}`),
    );
  };
  const socket: FrameSocket = openFrameSocket(
    { port: server.port, path: async () => `${path}${await askTicket(place)}`, headers },
    { opened: begin, frame: hear, closed: end },
  );
  // A client that is cut on purpose, or measured without being waited for, is no fault of its own.
  joined.promise.catch(() => {});
  return {
    joined: joined.promise,
    tell: (update) => socket.send(wire.tell(name, update)),
    deafen: () => {
      isDeaf = true;
    },
    leave: socket.leave,
    cut: socket.cut,
    closed: () => closed,
    receivedBytes: socket.receivedBytes,
  };
};
