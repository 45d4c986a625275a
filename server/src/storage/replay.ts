/** From the stored log back to the document, for rooms, compaction and freezing alike. */
import * as Y from "yjs";
import type { StoredDocument } from "./ports/update-log.ts";

/** The document that the log tells: the checkpoint, then every update after it, in order. */
export const replay = ({ checkpoint, updates }: StoredDocument): Y.Doc => {
  const doc = new Y.Doc();
  doc.on("afterTransaction", leaveFormattingAlone);
  doc.transact(() => {
    if (checkpoint !== null) Y.applyUpdate(doc, checkpoint);
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
};

/**
 * A Yjs document deletes marks that say nothing new, by itself, when it hears of others' formatting. The clients' deletions
 * come to the log; one of the server's own would be shown to everybody and stored nowhere.
 */
const leaveFormattingAlone = (transaction: Y.Transaction): void => {
  transaction._needFormattingCleanup = false;
};
