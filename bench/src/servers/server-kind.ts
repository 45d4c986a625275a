/** A server under measurement: how it is started, found and spoken to. Everything else treats all of them alike. */
import type { Wire } from "../wire/wire.ts";
import type { RunningProcess } from "./process.ts";

export type RunningServer = RunningProcess & { readonly port: number };

/** Where a client of a room connects, and as whom. */
type Door = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
};

export type ServerKind = {
  /** As it stands in the table. */
  readonly name: string;
  /** How it is set, for the reader of the table. */
  readonly settings: string;
  /** Does it hold the document, so that what was sent can be asked for? */
  readonly keepsDocuments: boolean;
  /** Does a new room of it hold its charter already, or does its first client bring it? */
  readonly roomsAreSeeded: boolean;
  readonly wire: Wire;
  /** Puts what an empty installation of this server holds into the folder. */
  readonly fill: (folder: string) => Promise<void>;
  /** Resolves when it accepts connections. */
  readonly start: (folder: string) => Promise<RunningServer>;
  readonly roomName: (room: number) => string;
  /** `client` counts the clients of that room. */
  readonly door: (room: number, client: number) => Door;
  /** Where a client asks, each time before it connects, for the ticket that its door wants; `null` where none is wanted. */
  readonly ticketDoor: ((room: number, client: number) => Door) | null;
  /** Where a page asks over HTTP for the stored document (Yjs V2) beside its JavaScript; `null` where there is no such thing. */
  readonly pageState: ((room: number) => Door) | null;
};
