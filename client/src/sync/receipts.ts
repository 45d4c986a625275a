/**
 * Receipts for the client ids of a charter, kept beside this device's copy: by them the server knows, even after a restore,
 * whose the words in it are (SPEC: RES-3).
 */
import { Receipt } from "@acb/schemas/api/giving-back-routes";
import type * as Y from "yjs";
import * as z from "zod";

export type AskReceipts = (clientIds: readonly number[]) => Promise<readonly Receipt[]>;

/** A text that is kept beside the copy. */
type Note = {
  readonly read: () => Promise<string | null>;
  readonly write: (text: string) => Promise<void>;
};

/** The name under which they are kept. */
export const RECEIPTS_NOTE = "receipts";
/** As many as the server answers at once. */
const MOST_ASKED = 5_000;

/** What was kept; nothing of what cannot be read. */
export const readReceipts = (text: string | null): readonly Receipt[] => {
  try {
    return z.array(Receipt).safeParse(JSON.parse(text ?? "[]")).data ?? [];
  } catch {
    return [];
  }
};

/**
 * `look` asks for what is missing, once for each opening of the page and again when the person's own words are stored under
 * an id that has no receipt yet. It never rejects; what fails is asked for at the next look.
 */
export const createReceiptKeeper = (ydoc: Y.Doc, note: Note, ask: AskReceipts) => {
  const kept = note.read().then(readReceipts, () => []);
  const fresh: Receipt[] = [];
  let hasAsked = false;
  let isAsking = false;
  const keepMissing = async (): Promise<void> => {
    const known = new Set([...(await kept), ...fresh].map(({ clientId }) => clientId));
    const hasWritten = ydoc.store.clients.has(ydoc.clientID);
    if (hasAsked && (!hasWritten || known.has(ydoc.clientID))) return;
    const missing = [...ydoc.store.clients.keys()].filter((clientId) => !known.has(clientId));
    // Its own id first: the others may be found again on another day.
    missing.sort((a, b) => Number(b === ydoc.clientID) - Number(a === ydoc.clientID));
    if (missing.length > 0) fresh.push(...(await ask(missing.slice(0, MOST_ASKED))));
    hasAsked = true;
    await note.write(JSON.stringify([...(await kept), ...fresh]));
  };
  return {
    look: async (): Promise<void> => {
      if (isAsking) return;
      isAsking = true;
      await keepMissing().catch(() => {});
      isAsking = false;
    },
  };
};
