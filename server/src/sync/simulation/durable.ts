/** What the log has taken so far, letter by letter and deletion by deletion: what every promise is held against. */
import * as Y from "yjs";
import { replay } from "../../storage/replay.ts";

type Contents = {
  /** Per Yjs client id, the clock behind its last struct. */
  readonly clocks: ReadonlyMap<number, number>;
  readonly deleted: ReturnType<typeof Y.createDeleteSet>;
};

type Range = { readonly clock: number; readonly len: number };

const contentsOf = (update: Uint8Array): Contents => {
  const { structs, ds } = Y.decodeUpdate(update);
  const clocks = new Map<number, number>();
  for (const { id, length } of structs)
    clocks.set(id.client, Math.max(clocks.get(id.client) ?? 0, id.clock + length));
  return { clocks, deleted: ds };
};

export type Durable = {
  readonly add: (update: Uint8Array) => void;
  readonly clocks: ReadonlyMap<number, number>;
  /** Is all that this update writes and deletes in the log? */
  readonly holds: (update: Uint8Array) => boolean;
};

export const createDurable = (): Durable => {
  const updates: Uint8Array[] = [];
  const clocks = new Map<number, number>();
  let deleted = Y.createDeleteSet();

  const hasWritten = (wanted: Contents): boolean =>
    [...wanted.clocks].every(([client, clock]) => clock <= (clocks.get(client) ?? 0));

  const hasDeleted = (wanted: Contents): boolean =>
    [...wanted.deleted.clients].every(([client, ranges]) =>
      ranges.every((range) => deleted.clients.get(client)?.some((held) => covers(held, range))),
    );

  return {
    clocks,
    add: (update) => {
      const added = contentsOf(update);
      updates.push(update);
      for (const [client, clock] of added.clocks)
        clocks.set(client, Math.max(clocks.get(client) ?? 0, clock));
      deleted = Y.mergeDeleteSets([deleted, added.deleted]);
    },
    holds: (update) => {
      const wanted = contentsOf(update);
      if (!hasWritten(wanted)) return false;
      if (hasDeleted(wanted)) return true;
      // What was written into something that is deleted is deleted, though no update says so.
      const doc = replay({ checkpoint: null, updates, lastSeq: updates.length });
      deleted = Y.createDeleteSetFromStructStore(doc.store);
      doc.destroy();
      return hasDeleted(wanted);
    },
  };
};

const covers = (held: Range, range: Range): boolean =>
  held.clock <= range.clock && range.clock + range.len <= held.clock + held.len;
