/**
 * The stored document of a room. While it is only read it is held as the bytes of one update and no `Y.Doc` is made; the
 * live document is opened by the first write, and given up again when writing has paused (SPEC: SY42).
 */
import * as Y from "yjs";
import { replay } from "../storage/replay.ts";
import type { StoredDocument } from "../storage/storage.ts";
import type { Write } from "./guard/evidence.ts";
import type { LiveDocument, Trial, Writer } from "./live-document.ts";

export type OpenLive = (stored: StoredDocument) => LiveDocument;

type Held =
  | { readonly kind: "bytes"; readonly state: Uint8Array }
  | { readonly kind: "live"; readonly document: LiveDocument };

const NOTHING_KNOWN = Uint8Array.of(0);
const NO_UPDATE = Uint8Array.of(0, 0);
/** Merging updates grows with the square of their number; beyond this a document is quicker. */
const MOST_MERGED = 500;

export class RoomDocument {
  readonly #open: OpenLive;
  #held: Held;
  #stateVector: Uint8Array | null;

  /** Throws for bytes that are no updates. */
  constructor(stored: StoredDocument, open: OpenLive) {
    const state = asOneUpdate(stored);
    this.#open = open;
    this.#held = { kind: "bytes", state };
    this.#stateVector = Y.encodeStateVectorFromUpdate(state);
  }

  /** Tries the update; keeps nothing of one that is not accepted. With `isKept`, a large deletion is accepted too. */
  accept(write: Write, writer: Writer, isKept: boolean): Trial {
    return this.#live().accept(write, writer, isKept);
  }

  /** The oldest `count` accepted updates are stored now; answers them as one update, `null` for none. */
  confirm(count: number): Uint8Array | null {
    if (this.#held.kind === "bytes") return null;
    this.#stateVector = null;
    return this.#held.document.confirm(count);
  }

  stateVector(): Uint8Array {
    this.#stateVector ??=
      this.#held.kind === "live"
        ? this.#held.document.stateVector()
        : Y.encodeStateVectorFromUpdate(this.#held.state);
    return this.#stateVector;
  }

  /** What a peer with this state vector is missing. One that has nothing gets the stored bytes as they are. */
  missingFrom(stateVector: Uint8Array): Uint8Array {
    if (this.#held.kind === "live") return this.#held.document.missingFrom(stateVector);
    const { state } = this.#held;
    return Y.decodeStateVector(stateVector).size === 0 ? state : Y.diffUpdate(state, stateVector);
  }

  /** Gives the live document up. Only while no accepted update waits to be stored. */
  rest(): void {
    if (this.#held.kind === "bytes") return;
    const { document } = this.#held;
    this.#held = { kind: "bytes", state: document.missingFrom(NOTHING_KNOWN) };
    document.close();
  }

  close(): void {
    if (this.#held.kind === "live") this.#held.document.close();
    this.#held = { kind: "bytes", state: NO_UPDATE };
  }

  #live(): LiveDocument {
    if (this.#held.kind === "live") return this.#held.document;
    const document = this.#open({ checkpoint: this.#held.state, updates: [], lastSeq: 0 });
    this.#held = { kind: "live", document };
    return document;
  }
}

const asOneUpdate = (stored: StoredDocument): Uint8Array => {
  const { checkpoint, updates } = stored;
  if (updates.length > MOST_MERGED) return replayed(stored);
  const [only = NO_UPDATE, ...more] = updates;
  const tail = more.length === 0 ? only : Y.mergeUpdates([...updates]);
  if (checkpoint === null) return tail;
  return updates.length === 0 ? checkpoint : Y.mergeUpdates([checkpoint, tail]);
};

const replayed = (stored: StoredDocument): Uint8Array => {
  const doc = replay(stored);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
};
