/** Folds a charter's log into its checkpoint, in steps between which others are answered (SPEC: Storage). */
import type { CharterId } from "@acb/schemas/ids";
import * as Y from "yjs";
import { outweighs } from "../../outweighs.ts";
import type { Connection } from "../connection.ts";
import { readCheckpoint, readTail, weigh } from "../operations/update-rows.ts";

/** A few milliseconds of work: as long as a commit may take longer because of it. */
const STEP_UPDATES = 64;

type Options = {
  readonly lastSeq: (charterId: CharterId) => number;
  readonly compact: (charterId: CharterId, throughSeq: number, checkpoint: Uint8Array) => void;
  /** Resolves when what has arrived meanwhile is answered. */
  readonly turn: () => Promise<void>;
};

/**
 * Reads and checks what is stored, and no memory of it. Until the new checkpoint is stored, in one transaction, the log
 * is as it was: whatever ends a fold on the way, nothing has happened.
 */
export const foldOn =
  (db: Connection, { lastSeq, compact, turn }: Options) =>
  async (charterId: CharterId): Promise<boolean> => {
    if (!outweighs(weigh(db, charterId))) return false;
    const doc = new Y.Doc();
    try {
      const checkpoint = readCheckpoint(db, charterId);
      if (checkpoint !== undefined) Y.applyUpdate(doc, checkpoint.bytes);
      let throughSeq = checkpoint?.throughSeq ?? 0;
      // What is appended meanwhile waits for the next fold, so that this one ends.
      const last = lastSeq(charterId);
      while (throughSeq < last) {
        await turn();
        const rows = readTail(db, charterId, throughSeq, Math.min(STEP_UPDATES, last - throughSeq));
        doc.transact(() => {
          for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
        });
        throughSeq = rows.at(-1)?.seq ?? last;
      }
      await turn();
      compact(charterId, throughSeq, Y.encodeStateAsUpdate(doc));
      return true;
    } finally {
      doc.destroy();
    }
  };
