/** What one person wrote in an older copy of a charter and the charter does not hold (SPEC: Giving back). */
import * as Y from "yjs";
import { beyond, buildsOn, lettersIn, readRuns, writeRuns } from "./pieces.ts";

export type OwnWords = {
  /** Their pieces alone, without anybody's deletions. */
  readonly update: Uint8Array;
  readonly letterCount: number;
  /** The ids in it, and the ids of others that it builds on. */
  readonly clientIds: readonly number[];
};

/**
 * `null` when the charter holds all of it. Also what reads as nothing, because it was deleted since, is answered: words of
 * others may stand on it.
 */
export const ownWordsBeyond = (
  copy: Y.Doc,
  charter: Y.Doc,
  isOwn: (clientId: number) => boolean,
): OwnWords | null => {
  const runs = readRuns(Y.encodeStateAsUpdate(copy)).flatMap((run) => {
    if (!isOwn(run.clientId)) return [];
    return beyond(run, Y.getState(charter.store, run.clientId)) ?? [];
  });
  if (runs.length === 0) return null;
  const clientIds = new Set(runs.map(({ clientId }) => clientId));
  for (const { pieces } of runs)
    for (const piece of pieces) for (const { client } of buildsOn(piece)) clientIds.add(client);
  return { update: writeRuns(runs), letterCount: lettersIn(runs), clientIds: [...clientIds] };
};
