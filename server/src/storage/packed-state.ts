/** A charter's stored state as a page load takes it: one Yjs update in its V2 encoding, compressed by Brotli. */
import { brotliCompressSync, constants } from "node:zlib";
import type { CharterId } from "@acb/schemas/ids";
import * as Y from "yjs";
import type { PackedState, StoredDocument } from "./ports/update-log.ts";
import { replay } from "./replay.ts";

/** A fifth of the time of the densest quality, for a tenth more bytes. */
const BROTLI_QUALITY = 5;
const MB = 1024 * 1024;
/** Some hundred charters: the others are packed again when they are asked for. */
const MOST_KEPT_BYTES = 32 * MB;

/** What the newest packed state has to stand for. */
type Packable = {
  readonly epoch: number;
  /** 0 when there is no checkpoint yet. */
  readonly checkpointSeq: number;
  readonly load: () => StoredDocument;
};

export type PackedStates = (charterId: CharterId, now: Packable) => PackedState;

/**
 * Packs a charter's state when it is first asked for and when a newer checkpoint is stored, and keeps it until then:
 * what was appended meanwhile is not in it.
 */
export const createPackedStates = (): PackedStates => {
  const kept = new Map<CharterId, PackedState>();
  let keptBytes = 0;

  const forget = (charterId: CharterId): void => {
    keptBytes -= kept.get(charterId)?.bytes.byteLength ?? 0;
    kept.delete(charterId);
  };
  const keep = (charterId: CharterId, state: PackedState): void => {
    forget(charterId);
    kept.set(charterId, state);
    keptBytes += state.bytes.byteLength;
    for (const oldest of kept.keys()) if (keptBytes > MOST_KEPT_BYTES) forget(oldest);
  };

  return (charterId, { epoch, checkpointSeq, load }) => {
    const known = kept.get(charterId);
    const isGood = known !== undefined && known.epoch === epoch && known.throughSeq >= checkpointSeq;
    const state = isGood ? known : pack(epoch, load());
    keep(charterId, state);
    return state;
  };
};

const pack = (epoch: number, stored: StoredDocument): PackedState => {
  const doc = replay(stored);
  const state = Y.encodeStateAsUpdateV2(doc);
  doc.destroy();
  const bytes = brotliCompressSync(state, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: state.byteLength,
    },
  });
  return { epoch, throughSeq: stored.lastSeq, bytes };
};
