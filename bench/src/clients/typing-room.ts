/** Clients that type in one room, and how long each letter takes to each of the others. */
import * as Y from "yjs";
import { drawClientId, type Random } from "../random.ts";
import type { RunningServer, ServerKind } from "../servers/server-kind.ts";
import { until } from "../waiting.ts";
import { keystroke } from "../wire/keystroke.ts";
import { type Client, openClient } from "./client.ts";
import { FIRST_LETTER_CLOCK, firstWords } from "./first-words.ts";

type Options = {
  readonly kind: ServerKind;
  readonly server: RunningServer;
  readonly room: number;
  readonly clients: number;
  /** How many of them look into what they hear; the others only take it off the line. */
  readonly listeners: number;
  readonly seed: Uint8Array;
  readonly random: Random;
};

const OPEN_LIMIT_MS = 20_000;

/** Somebody who types at the end of their own paragraph. */
class Typist {
  readonly clientId: number;
  /** When each letter was sent, from the first letter on. */
  readonly sentAtMs: number[] = [];
  readonly isListener: boolean;
  readonly #send: (update: Uint8Array) => void;

  constructor(clientId: number, isListener: boolean, send: (update: Uint8Array) => void) {
    this.clientId = clientId;
    this.isListener = isListener;
    this.#send = send;
  }

  begin(words: Uint8Array): void {
    this.sentAtMs.push(performance.now());
    this.#send(words);
  }

  type(): void {
    const update = keystroke(this.clientId, FIRST_LETTER_CLOCK + this.sentAtMs.length, "e");
    this.sentAtMs.push(performance.now());
    this.#send(update);
  }
}

export class TypingRoom {
  readonly clients: Client[] = [];
  readonly #options: Options;
  readonly #typists = new Map<number, Typist>();
  /** For each listener, which clock of whom it has heard of. */
  readonly #heard: ReadonlyMap<number, number>[] = [];
  #sinceMs = Number.POSITIVE_INFINITY;
  #latenciesMs: number[] = [];

  /** Resolves when everybody has joined, has written a first letter, and all listeners have heard all of them. */
  static async open(options: Options): Promise<TypingRoom> {
    const room = new TypingRoom(options);
    await room.#join();
    await room.#begin();
    return room;
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  get typists(): readonly Typist[] {
    return [...this.#typists.values()];
  }

  /** Starts a new list of latencies, of letters sent from now on. */
  measure(): void {
    this.#sinceMs = performance.now();
    this.#latenciesMs = [];
  }

  get latenciesMs(): readonly number[] {
    return this.#latenciesMs;
  }

  /** Have all listeners heard every letter? */
  get isDelivered(): boolean {
    return this.#heard.every((heard, listener) =>
      this.typists.every(
        ({ clientId, sentAtMs }, own) =>
          own === listener || (heard.get(clientId) ?? 0) >= FIRST_LETTER_CLOCK + sentAtMs.length,
      ),
    );
  }

  /** The letters of each typist that anybody else has heard of, as the clock behind the last. */
  seenByOthers(): ReadonlyMap<number, number> {
    const seen = new Map<number, number>();
    for (const heard of this.#heard)
      for (const [clientId, clock] of heard) seen.set(clientId, Math.max(seen.get(clientId) ?? 0, clock));
    return seen;
  }

  /** Why clients were closed by the server, if any were. */
  get closings(): readonly string[] {
    return this.clients.flatMap((client) => client.closed() ?? []);
  }

  cut(): void {
    for (const client of this.clients) client.cut();
  }

  async #join(): Promise<void> {
    const { kind, server, room, clients, listeners, seed } = this.#options;
    const first = openClient({ kind, server, room, number: 0 }, this.#listening(0, listeners));
    this.clients.push(first);
    await first.joined;
    if (!kind.roomsAreSeeded) first.tell(seed);
    for (let number = 1; number < clients; number += 1)
      this.clients.push(openClient({ kind, server, room, number }, this.#listening(number, listeners)));
    await Promise.all(this.clients.map(({ joined }) => joined));
    for (const deaf of this.clients.slice(listeners)) deaf.deafen();
  }

  async #begin(): Promise<void> {
    const { seed, random, listeners, kind } = this.#options;
    const clientIds = this.clients.map(() => drawClientId(random));
    const words = firstWords(seed, clientIds);
    for (const [number, client] of this.clients.entries()) {
      const typist = new Typist(clientIds[number] ?? 0, number < listeners, client.tell);
      this.#typists.set(typist.clientId, typist);
      typist.begin(words[number] ?? new Uint8Array());
    }
    if (await until(() => this.isDelivered, OPEN_LIMIT_MS)) return;
    throw new Error(
      `${kind.name}: a first letter was not delivered. Closed: ${this.closings.join("; ") || "nobody"}`,
    );
  }

  #listening(number: number, listeners: number) {
    if (number >= listeners) return {};
    const heard = new Map<number, number>();
    this.#heard.push(heard);
    return { content: (update: Uint8Array, atMs: number) => this.#hear(heard, update, atMs) };
  }

  #hear(heard: Map<number, number>, update: Uint8Array, atMs: number): void {
    for (const [clientId, clock] of Y.parseUpdateMeta(update).to) {
      const typist = this.#typists.get(clientId);
      if (typist === undefined) continue;
      const before = heard.get(clientId) ?? FIRST_LETTER_CLOCK;
      for (let at = before; at < clock; at += 1) this.#count(atMs, typist.sentAtMs[at - FIRST_LETTER_CLOCK]);
      if (clock > before) heard.set(clientId, clock);
    }
  }

  #count(atMs: number, sentAtMs: number | undefined): void {
    if (sentAtMs === undefined || sentAtMs < this.#sinceMs) return;
    this.#latenciesMs.push(atMs - sentAtMs);
  }
}
