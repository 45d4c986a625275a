/** Durable before visible (SPEC: Sync): all updates waiting, of all rooms, go to storage in one transaction. */
import { DamagedCharter } from "../../storage/ports/faults.ts";
import type { PendingUpdate, UpdateLog } from "../../storage/ports/update-log.ts";
import type { Clock } from "../clock.ts";

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

/** A busy server lets a batch grow for so long after the one before began; nobody notices it beside a disk's own time. */
const LONGEST_PAUSE_MS = 8;
/** Up to here the next batch begins at once. */
const CALM_SHARE = 0.5;

const pauseMs = (busyShare: number): number =>
  busyShare <= CALM_SHARE ? 0 : (LONGEST_PAUSE_MS * (busyShare - CALM_SHARE)) / (1 - CALM_SHARE);

export const createGroupCommit = (options: Options): GroupCommit => {
  const { clock } = options;
  const waiting = new Set<CommitSource>();
  let underWay = false;
  let beganAtMs = Number.NEGATIVE_INFINITY;

  /** Resolves when what arrives together has arrived. */
  const gather = async (): Promise<void> => {
    const leftMs = beganAtMs + pauseMs(clock.busyShare()) - clock.nowMs();
    if (leftMs > 0) await new Promise<void>((resolve) => clock.after(leftMs, resolve));
    beganAtMs = clock.nowMs();
  };

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
    while (waiting.size > 0) {
      await gather();
      await runBatch();
    }
    underWay = false;
  };

  return {
    wake: (source) => {
      waiting.add(source);
      if (underWay) return;
      underWay = true;
      clock.soon(() => void runUntilDone());
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
