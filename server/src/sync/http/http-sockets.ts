/** The sockets by HTTP that are open, each known by an id that nobody can guess, and its owner's alone (SPEC: Sync). */
import type { Clock } from "../clock.ts";
import type { Receiver } from "../participant/receiver.ts";
import type { Socket } from "../participant/socket.ts";
import { HttpSocket } from "./http-socket.ts";

/** Whose a socket is, and of which charter: a post by anybody else, or to another charter, does not find it. */
export type Owner = { readonly ownerId: string; readonly place: string };

type Options = {
  readonly clock: Clock;
  /** At least 120 random bits. */
  readonly newSocketId: () => string;
  readonly mostPerOwner: number;
};

type Entry = Owner & { readonly socket: HttpSocket };

export class HttpSockets {
  readonly #options: Options;
  readonly #entries = new Map<string, Entry>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** `null` when the owner has as many as they may; those that have lost their stream give way first. */
  open({ ownerId, place }: Owner, join: (socket: Socket) => Receiver): HttpSocket | null {
    if (!this.#hasRoomFor(ownerId)) return null;
    const { clock, newSocketId } = this.#options;
    const socketId = newSocketId();
    const onGone = () => void this.#entries.delete(socketId);
    const socket = new HttpSocket({ socketId, clock, join, onGone });
    this.#entries.set(socketId, { ownerId, place, socket });
    return socket;
  }

  /** The same answer for one that never was, has gone, or is somebody else's. */
  find(socketId: string, { ownerId, place }: Owner): HttpSocket | null {
    const entry = this.#entries.get(socketId);
    return entry?.ownerId === ownerId && entry.place === place ? entry.socket : null;
  }

  #hasRoomFor(ownerId: string): boolean {
    const own = [...this.#entries.values()].filter((entry) => entry.ownerId === ownerId);
    const tooMany = own.length + 1 - this.#options.mostPerOwner;
    const idle = own.filter(({ socket }) => !socket.isStreaming).slice(0, Math.max(0, tooMany));
    for (const { socket } of idle) socket.end();
    return idle.length >= tooMany;
  }
}
