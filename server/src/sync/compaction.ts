/** Folds a charter's log into a checkpoint when the log outweighs it (SPEC: Sync). */
import type { CharterId } from "@acb/schemas/ids";
import * as Y from "yjs";
import { replay } from "../storage/replay.ts";
import type { StoredDocument, UpdateLog } from "../storage/storage.ts";

/** Below this a log is read faster than a checkpoint is written. */
const SMALLEST_LOG_BYTES = 64 * 1024;
/** How much is stored between two looks at the log of a room that stays open. */
const LOOK_EVERY_BYTES = 512 * 1024;

type Log = Pick<UpdateLog, "load" | "compact">;

/** Folds what is stored, not what is in memory, so that the checkpoint can hold neither more nor less than the log. */
export const compactIfHeavy = async (log: Log, charterId: CharterId): Promise<void> => {
  const stored = await log.load(charterId);
  if (!outweighs(stored)) return;
  const doc = replay(stored);
  await log.compact(charterId, stored.lastSeq, Y.encodeStateAsUpdate(doc));
  doc.destroy();
};

/** Watches how much an open room stores, and looks at its log now and then; one look at a time. */
export class Compaction {
  readonly #look: () => Promise<void>;
  #storedBytes = 0;
  #isLooking = false;

  constructor(look: () => Promise<void>) {
    this.#look = look;
  }

  stored(byteCount: number): void {
    this.#storedBytes += byteCount;
    if (this.#storedBytes >= LOOK_EVERY_BYTES) void this.look();
  }

  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#storedBytes = 0;
    await this.#look();
    this.#isLooking = false;
  }
}

const outweighs = ({ checkpoint, updates }: StoredDocument): boolean => {
  const logBytes = updates.reduce((sum, update) => sum + update.byteLength, 0);
  return logBytes > Math.max(SMALLEST_LOG_BYTES, checkpoint?.byteLength ?? 0);
};
