/** Updates written byte by byte, for what no Yjs client writes. Each has one run of pieces and deletes nothing. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

import { MALLORY_ID } from "./people.ts";

type Id = readonly [clientId: number, clock: number];
type Run = {
  readonly clientId: number;
  readonly clock: number;
  readonly count: number;
  readonly pieces: Uint8Array;
};

const GAP = 0;
const WORDS = 4;
const HAS_LEFT = 128;
const HAS_RIGHT = 64;
const SKIP = 10;

const lengthOnly = (kind: typeof GAP | typeof SKIP, length: number): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeUint8(encoder, kind);
    encoding.writeVarUint(encoder, length);
  });

const write = (runs: readonly Run[]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, runs.length);
    for (const { clientId, clock, count, pieces } of runs) {
      for (const number of [count, clientId, clock]) encoding.writeVarUint(encoder, number);
      encoding.writeUint8Array(encoder, pieces);
    }
    encoding.writeVarUint(encoder, 0);
  });

/** Of an update with one run that deletes nothing. */
const runOf = (update: Uint8Array): Run => {
  const decoder = decoding.createDecoder(update);
  decoding.readVarUint(decoder);
  const [count, clientId, clock] = [1, 2, 3].map(() => decoding.readVarUint(decoder));
  if (count === undefined || clientId === undefined || clock === undefined)
    throw new Error("That is no run.");
  return { count, clientId, clock, pieces: update.slice(decoder.pos, -1) };
};

/** M2: pieces of which nothing is left but their length. */
export const gaps = (clientId: number, lengths: readonly number[]): Uint8Array =>
  write([
    {
      clientId,
      clock: 0,
      count: lengths.length,
      pieces: Buffer.concat(lengths.map((length) => lengthOnly(GAP, length))),
    },
  ]);

export const withTrailingSkip = (update: Uint8Array, length: number): Uint8Array => {
  const run = runOf(update);
  return write([
    { ...run, count: run.count + 1, pieces: Buffer.concat([run.pieces, lengthOnly(SKIP, length)]) },
  ]);
};

/** The runs in the order given. */
export const inThisOrder = (...updates: readonly Uint8Array[]): Uint8Array => write(updates.map(runOf));

type Piece = readonly [words: string, left: Id, right: Id | null];

/** Mallory's first words, beside whatever they say they stand beside. */
export const put = (...pieces: readonly Piece[]): Uint8Array =>
  write([
    {
      clientId: MALLORY_ID,
      clock: 0,
      count: pieces.length,
      pieces: encoding.encode((encoder) => {
        for (const [words, left, right] of pieces) {
          encoding.writeUint8(encoder, WORDS | HAS_LEFT | (right === null ? 0 : HAS_RIGHT));
          for (const number of [...left, ...(right ?? [])]) encoding.writeVarUint(encoder, number);
          encoding.writeVarString(encoder, words);
        }
      }),
    },
  ]);
