/** How many letters and marks of each client id a stored document holds. */
import * as Y from "yjs";
import type { StoredDocument } from "../../storage/ports/update-log.ts";
import { replay } from "../../storage/replay.ts";

export const clocksOf = (stored: StoredDocument): ReadonlyMap<number, number> => {
  const doc = replay(stored);
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
  doc.destroy();
  return clocks;
};
