/** Work that an answer does not wait for, such as mail; whoever closes the installation waits for it. */
import type { Logger } from "pino";
import type { Context } from "./commands/context.ts";

export type Background = {
  readonly run: Context["background"];
  /** Resolves when everything that was begun has ended. */
  readonly settled: () => Promise<void>;
};

export const createBackground = (log: Logger): Background => {
  const underWay = new Set<Promise<void>>();
  return {
    run: (what, task) => {
      const job = task()
        .catch((cause: unknown) => log.error({ err: cause, what }, "background work failed"))
        .finally(() => underWay.delete(job));
      underWay.add(job);
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};
