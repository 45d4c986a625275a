/** The update log in memory: the simpler second implementation that the contract suite measures the others by. */
import type { CharterId } from "@acb/schemas/ids";
import * as Y from "yjs";
import { outweighs, type Tail } from "../outweighs.ts";
import { createPackedStates } from "../packed-state.ts";
import type { ClientIdOwner, PendingUpdate, StoredDocument, UpdateLog } from "../ports/update-log.ts";
import { replay } from "../replay.ts";

type Kept = { readonly seq: number; readonly bytes: Uint8Array };
type Log = {
  readonly checkpoint: { readonly throughSeq: number; readonly bytes: Uint8Array } | null;
  readonly updates: readonly Kept[];
  readonly lastSeq: number;
  readonly owners: ReadonlyMap<number, ClientIdOwner>;
};

const EMPTY: Log = { checkpoint: null, updates: [], lastSeq: 0, owners: new Map() };

export const createMemoryUpdateLog = (): UpdateLog => {
  const logs = new Map<CharterId, Log>();
  const logOf = (charterId: CharterId): Log => logs.get(charterId) ?? EMPTY;
  const packedStates = createPackedStates();
  const load = (charterId: CharterId): StoredDocument => {
    const { checkpoint, updates, lastSeq } = logOf(charterId);
    return { checkpoint: checkpoint?.bytes ?? null, updates: updates.map(({ bytes }) => bytes), lastSeq };
  };
  const compact = (charterId: CharterId, throughSeq: number, bytes: Uint8Array): void => {
    const log = logOf(charterId);
    if (throughSeq > log.lastSeq) throw new Error(`Checkpoint through ${throughSeq} is ahead of the log.`);
    if (throughSeq <= (log.checkpoint?.throughSeq ?? 0)) return;
    const updates = log.updates.filter(({ seq }) => seq > throughSeq);
    logs.set(charterId, { ...log, checkpoint: { throughSeq, bytes: new Uint8Array(bytes) }, updates });
  };

  return {
    append: async (batch) => {
      // Copies first, since the caller's bytes are often a view on a socket's buffer: what fails here has stored nothing.
      const copies = batch.map((update) => ({ ...update, bytes: Uint8Array.from(update.bytes) }));
      return copies.map((update) => {
        const { charterId, bytes } = update;
        const log = logOf(charterId);
        const seq = log.lastSeq + 1;
        const owners = new Map([...ownersFrom(update), ...log.owners]);
        logs.set(charterId, { ...log, updates: [...log.updates, { seq, bytes }], lastSeq: seq, owners });
        return seq;
      });
    },
    load: async (charterId) => load(charterId),
    owners: async (charterId) => [...logOf(charterId).owners.values()],
    compact: async (charterId, throughSeq, bytes) => compact(charterId, throughSeq, bytes),
    fold: async (charterId) => {
      const stored = load(charterId);
      if (!outweighs(tailOf(stored))) return false;
      const doc = replay(stored);
      compact(charterId, stored.lastSeq, Y.encodeStateAsUpdate(doc));
      doc.destroy();
      return true;
    },
    packed: async (charterId) =>
      packedStates(charterId, {
        epoch: 1,
        checkpointSeq: logOf(charterId).checkpoint?.throughSeq ?? 0,
        load: () => load(charterId),
      }),
  };
};

const tailOf = ({ checkpoint, updates }: StoredDocument): Tail => ({
  updateCount: updates.length,
  byteCount: updates.reduce((sum, { byteLength }) => sum + byteLength, 0),
  checkpointBytes: checkpoint?.byteLength ?? 0,
});

const ownersFrom = ({
  newClientIds = [],
  personId,
  organisationId,
}: PendingUpdate): readonly (readonly [number, ClientIdOwner])[] =>
  personId === null
    ? []
    : newClientIds.map((clientId) => [clientId, { clientId, personId, organisationId }] as const);
