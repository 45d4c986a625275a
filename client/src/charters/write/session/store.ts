/** A value that parts of the page watch without the page itself being rendered again. */

export type Store<T> = {
  readonly get: () => T;
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells nobody when it is the same value. */
  readonly set: (value: T) => void;
};

export const createStore = <T>(first: T): Store<T> => {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    get: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
  };
};
