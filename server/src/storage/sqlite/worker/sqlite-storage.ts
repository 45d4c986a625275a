/** The storage interface over SQLite: every operation is asked of the worker thread that owns the database. */
import type { Storage } from "../../storage.ts";
import { linkWorker } from "./worker-link.ts";

type Groups = Omit<Storage, "ready" | "close">;
type Asked = {
  readonly [group: string]: { readonly [name: string]: (...args: unknown[]) => Promise<unknown> };
};

/**
 * Opens the database file, made if it is not there, or a fresh one in memory for `:memory:`. Rejects with the reason in
 * plain words when the file cannot be opened, is not a database, or cannot be kept as durably as promised.
 */
export const createSqliteStorage = async ({ file }: { readonly file: string }): Promise<Storage> => {
  const link = linkWorker(file);
  const names = await link.opened;

  const asked: Asked = Object.fromEntries(
    Object.entries(names).map(([group, operations]) => [
      group,
      Object.fromEntries(
        operations.map((name) => [name, (...args: unknown[]) => link.request(group, name, args)]),
      ),
    ]),
  );
  // The names are those of `Operations`, which has every operation of the storage with the same arguments and answers.
  const { whole, ...groups } = asked as unknown as Groups & {
    readonly whole: Pick<Storage, "ready" | "close">;
  };

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await whole.close();
    await link.end();
  };
  return {
    ...groups,
    ready: whole.ready,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};
