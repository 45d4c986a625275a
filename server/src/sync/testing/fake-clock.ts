/** A clock that a test moves: turns end and timers fire when it says so. */
import type { Clock } from "../clock.ts";

type Timer = { readonly atMs: number; readonly run: () => void };

export type FakeClock = Clock & {
  /** Ends turns, and lets promises go on, until nothing is left to do now. */
  readonly settle: () => Promise<void>;
  /** Moves on, firing what is due in its order, and settles. */
  readonly advance: (byMs: number) => Promise<void>;
  /** From now on the thread has been busy for that share of the time; it begins calm. */
  readonly setBusyShare: (share: number) => void;
};

export const createFakeClock = (): FakeClock => {
  let nowMs = 0;
  let busyShare = 0;
  let turn: (() => void)[] = [];
  const timers = new Set<Timer>();

  const settle = async (): Promise<void> => {
    do {
      const due = turn;
      turn = [];
      for (const run of due) run();
      await new Promise<void>((resolve) => setImmediate(resolve));
    } while (turn.length > 0);
  };

  const nextDue = (untilMs: number): Timer | undefined =>
    [...timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];

  return {
    nowMs: () => nowMs,
    soon: (run) => void turn.push(run),
    after: (delayMs, run) => {
      const timer = { atMs: nowMs + delayMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    busyShare: () => busyShare,
    setBusyShare: (share) => {
      busyShare = share;
    },
    settle,
    advance: async (byMs) => {
      await settle();
      const untilMs = nowMs + byMs;
      for (let timer = nextDue(untilMs); timer !== undefined; timer = nextDue(untilMs)) {
        nowMs = timer.atMs;
        timers.delete(timer);
        timer.run();
        await settle();
      }
      nowMs = untilMs;
      await settle();
    },
  };
};
