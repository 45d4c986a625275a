/** The pieces of a Yjs update by the client id that brought them, to be divided and written again (SPEC: Giving back). */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

export type Piece = Y.Item | Y.GC;
/** Pieces of one client id that follow one another without a gap. */
export type Run = {
  readonly clientId: number;
  /** The clock from which they count: of the first piece or, where a part of it is known, inside it. */
  readonly from: number;
  readonly pieces: readonly Piece[];
};

/** Each id's pieces up to the first gap. The update's deletions are passed over. Throws for bytes that are no update. */
export const readRuns = (update: Uint8Array): readonly Run[] => {
  const byClient = new Map<number, Piece[]>();
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct instanceof Y.Skip) continue;
    const pieces = byClient.get(struct.id.client) ?? [];
    const last = pieces.at(-1);
    if (last === undefined || endOf(last) === struct.id.clock) pieces.push(struct);
    byClient.set(struct.id.client, pieces);
  }
  return [...byClient].flatMap(([clientId, pieces]) =>
    pieces[0] === undefined ? [] : [{ clientId, from: pieces[0].id.clock, pieces }],
  );
};

/** One update without deletions, the highest id first as every Yjs client writes it. At most one run for each id. */
export const writeRuns = (runs: readonly Run[]): Uint8Array => {
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, runs.length);
  for (const { clientId, from, pieces } of [...runs].sort((a, b) => b.clientId - a.clientId)) {
    encoding.writeVarUint(encoder.restEncoder, pieces.length);
    encoder.writeClient(clientId);
    encoding.writeVarUint(encoder.restEncoder, from);
    for (const piece of pieces) piece.write(encoder, Math.max(0, from - piece.id.clock));
  }
  encoding.writeVarUint(encoder.restEncoder, 0);
  return encoder.toUint8Array();
};

/** What of a run lies beyond a clock; `null` when nothing does, or when there is a gap between. */
export const beyond = ({ clientId, from, pieces }: Run, clock: number): Run | null => {
  if (from > clock) return null;
  const left = pieces.filter((piece) => endOf(piece) > clock);
  return left.length === 0 ? null : { clientId, from: clock, pieces: left };
};

export const endOf = ({ id, length }: Piece): number => id.clock + length;

/** What a piece needs before it can stand: its neighbours, and what it stands in. */
export const buildsOn = (piece: Piece): readonly Y.ID[] => {
  if (!(piece instanceof Y.Item)) return [];
  const { origin, rightOrigin, parent } = piece;
  return [origin, rightOrigin, parent instanceof Y.ID ? parent : null].filter((id) => id !== null);
};

/** Letters that can be read: what was deleted has none. */
export const lettersIn = (runs: readonly Run[]): number =>
  runs.reduce(
    (sum, { from, pieces }) =>
      sum +
      pieces.reduce(
        (count, piece) => count + (isText(piece) ? piece.length - Math.max(0, from - piece.id.clock) : 0),
        0,
      ),
    0,
  );

const isText = (piece: Piece): boolean => piece instanceof Y.Item && piece.content instanceof Y.ContentString;
