/**
 * Puts what several people give back into an order in which each update builds only on what is there by then, although
 * each wrote between the words of the others (SPEC: Giving back).
 */
import type * as Y from "yjs";
import { buildsOn, endOf, type Piece, type Run, writeRuns } from "./pieces.ts";

/** One author's pieces. `by` is whatever names them to the caller. */
export type Source<By> = { readonly by: By; readonly runs: readonly Run[] };
export type Turn<By> = { readonly by: By; readonly update: Uint8Array };
export type Taken<By> = {
  readonly turns: readonly Turn<By>[];
  /** Of each source of which something is left: the client ids of what it builds on and nobody has given. */
  readonly waiting: ReadonlyMap<By, ReadonlySet<number>>;
};

/** `known` says how many letters and marks of each id are there; nothing of it is taken a second time. */
export const takeInTurn = <By>(
  known: ReadonlyMap<number, number>,
  sources: readonly Source<By>[],
): Taken<By> => {
  const clocks: Clocks = new Map(known);
  const open = sources.map(({ by, runs }) => ({ by, tapes: runs.map((run) => ({ ...run, at: 0 })) }));
  const turns: Turn<By>[] = [];
  for (let before = -1; before < turns.length; ) {
    before = turns.length;
    for (const { by, tapes } of open) {
      const taken = takeAll(clocks, tapes);
      if (taken.length > 0) turns.push({ by, update: writeRuns(taken) });
    }
  }
  const waiting = new Map<By, ReadonlySet<number>>();
  for (const { by, tapes } of open) {
    const missing = missingFor(clocks, tapes);
    if (missing.size > 0) waiting.set(by, new Set([...(waiting.get(by) ?? []), ...missing]));
  }
  return { turns, waiting };
};

type Clocks = Map<number, number>;
/** A run, and how far it is taken. */
type Tape = Run & { at: number };

const clockOf = (clocks: Clocks, clientId: number): number => clocks.get(clientId) ?? 0;

/** Everything of one author that can stand now; what it waits for may be their own, of another id. */
const takeAll = (clocks: Clocks, tapes: readonly Tape[]): readonly Run[] => {
  const taken = new Map<number, Run & { readonly pieces: Piece[] }>();
  for (let hasMoved = true; hasMoved; ) {
    hasMoved = false;
    for (const tape of tapes) {
      const { clientId } = tape;
      const from = clockOf(clocks, clientId);
      const pieces = takeOne(clocks, tape);
      if (pieces.length === 0) continue;
      hasMoved = true;
      const run = taken.get(clientId);
      if (run === undefined) taken.set(clientId, { clientId, from, pieces });
      else run.pieces.push(...pieces);
    }
  }
  return [...taken.values()];
};

/** Moves the tape, and the clock of its id with it. */
const takeOne = (clocks: Clocks, tape: Tape): Piece[] => {
  const pieces: Piece[] = [];
  for (; tape.at < tape.pieces.length; tape.at += 1) {
    const piece = tape.pieces[tape.at];
    const clock = clockOf(clocks, tape.clientId);
    if (piece === undefined || startOf(tape, piece) > clock) break;
    if (endOf(piece) <= clock) continue;
    if (!canStand(clocks, piece)) break;
    pieces.push(piece);
    clocks.set(tape.clientId, endOf(piece));
  }
  return pieces;
};

/** A run may begin inside its first piece. */
const startOf = ({ from }: Run, { id }: Piece): number => Math.max(from, id.clock);

const canStand = (clocks: Clocks, piece: Piece): boolean =>
  buildsOn(piece).every((id) => isThere(clocks, piece, id));

/** A piece's own letters are there with it. */
const isThere = (clocks: Clocks, piece: Piece, { client, clock }: Y.ID): boolean =>
  clock < clockOf(clocks, client) || (client === piece.id.client && clock < piece.id.clock);

const missingFor = (clocks: Clocks, tapes: readonly Tape[]): ReadonlySet<number> => {
  const missing = new Set<number>();
  for (const tape of tapes) {
    const next = tape.pieces[tape.at];
    if (next === undefined) continue;
    if (startOf(tape, next) > clockOf(clocks, tape.clientId)) missing.add(tape.clientId);
    for (const id of buildsOn(next)) if (!isThere(clocks, next, id)) missing.add(id.client);
  }
  return missing;
};
