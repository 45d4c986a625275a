/** Ids that this page alone remembers (which items are open, what was just taken away): never in the document. */
import { createStore, type Store } from "../../../store/store.ts";

export type IdSet = {
  readonly store: Pick<Store<ReadonlySet<string>>, "get" | "subscribe">;
  readonly add: (id: string) => void;
  readonly drop: (id: string) => void;
};

export const createIdSet = (): IdSet => {
  const store = createStore<ReadonlySet<string>>(new Set());
  return {
    store,
    add: (id) => store.set(new Set([...store.get(), id])),
    drop: (id) => store.set(new Set([...store.get()].filter((other) => other !== id))),
  };
};
