/** The memory update log behind a gate: a test holds its appends back, or makes them fail. */
import { createMemoryUpdateLog } from "../../storage/memory/memory-update-log.ts";
import type { PendingUpdate, UpdateLog } from "../../storage/ports/update-log.ts";

export type HeldLog = UpdateLog & {
  /** Every batch that was asked for, failed ones included. */
  readonly batches: readonly (readonly PendingUpdate[])[];
  readonly loadCount: () => number;
  readonly hold: () => void;
  readonly release: () => void;
  readonly failNext: (times: number) => void;
};

export const createHeldLog = (): HeldLog => {
  const log = createMemoryUpdateLog();
  const batches: (readonly PendingUpdate[])[] = [];
  let gate: PromiseWithResolvers<void> | null = null;
  let failures = 0;
  let loads = 0;
  return {
    ...log,
    batches,
    loadCount: () => loads,
    load: async (charterId) => {
      loads += 1;
      return log.load(charterId);
    },
    append: async (batch) => {
      batches.push(batch);
      await gate?.promise;
      if (failures > 0) {
        failures -= 1;
        throw new Error("database or disk is full");
      }
      return log.append(batch);
    },
    hold: () => {
      gate ??= Promise.withResolvers();
    },
    release: () => {
      gate?.resolve();
      gate = null;
    },
    failNext: (times) => {
      failures = times;
    },
  };
};
