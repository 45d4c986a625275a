/** The counts of a board in words; every category that is not empty is named (SPEC: client, Board). */
import type { RoundView } from "@acb/schemas/api/sign-off-routes";
import type { Position } from "@acb/schemas/sign-off/round";

const WORDS: Readonly<Record<Exclude<Position, "signed">, (count: number) => string>> = {
  declined: (count) => `${count} declined`,
  asked: (count) => `${count} ${count === 1 ? "has" : "have"} not decided yet`,
  lapsed: (count) => `${count} gave no decision by the date`,
  not_asked: (count) => `${count} ${count === 1 ? "was" : "were"} not asked`,
  left: (count) => `${count} left before deciding`,
  // Successors stand beside the roster.
  inherited: (count) => `${count} ${count === 1 ? "has" : "have"} not confirmed`,
};
const ORDER = Object.keys(WORDS) as readonly (keyof typeof WORDS)[];

/** "11 of 14 have signed. 1 declined; 2 have not decided yet." */
export const countInWords = (size: number, counts: RoundView["counts"]): string => {
  const signed = counts.signed ?? 0;
  const first =
    signed === size
      ? `All ${size} have signed.`
      : `${signed} of ${size} ${signed === 1 ? "has" : "have"} signed.`;
  const rest = ORDER.flatMap((position) => {
    const count = counts[position] ?? 0;
    return count === 0 ? [] : [WORDS[position](count)];
  });
  return rest.length === 0 ? first : `${first} ${rest.join("; ")}.`;
};
