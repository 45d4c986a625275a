/** Time as rooms see it, passed in so that tests hold it. */
import { type EventLoopUtilization, performance } from "node:perf_hooks";

export type Clock = {
  /** Milliseconds that never run backwards; their zero means nothing. */
  readonly nowMs: () => number;
  /** Runs once after the delay, or after 24 days where it is longer, unless the answered function is called before. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** Runs once when everything that has arrived in this turn has been read. */
  readonly soon: (run: () => void) => void;
  /** Which share of the time this thread has been busy lately, 0 to 1. */
  readonly busyShare: () => number;
};

/** Long enough to tell a busy server from one busy moment, short enough to follow a workshop that begins. */
const LATELY_MS = 100;

/** Reads the share anew at most every so often: between two readings the last one holds. */
const createBusyShare = (): (() => number) => {
  let since: EventLoopUtilization = performance.eventLoopUtilization();
  let readAtMs = performance.now();
  let share = 0;
  return () => {
    const nowMs = performance.now();
    if (nowMs - readAtMs < LATELY_MS) return share;
    const now = performance.eventLoopUtilization();
    share = performance.eventLoopUtilization(now, since).utilization;
    [since, readAtMs] = [now, nowMs];
    return share;
  };
};

/** A timer that is set to more than this runs at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, Math.min(delayMs, LONGEST_DELAY_MS));
    return () => clearTimeout(timer);
  },
  soon: (run) => void setImmediate(run),
  busyShare: createBusyShare(),
};
