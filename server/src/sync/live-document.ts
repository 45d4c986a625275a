/**
 * A charter's document in memory, twice: as stored, which is what everybody sees, and ahead of that by the updates that are
 * being stored, on which every new update is tried before it may enter the log (SPEC: Sync).
 */
import * as Y from "yjs";
import { replay } from "../storage/replay.ts";
import type { StoredDocument } from "../storage/storage.ts";

/** `early`: it builds on an update that is not here, and would wait for it unseen, perhaps for ever. */
export type Trial = "accepted" | "early" | "broken";

export type LiveDocument = {
  /** Tries the update; keeps nothing of one that is not accepted. */
  readonly accept: (update: Uint8Array) => Trial;
  /** The oldest `count` accepted updates are stored now; answers them as one update, `null` for none. */
  readonly confirm: (count: number) => Uint8Array | null;
  readonly stateVector: () => Uint8Array;
  /** What a peer with this state vector is missing of the stored document. */
  readonly missingFrom: (stateVector: Uint8Array) => Uint8Array;
  readonly close: () => void;
};

export const openDocument = (stored: StoredDocument): LiveDocument => {
  const live = replay(stored);
  const accepted: Uint8Array[] = [];
  // Made at the first write: a charter that is only read is held once.
  let ahead: Y.Doc | null = null;

  const makeAhead = (): Y.Doc =>
    replay({ checkpoint: Y.encodeStateAsUpdate(live), updates: accepted, lastSeq: 0 });

  return {
    accept: (update) => {
      ahead ??= makeAhead();
      const trial = tryOn(ahead, update);
      if (trial === "accepted") accepted.push(update);
      else {
        // What was applied of it must not stay: the next writer starts from a clean copy.
        ahead.destroy();
        ahead = null;
      }
      return trial;
    },
    confirm: (count) => {
      const confirmed = accepted.splice(0, count);
      for (const update of confirmed) Y.applyUpdate(live, update);
      const [only, ...more] = confirmed;
      if (only === undefined) return null;
      return more.length === 0 ? only : Y.mergeUpdates(confirmed);
    },
    stateVector: () => Y.encodeStateVector(live),
    missingFrom: (stateVector) => Y.encodeStateAsUpdate(live, stateVector),
    close: () => {
      live.destroy();
      ahead?.destroy();
    },
  };
};

const tryOn = (doc: Y.Doc, update: Uint8Array): Trial => {
  try {
    Y.applyUpdate(doc, update);
  } catch {
    return "broken";
  }
  return doc.store.pendingStructs === null && doc.store.pendingDs === null ? "accepted" : "early";
};
