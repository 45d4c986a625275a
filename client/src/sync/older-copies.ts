/** What this device holds of a charter as it was before a restore: read apart from the charter, never merged (SPEC: RES). */
import type { Receipt } from "@acb/schemas/api/giving-back-routes";
import { IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import { deleteDatabase, localCopyName, readNote } from "./local-copy.ts";
import { RECEIPTS_NOTE, readReceipts } from "./receipts.ts";

type HeldCopy = {
  readonly ydoc: Y.Doc;
  /** Whose the words in it are, as the server said when they were stored. */
  readonly receipts: readonly Receipt[];
};
export type OlderCopy = HeldCopy & {
  /** The epoch that it is of. */
  readonly epoch: number;
  /** Deletes it from this device. */
  readonly remove: () => Promise<void>;
};

type Opened = { readonly charterId: string; readonly personId: string; readonly epoch: number };
type Databases = Pick<IDBFactory, "databases" | "deleteDatabase">;

/** This person's copies of other epochs of the charter; none where the browser cannot say what it holds. */
export const findOlderCopies = async (
  opened: Opened,
  databases: Databases | undefined,
  read: (name: string) => Promise<HeldCopy> = readCopy,
): Promise<readonly OlderCopy[]> => {
  const first = localCopyName(opened.charterId, opened.personId, 1);
  const current = localCopyName(opened.charterId, opened.personId, opened.epoch);
  const held = (await databases?.databases?.().catch(() => [])) ?? [];
  const names = held
    .flatMap(({ name }) => name ?? [])
    .filter((name) => name !== current && (name === first || name.startsWith(`${first}/`)));
  return Promise.all(
    names.map(async (name) => ({
      ...(await read(name)),
      epoch: name === first ? 1 : Number(name.slice(first.length + 1)),
      remove: () => deleteDatabase(name, databases),
    })),
  );
};

const readCopy = async (name: string): Promise<HeldCopy> => {
  const ydoc = new Y.Doc();
  const persistence = new IndexeddbPersistence(name, ydoc);
  await persistence.whenSynced;
  const receipts = readReceipts(await readNote(persistence, RECEIPTS_NOTE));
  await persistence.destroy();
  return { ydoc, receipts };
};
