/** How many letters and marks of each client id a stored document holds. */
import * as Y from "yjs";
import { replay } from "../storage/replay.ts";
import type { StoredDocument } from "../storage/storage.ts";

export const clocksOf = (stored: StoredDocument): ReadonlyMap<number, number> => {
  const doc = replay(stored);
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
  doc.destroy();
  return clocks;
};
