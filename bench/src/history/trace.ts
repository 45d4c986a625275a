/** A text as it was typed, edit by edit: a recorded one, or one made up from a seed. */
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { createRandom } from "../random.ts";

/** At this place, so many characters go and these come. */
export type Edit = readonly [place: number, deleted: number, inserted: string];

/** Reads a trace of github.com/josephg/editing-traces: gzipped JSON with `txns` of `patches`. */
export const readTrace = async (path: string): Promise<readonly Edit[]> => {
  const text = (await promisify(gunzip)(await readFile(path))).toString();
  const { txns } = JSON.parse(text) as { readonly txns: readonly { readonly patches: readonly Edit[] }[] };
  return txns.flatMap(({ patches }) => patches);
};

const EDITS = 250_000;
const LETTERS = "eeeettaaooiinnsshhrrdllucmwfygpbvk    ";
const JUMPS = 0.01;
const TAKES_BACK = 0.3;

/** Somebody who types on at one place, takes a third of it back, and goes elsewhere now and then. */
export const makeTrace = (seed: number): readonly Edit[] => {
  const random = createRandom(seed);
  let [length, caret] = [0, 0];
  return Array.from({ length: EDITS }, (): Edit => {
    if (random() < JUMPS) caret = Math.floor(random() * (length + 1));
    if (caret > 0 && random() < TAKES_BACK) {
      caret -= 1;
      length -= 1;
      return [caret, 1, ""];
    }
    caret += 1;
    length += 1;
    return [caret - 1, 0, LETTERS[Math.floor(random() * LETTERS.length)] ?? " "];
  });
};
