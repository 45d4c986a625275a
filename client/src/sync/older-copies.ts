/** What this device holds of a charter as it was before a restore: read apart from the charter, never merged (SPEC: RES). */
import { IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import { deleteDatabase, localCopyName } from "./local-copy.ts";

export type OlderCopy = {
  readonly ydoc: Y.Doc;
  /** Deletes it from this device. */
  readonly remove: () => Promise<void>;
};

type Opened = { readonly charterId: string; readonly personId: string; readonly epoch: number };
type Databases = Pick<IDBFactory, "databases" | "deleteDatabase">;

/** This person's copies of other histories of the charter; none where the browser cannot say what it holds. */
export const findOlderCopies = async (
  opened: Opened,
  databases: Databases | undefined,
  read: (name: string) => Promise<Y.Doc> = readCopy,
): Promise<readonly OlderCopy[]> => {
  const first = localCopyName(opened.charterId, opened.personId, 1);
  const current = localCopyName(opened.charterId, opened.personId, opened.epoch);
  const held = (await databases?.databases?.().catch(() => [])) ?? [];
  const names = held
    .flatMap(({ name }) => name ?? [])
    .filter((name) => name !== current && (name === first || name.startsWith(`${first}/`)));
  return Promise.all(
    names.map(async (name) => ({ ydoc: await read(name), remove: () => deleteDatabase(name, databases) })),
  );
};

const readCopy = async (name: string): Promise<Y.Doc> => {
  const ydoc = new Y.Doc();
  const persistence = new IndexeddbPersistence(name, ydoc);
  await persistence.whenSynced;
  await persistence.destroy();
  return ydoc;
};
