/** A value that parts of the page watch without the page itself being rendered again. */
import { createSignal } from "./signal.ts";

export type Store<T> = {
  readonly get: () => T;
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells nobody when it is the same value. */
  readonly set: (value: T) => void;
};

export const createStore = <T>(first: T): Store<T> => {
  const changes = createSignal();
  let value = first;
  return {
    get: () => value,
    subscribe: changes.subscribe,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      changes.emit();
    },
  };
};
