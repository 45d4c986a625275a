/** When an update deletes so much that what was there is kept as a version first (SPEC: SY28, B-15). */
import * as Y from "yjs";
import type { Trial } from "./try-update.ts";

/** A shorter deletion is never large: whoever sees it can bring it back by hand, and nobody counts the charter for it. */
const SMALLEST_LETTERS = 400;
const LARGE_SHARE = 0.3;

/** More than 30 % of the letters that the charter held before. `doc` holds the update already. */
export const deletesMuch = (doc: Y.Doc, { lostLetters }: Trial): boolean =>
  lostLetters >= SMALLEST_LETTERS && lostLetters > LARGE_SHARE * (lettersIn(doc) + lostLetters);

const lettersIn = ({ store }: Y.Doc): number => {
  let count = 0;
  for (const structs of store.clients.values())
    for (const struct of structs)
      if (struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString)
        count += struct.length;
  return count;
};
