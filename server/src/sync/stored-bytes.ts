/** A stored document as the bytes of its updates: what it was when it was loaded, and what was stored since (SPEC: SY42). */
import * as Y from "yjs";
import { replay } from "../storage/replay.ts";
import type { StoredDocument } from "../storage/storage.ts";

const NO_UPDATE = Uint8Array.of(0, 0);
/** Merging updates grows with the square of their number; beyond this a document is quicker. */
const MOST_MERGED = 500;

export class StoredBytes {
  #state: Uint8Array;
  #since: Uint8Array[] = [];
  readonly #clocks: Map<number, number>;

  /** Throws for bytes that are no updates. */
  constructor(stored: StoredDocument) {
    this.#state = asOneUpdate(stored);
    this.#clocks = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(this.#state));
  }

  /** This is stored now too; it builds on nothing that is not here. */
  add(update: Uint8Array): void {
    this.#since.push(update);
    for (const [clientId, clock] of Y.parseUpdateMeta(update).to) {
      this.#clocks.set(clientId, Math.max(clock, this.#clocks.get(clientId) ?? 0));
    }
    if (this.#since.length >= MOST_MERGED) this.#since = [Y.mergeUpdates(this.#since)];
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#clocks);
  }

  /** What a peer with this state vector is missing. One that has nothing gets the stored bytes as they are. */
  missingFrom(stateVector: Uint8Array): Uint8Array {
    const state = this.asOneUpdate();
    return Y.decodeStateVector(stateVector).size === 0 ? state : Y.diffUpdate(state, stateVector);
  }

  asOneUpdate(): Uint8Array {
    this.#state = asOneUpdate({ checkpoint: this.#state, updates: this.#since, lastSeq: 0 });
    this.#since = [];
    return this.#state;
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
