/** Which operations of storage something asks for, in their order: what its time would tell, without a clock. */
import type { Storage } from "../../storage/storage.ts";

export type Watch = {
  /** What was asked for while this ran. */
  readonly during: (run: () => Promise<unknown>) => Promise<readonly string[]>;
  readonly end: () => void;
};

export const watchStorage = (storage: Storage): Watch => {
  const reads: string[] = [];
  const groups = Object.entries(storage).map(([called, group]) => {
    const operations: Readonly<Record<string, unknown>> = { ...Object(group) };
    for (const [name, operation] of Object.entries(operations)) {
      const noted = (...args: readonly unknown[]): unknown => {
        reads.push(`${called}.${name}`);
        return Reflect.apply(Object(operation), group, args);
      };
      Object.assign(group, { [name]: noted });
    }
    return { group, operations };
  });
  return {
    during: async (run) => {
      reads.length = 0;
      await run();
      return [...reads];
    },
    end: () => {
      for (const { group, operations } of groups) Object.assign(group, operations);
    },
  };
};
