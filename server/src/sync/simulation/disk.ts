/** The update log behind a disk that a run can hold, fill and cut the power of, at every call that is made of it. */
import { CannotStore } from "../../storage/ports/faults.ts";
import type { UpdateLog } from "../../storage/ports/update-log.ts";
import { createDurable, type Durable } from "./durable.ts";

/** One life of a server process. What it asks of the disk after its death is never done. */
export type Life = {
  isOver: boolean;
  /** Calls that were waiting when it died are done all the same: the disk had them already. */
  lands: boolean;
};

export type Disk = {
  readonly durable: Durable;
  /** The log as that server process reaches it. */
  readonly logFor: (life: Life) => UpdateLog;
  readonly hold: () => void;
  readonly release: () => void;
  readonly failNext: (times: number) => void;
  readonly callCount: () => number;
  /** Waits for calls under way that nothing holds; answers whether there were any. */
  readonly settled: () => Promise<boolean>;
};

/** Called when a call arrives, with its number; answers whether it fails. */
export type OnCall = (call: number) => boolean;

export const createDisk = (log: UpdateLog, onCall: OnCall = () => false): Disk => {
  const durable = createDurable();
  const underWay = new Set<Promise<unknown>>();
  let gate: PromiseWithResolvers<void> | null = null;
  let failures = 0;
  let calls = 0;

  const recorded: UpdateLog = {
    ...log,
    append: async (batch) => {
      const seqs = await log.append(batch);
      for (const { bytes } of batch) durable.add(bytes);
      return seqs;
    },
  };

  const track = async (call: Promise<unknown>): Promise<unknown> => {
    underWay.add(call);
    try {
      return await call;
    } finally {
      underWay.delete(call);
    }
  };

  const enter = async (life: Life, run: () => Promise<unknown>): Promise<unknown> => {
    if (life.isOver) return NEVER;
    calls += 1;
    const fails = onCall(calls);
    // A turn later: a call that kills the server has killed it by then.
    do await gate?.promise;
    while (gate !== null);
    if (life.isOver && !life.lands) return NEVER;
    if (!fails && failures === 0) return track(run());
    failures = Math.max(0, failures - 1);
    throw new CannotStore("database or disk is full");
  };

  return {
    durable,
    // Every operation that the log has now or gets later passes the gate.
    logFor: (life) =>
      new Proxy(recorded, {
        get: (target, name) => {
          const operation: unknown = Reflect.get(target, name);
          if (typeof operation !== "function") return operation;
          return (...args: readonly unknown[]) => enter(life, () => Reflect.apply(operation, target, args));
        },
      }),
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
    callCount: () => calls,
    settled: async () => {
      if (underWay.size === 0) return false;
      await Promise.allSettled(underWay);
      return true;
    },
  };
};

const NEVER = new Promise<never>(() => {});
