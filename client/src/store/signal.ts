/** Something that happens now and then, for whoever listens. */

export type Signal<T> = {
  readonly emit: (value: T) => void;
  /** Answers how to stop listening. */
  readonly subscribe: (listener: (value: T) => void) => () => void;
};

/** Who starts or stops listening while it is told does so from the next time on. */
export const createSignal = <T = void>(): Signal<T> => {
  const listeners = new Set<(value: T) => void>();
  return {
    emit: (value) => {
      for (const listener of [...listeners]) listener(value);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
