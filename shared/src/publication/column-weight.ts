/** How wide each column of a table wants to be, from the text in it: for formats that do not measure by themselves. */
import { plainText } from "./inlines.ts";
import type { Cell, Column } from "./publication.ts";

type Wish = {
  /** Room for the longest word, in characters. */
  readonly least: number;
  readonly share: number;
};

// As many characters of table text fit beside each other on A4.
const LINE_LENGTH = 98;
// Past this many characters a word may break rather than starve the other columns.
const LONGEST_WORD = 16;
// A column of nothing but texts this short (dates, kinds, amounts) keeps each on one line.
const SHORT_TEXT = 18;
// Several short words and figures take less room than one long word of as many letters.
const SHORT_TEXT_WIDTH = 0.75;
// The space between columns, in characters.
const GAP = 3;
// How much long text outweighs short text: at 1 the longest cell would take all the room.
const TEXT_POWER = 0.75;

/** One column per label; every row has a cell for each. No column is narrower than its longest word, as far as that goes. */
export const weighColumns = (
  labels: readonly string[],
  rows: readonly (readonly Cell[])[],
): readonly Column[] => {
  const wishes = labels.map((label, index) =>
    wishOf([label, ...rows.map((row) => plainText(row[index] ?? []))]),
  );
  const widths = shareOut(wishes, LINE_LENGTH);
  return labels.map((label, index) => ({ label, weight: Math.max(1, Math.round(widths[index] ?? 1)) }));
};

const wishOf = (texts: readonly string[]): Wish => {
  const average = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  return { least: leastFor(texts) + GAP, share: Math.max(1, average) ** TEXT_POWER };
};

const leastFor = ([label = "", ...texts]: readonly string[]): number => {
  const words = [label, ...texts].flatMap((text) => text.split(/\s+/));
  const longestText = lengthOf(texts);
  return Math.max(
    Math.min(LONGEST_WORD, lengthOf(words)),
    longestText <= SHORT_TEXT ? Math.ceil(longestText * SHORT_TEXT_WIDTH) : 0,
  );
};

const lengthOf = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));

// Whoever would get too little takes the least, and the others share what is left.
const shareOut = (
  wishes: readonly Wish[],
  room: number,
  settled: ReadonlySet<Wish> = new Set(),
): readonly number[] => {
  const taken = [...settled].reduce((sum, wish) => sum + wish.least, 0);
  const shares = wishes.reduce((sum, wish) => sum + (settled.has(wish) ? 0 : wish.share), 0);
  const widthOf = (wish: Wish) => (settled.has(wish) ? wish.least : ((room - taken) * wish.share) / shares);
  const starved = wishes.filter((wish) => !settled.has(wish) && widthOf(wish) < wish.least);
  return starved.length === 0
    ? wishes.map(widthOf)
    : shareOut(wishes, room, new Set([...settled, ...starved]));
};
