/** The copy of a charter in this browser's database, one per person and charter (SPEC: LIVE-4, bad inputs B-30, B-31). */
import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

/** How long the page waits for the device before it goes to the server without it. */
const OPEN_TIMEOUT_MS = 3_000;

export type LocalCopy = {
  /** Resolves when the copy is read, with whether words are kept on this device. Never rejects. */
  readonly ready: Promise<boolean>;
  /** A text that is kept beside the copy, and goes with it; `null` where none is. Rejects where nothing is kept. */
  readonly note: (name: string) => {
    readonly read: () => Promise<string | null>;
    readonly write: (text: string) => Promise<void>;
  };
  /** Deletes what this device keeps of the charter, and keeps nothing more. */
  readonly forget: () => Promise<void>;
  readonly destroy: () => void;
};

/**
 * The name of the database: nobody else who signs in on this device reads it through the app, and what was written in
 * another epoch of the charter is not opened with this one's. The first epoch keeps the name without a number.
 */
export const localCopyName = (charterId: string, personId: string, epoch: number): string =>
  `anchor-charter/${charterId}/${personId}${epoch === 1 ? "" : `/${epoch}`}`;

/** Does this browser keep anything for this site? */
export const canKeep = (databases: IDBFactory | undefined): Promise<boolean> =>
  new Promise((resolve) => {
    if (databases === undefined) {
      resolve(false);
      return;
    }
    try {
      const request = databases.open("anchor-charter/can-keep");
      request.onerror = () => resolve(false);
      request.onblocked = () => resolve(false);
      request.onsuccess = () => {
        request.result.close();
        resolve(true);
      };
    } catch {
      resolve(false); // Firefox throws in private windows of some versions: same answer as an error
    }
  });

/** Resolves also when another tab still holds the database: the browser deletes it when that tab lets go. */
export const deleteDatabase = (
  name: string,
  databases: Pick<IDBFactory, "deleteDatabase"> | undefined,
): Promise<void> =>
  new Promise((resolve) => {
    const request = databases?.deleteDatabase(name);
    if (request === undefined) resolve();
    else
      for (const event of ["success", "error", "blocked"]) request.addEventListener(event, () => resolve());
  });

/** A text beside an open copy. */
export const readNote = async (
  persistence: IndexeddbPersistence | null,
  name: string,
): Promise<string | null> => {
  const value: unknown = await persistence?.get(name);
  return typeof value === "string" ? value : null;
};

/** Opens the copy and keeps it up to date; `onLost` runs when the device stops keeping (full, cleared). */
export const openLocalCopy = (
  ydoc: Y.Doc,
  name: string,
  onLost: () => void,
  databases: IDBFactory | undefined = globalThis.indexedDB,
): LocalCopy => {
  let persistence: IndexeddbPersistence | null = null;
  let destroyed = false;
  const timeout = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), OPEN_TIMEOUT_MS));
  const open = canKeep(databases).then(async (can) => {
    if (!can || destroyed) return false;
    persistence = new IndexeddbPersistence(name, ydoc);
    await persistence.whenSynced;
    // A write that the device refuses aborts its transaction, and the event rises to the database.
    for (const event of ["abort", "error", "close"]) persistence.db?.addEventListener(event, onLost);
    return true;
  });
  return {
    ready: Promise.race([open.catch(() => false), timeout]),
    note: (name) => ({
      read: async () => {
        await open;
        return readNote(persistence, name);
      },
      write: async (text) => {
        await open;
        await persistence?.set(name, text);
      },
    }),
    forget: async () => {
      if (destroyed) return;
      destroyed = true;
      await persistence?.destroy();
      await deleteDatabase(name, databases);
    },
    destroy: () => {
      if (destroyed) return;
      destroyed = true;
      void persistence?.destroy();
    },
  };
};
