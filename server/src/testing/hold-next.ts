/** Holds one call of a storage operation back, so that a test says what comes between a check and its write. */

type Held = {
  /** Resolves when the call has come. */
  readonly whenAsked: Promise<void>;
  /** Lets it go on, to what it was for. */
  readonly letGo: () => void;
};

/** The next call of `group[name]`, once: `holdNext(storage.directory, "putPerson")`. */
export const holdNext = <Group extends object>(group: Group, name: keyof Group & string): Held => {
  const operation: unknown = group[name];
  if (typeof operation !== "function") throw new TypeError(`${name} is no operation`);
  const asked = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const held = async (...args: readonly unknown[]): Promise<unknown> => {
    Object.assign(group, { [name]: operation });
    asked.resolve();
    await gate.promise;
    return operation(...args);
  };
  Object.assign(group, { [name]: held });
  return { whenAsked: asked.promise, letGo: gate.resolve };
};
