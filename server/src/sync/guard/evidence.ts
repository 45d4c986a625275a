/** What the rules of the guard are asked about (SPEC: Sync): a frame, the update in it, and what became of it on trial. */
import type { PersonId } from "@acb/schemas/ids";
import type { Shape } from "@acb/shared/document/charter-shape";
import * as Y from "yjs";
import type { PresenceEntry } from "../room/presence-frame.ts";

/** An update that decodes; nothing of it is applied yet. */
export type Write = {
  readonly kind: "write";
  readonly update: Uint8Array;
  readonly structs: Decoded["structs"];
  readonly isEmpty: boolean;
  /** What it deletes, by its own words. */
  readonly deletions: readonly Deletion[];
  /** Is it the answer to the server's question: everything that the server is missing? */
  readonly isAnswer: boolean;
};
type Decoded = ReturnType<typeof Y.decodeUpdate>;
/** Of this client's letters and marks, so many from this one on. */
type Deletion = { readonly client: number; readonly clock: number; readonly length: number };

/** A frame as the server understands it. */
export type Seen =
  | { readonly kind: "ask"; readonly stateVector: Uint8Array }
  | Write
  | { readonly kind: "present"; readonly entries: readonly PresenceEntry[] }
  | { readonly kind: "askWhoIsPresent" }
  | { readonly kind: "unreadable"; readonly reason: "badFrame" | "tooLarge" };

/** A frame that can be read. */
export type Readable = Exclude<Seen, { kind: "unreadable" }>;

export type Sender = { readonly personId: PersonId; readonly mayWrite: boolean };

/** Who writes, and what is known of the client ids of this charter when they do. */
export type Standing = {
  readonly personId: PersonId;
  /** How many client ids this participant has brought so far. */
  readonly broughtCount: number;
  /** How many of the client's letters and marks are here. */
  readonly clockOf: (clientId: number) => number;
  /** `null` for an id that belongs to nobody: a new one, or the server's own. */
  readonly ownerOf: (clientId: number) => PersonId | null;
  /** Has anybody's word under this id been accepted? */
  readonly hasWritten: (clientId: number) => boolean;
  /** Is the section closed to those who write for this person's organisation? `null` while no pen is anywhere. */
  readonly isClosed: ((sectionId: string) => boolean) | null;
};

/** One piece that an update brought, in the place where it came to stand. */
export type Placed = {
  readonly item: Y.Item;
  /** Of the map, text or element that it stands in; `null` when that has no place in a charter itself. */
  readonly parent: Shape | null;
  readonly depth: number;
  /** Did this update bring the parent too? */
  readonly parentIsNew: boolean;
  /** Does it stand between the neighbours that it names? */
  readonly isBetween: boolean;
};

/** What applying the update to a copy of the document came to. */
export type Tried = {
  readonly isApplied: boolean;
  /** Nothing of it waits for what is not here. */
  readonly isWhole: boolean;
  /** Did it begin or end anything between the two halves of a sign? */
  readonly splitsASign: boolean;
  readonly placed: readonly Placed[];
  /** Pieces that were here before and are deleted by it, each with the shape of what it stood in. */
  readonly deleted: readonly Pick<Placed, "item" | "parent">[];
  /** Did it write in a section that is closed to its sender? */
  readonly isInClosed: boolean;
};

/** The value of an entry that is not a text or a map; `undefined` for those and for what was taken away. */
export const valueIn = (map: Y.AbstractType<unknown>, key: string): unknown => {
  const entry = map._map.get(key);
  return entry === undefined || entry.deleted ? undefined : plainValue(entry);
};

const plainValue = ({ content }: Y.Item): unknown =>
  content instanceof Y.ContentAny ? content.arr.at(-1) : undefined;

/** The parent as Yjs resolved it while the piece was put in its place. */
export const parentOf = ({ parent }: Y.Item): Y.AbstractType<unknown> | null =>
  parent instanceof Y.AbstractType ? parent : null;
