/** Durable before visible (SPEC: Sync): all updates waiting, of all rooms, go to storage in one transaction. */
import { DamagedCharter, type PendingUpdate, type UpdateLog } from "../storage/storage.ts";
import type { Clock } from "./clock.ts";

/** What has updates to store: a room. */
export type CommitSource = {
  /** Hands over all that waits, when a batch starts. */
  readonly take: () => readonly PendingUpdate[];
  /** All that was taken last is on disk. */
  readonly committed: () => void;
  /** Nothing of what was taken last was stored, and no further try is made. */
  readonly failed: () => void;
};

export type GroupCommit = {
  /** Puts the source into the next batch. One batch is under way at a time; the next one grows meanwhile. */
  readonly wake: (source: CommitSource) => void;
};

type Options = {
  readonly append: UpdateLog["append"];
  readonly clock: Clock;
  /** Hears every failed try, for the log of the installation. */
  readonly onFailedTry: (cause: unknown) => void;
  readonly retryDelaysMs?: readonly number[];
};

/** About six seconds: longer than a busy disk, shorter than a writer's patience with "Saving …". */
const RETRY_DELAYS_MS = [50, 100, 200, 400, 800, 1_600, 3_200];

export const createGroupCommit = (options: Options): GroupCommit => {
  const waiting = new Set<CommitSource>();
  let underWay = false;

  const runBatch = async (): Promise<void> => {
    const sources = [...waiting];
    waiting.clear();
    const batch = sources.map((source) => ({ source, updates: source.take() }));
    const outcome = await appendPersistently(
      options,
      batch.flatMap(({ updates }) => updates),
    );
    for (const { source, updates } of batch) {
      const isStored = outcome === "poisoned" ? await isStoredAlone(options, updates) : outcome === "stored";
      if (isStored) source.committed();
      else source.failed();
    }
  };

  const runUntilDone = async (): Promise<void> => {
    while (waiting.size > 0) await runBatch();
    underWay = false;
  };

  return {
    wake: (source) => {
      waiting.add(source);
      if (underWay) return;
      underWay = true;
      options.clock.soon(() => void runUntilDone());
    },
  };
};

/** `poisoned`: not the disk fails the batch, but a damaged charter in it. */
type Appended = "stored" | "notStored" | "poisoned";

/** Tries again with growing delays; after the last try the batch was stored by none of them. */
const appendPersistently = async (
  { append, clock, onFailedTry, retryDelaysMs = RETRY_DELAYS_MS }: Options,
  updates: readonly PendingUpdate[],
): Promise<Appended> => {
  for (const delayMs of [...retryDelaysMs, null]) {
    try {
      await append(updates);
      return "stored";
    } catch (cause) {
      onFailedTry(cause);
      if (cause instanceof DamagedCharter) return "poisoned";
    }
    if (delayMs !== null) await new Promise<void>((resolve) => clock.after(delayMs, resolve));
  }
  return "notStored";
};

/** What one room wrote, apart from the others: a damaged charter fails alone. */
const isStoredAlone = async (options: Options, updates: readonly PendingUpdate[]): Promise<boolean> =>
  (await appendPersistently(options, updates)) === "stored";
