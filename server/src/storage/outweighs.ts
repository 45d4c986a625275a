/** When a log is worth folding: a charter opens at once however long it was written in (SPEC: Storage). */

/** What stands behind a checkpoint. */
export type Tail = {
  readonly updateCount: number;
  readonly byteCount: number;
  readonly checkpointBytes: number;
};

/** Below this a log is read faster than a checkpoint is written. */
const SMALLEST_LOG_BYTES = 64 * 1024;
/** Keystrokes are small and many: so many of them are replayed in some ten milliseconds. */
export const MOST_TAIL_UPDATES = 1_000;

export const outweighs = ({ updateCount, byteCount, checkpointBytes }: Tail): boolean =>
  updateCount >= MOST_TAIL_UPDATES || byteCount > Math.max(SMALLEST_LOG_BYTES, checkpointBytes);
