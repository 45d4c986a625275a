/** A stored document as the bytes of its updates: what it was when it was loaded, and what was stored since (SPEC: SY42). */
import * as Y from "yjs";
import type { StoredDocument } from "../../storage/ports/update-log.ts";
import { replay } from "../../storage/replay.ts";
import { RecentUpdates } from "./recent-updates.ts";

const NO_UPDATE = Uint8Array.of(0, 0);
/** Merging updates grows with the square of their number; beyond this a document is quicker. */
const MOST_MERGED = 500;

export class StoredBytes {
  /** As it was loaded, or last given up by the live document. */
  readonly #base: Uint8Array;
  readonly #baseClocks: ReadonlyMap<number, number>;
  readonly #since = new RecentUpdates();
  #whole: Uint8Array | null;
  #recent: Uint8Array | null = null;
  #baseDeletions: Uint8Array | null = null;

  /** Throws for bytes that are no updates. */
  constructor(stored: StoredDocument) {
    this.#base = asOneUpdate(stored);
    this.#whole = this.#base;
    this.#baseClocks = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(this.#base));
  }

  /** This is stored now too; it builds on nothing that is not here. */
  add(update: Uint8Array): void {
    this.#since.add(update);
    this.#whole = null;
    this.#recent = null;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(new Map([...this.#baseClocks, ...this.#since.clocks()]));
  }

  /** What a peer with this state vector is missing. One that has nothing gets the stored bytes as they are. */
  missingFrom(stateVector: Uint8Array): Uint8Array {
    if (Y.decodeStateVector(stateVector).size === 0) return this.asOneUpdate();
    return this.recentFrom(stateVector) ?? Y.diffUpdate(this.asOneUpdate(), stateVector);
  }

  /**
   * The same for a peer who was here a moment ago: it costs what was written since, not what the document holds. `null` for
   * one who is missing more.
   */
  recentFrom(stateVector: Uint8Array): Uint8Array | null {
    const known = Y.decodeStateVector(stateVector);
    for (const [clientId, clock] of this.#baseClocks) if ((known.get(clientId) ?? 0) < clock) return null;
    this.#recent ??= Y.mergeUpdates([this.#deletions(), ...this.#since.parts]);
    return Y.diffUpdate(this.#recent, stateVector);
  }

  asOneUpdate(): Uint8Array {
    this.#whole ??= asOneUpdate({ checkpoint: this.#base, updates: this.#since.parts, lastSeq: 0 });
    return this.#whole;
  }

  /** What is deleted in the base, which no state vector tells of. */
  #deletions(): Uint8Array {
    this.#baseDeletions ??= Y.diffUpdate(this.#base, Y.encodeStateVector(new Map(this.#baseClocks)));
    return this.#baseDeletions;
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
