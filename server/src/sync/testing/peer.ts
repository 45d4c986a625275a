/** A Yjs client over an in-process socket pair: what it sends and hears travels only when the test says so. */
import type { CharterId } from "@acb/schemas/ids";
import {
  awarenessFrame,
  readFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from "@acb/shared/protocol/frames";
import * as Y from "yjs";
import type { Login } from "../entrance/login.ts";
import type { Participant } from "../participant/participant.ts";
import type { Socket } from "../participant/socket.ts";
import {
  type PresenceEntry,
  type PresenceState,
  readPresence,
  writePresence,
} from "../room/presence-frame.ts";

/** Where a peer connects: the rooms themselves, or a test that listens in. */
export type Door = {
  readonly join: (charterId: CharterId, login: Login, socket: Socket) => Pick<Participant, "receive" | "end">;
};

type Link = {
  readonly participant: ReturnType<Door["join"]>;
  readonly outbox: Uint8Array[];
  readonly inbox: Uint8Array[];
  hasAnswered: boolean;
  hasGaps: boolean;
};

/** What a peer has heard since it connected. */
type Heard = {
  saved: number;
  closeCode: number | null;
  readonly events: string[];
  readonly updateFrames: Uint8Array[];
  readonly present: Map<number, PresenceState>;
};

export class Peer {
  readonly doc = new Y.Doc();
  readonly login: Login;
  readonly #rooms: Door;
  readonly #charterId: CharterId;
  heard: Heard = nothingHeard();
  bufferedBytes = 0;
  /** Every update that the server ever showed to this peer. */
  readonly seenUpdates: Uint8Array[] = [];
  /** Update frames sent since connecting; `heard.saved` says how many of them are stored. */
  sentUpdates = 0;
  #link: Link | null = null;

  constructor(rooms: Door, charterId: CharterId, login: Login) {
    this.#rooms = rooms;
    this.#charterId = charterId;
    this.login = login;
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.send(updateFrame(update));
    });
  }

  get text(): string {
    return this.doc.getText("t").toString();
  }

  get isConnected(): boolean {
    return this.#link !== null;
  }

  connect(): void {
    const inbox: Uint8Array[] = [];
    this.heard = nothingHeard();
    this.sentUpdates = 0;
    const participant = this.#rooms.join(this.#charterId, this.login, {
      send: (frame) => void inbox.push(frame),
      bufferedBytes: () => this.bufferedBytes,
      close: (code) => {
        this.heard.closeCode = code;
        this.#link = null;
      },
    });
    if (this.heard.closeCode === null)
      this.#link = { participant, inbox, outbox: [], hasAnswered: false, hasGaps: false };
    this.send(syncStep1Frame(Y.encodeStateVector(this.doc)));
  }

  /** The line goes dead: what had not arrived never will. */
  disconnect(): void {
    this.#link?.participant.end();
    this.#link = null;
  }

  send(frame: Uint8Array): void {
    const { kind } = readFrame(frame);
    if (this.#link !== null && (kind === "update" || kind === "syncStep2")) {
      this.sentUpdates += 1;
      if (kind === "syncStep2") this.#link.hasAnswered = true;
      else if (!this.#link.hasAnswered) this.#link.hasGaps = true;
    }
    this.#link?.outbox.push(frame);
  }

  /** Has the server a reason to ask again: was anything lost on the way, or sent before its question was answered? */
  get hasGaps(): boolean {
    return this.#link?.hasGaps ?? false;
  }

  /** Has it answered the server's question? */
  get hasAnswered(): boolean {
    return this.#link?.hasAnswered ?? false;
  }

  /** What is sent meanwhile is lost on the way; answers how many frames. */
  whileMuted(run: () => void): number {
    const outbox = this.#link?.outbox ?? [];
    const kept = outbox.length;
    run();
    const lost = outbox.splice(kept).length;
    this.sentUpdates -= lost;
    if (this.#link !== null && lost > 0) this.#link.hasGaps = true;
    return lost;
  }

  /** The frame that was sent last goes out a second time. */
  repeatLast(): void {
    const last = this.#link?.outbox.at(-1);
    if (last !== undefined) this.send(last);
  }

  sendPresence(...entries: readonly PresenceEntry[]): void {
    this.send(awarenessFrame(writePresence(entries)));
  }

  /** Lets the oldest frames in one direction arrive. */
  deliver(direction: "out" | "in", count = Number.POSITIVE_INFINITY): void {
    const link = this.#link;
    if (link === null) return;
    const frames = (direction === "out" ? link.outbox : link.inbox).splice(0, count);
    for (const frame of frames) {
      if (direction === "out") link.participant.receive(frame);
      else this.#hear(frame);
    }
  }

  get hasTraffic(): boolean {
    return this.#link !== null && this.#link.outbox.length + this.#link.inbox.length > 0;
  }

  #hear(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    switch (frame.kind) {
      case "syncStep1":
        this.send(syncStep2Frame(Y.encodeStateAsUpdate(this.doc, frame.stateVector)));
        return;
      case "update":
        this.heard.updateFrames.push(bytes);
        this.#apply(frame.update);
        return;
      case "syncStep2":
        this.#apply(frame.update);
        return;
      case "awareness":
        for (const { clientId, state } of readPresence(frame.update) ?? []) {
          if (state === null) this.heard.present.delete(clientId);
          else this.heard.present.set(clientId, state);
        }
        return;
      case "saved":
        this.heard.saved = frame.count;
        return;
      case "event":
        this.heard.events.push(frame.json);
        return;
      case "queryAwareness":
      case "bad":
        throw new Error(`The server sent a frame of kind ${frame.kind}.`);
      default:
        frame satisfies never;
    }
  }

  #apply(update: Uint8Array): void {
    this.seenUpdates.push(update);
    Y.applyUpdate(this.doc, update, this);
  }
}

const nothingHeard = (): Heard => ({
  saved: 0,
  closeCode: null,
  events: [],
  updateFrames: [],
  present: new Map(),
});
