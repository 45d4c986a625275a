/** The value of a store, for a component that is to be rendered again with each new one. */
import { useSyncExternalStore } from "react";
import type { Store } from "./store.ts";

export const useStore = <T>(store: Pick<Store<T>, "get" | "subscribe">): T =>
  useSyncExternalStore(store.subscribe, store.get);
