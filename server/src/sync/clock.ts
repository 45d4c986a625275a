/** Time as rooms see it, passed in so that tests hold it. */

export type Clock = {
  /** Milliseconds that never run backwards; their zero means nothing. */
  readonly nowMs: () => number;
  /** Runs once after the delay, unless the answered function is called before. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** Runs once when everything that has arrived in this turn has been read. */
  readonly soon: (run: () => void) => void;
};

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  soon: (run) => void setImmediate(run),
};
