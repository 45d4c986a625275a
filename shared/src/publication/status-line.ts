/** Who has signed, in one or two plain sentences (PUB-8, PUB-9). */
import type { RoundView } from "@acb/schemas/api/sign-off-routes";
import type { Position } from "@acb/schemas/sign-off/round";
import { printDate } from "../values/print-value.ts";

export type Status = { readonly line: string; readonly notFullySigned: boolean };

// Said of those who did not sign, in this order: "2 have declined".
const NOT_SIGNED: Readonly<Record<Exclude<Position, "signed">, readonly [one: string, many: string]>> = {
  declined: ["has declined", "have declined"],
  asked: ["has been asked and has not decided", "have been asked and have not decided"],
  not_asked: ["has not been asked yet", "have not been asked yet"],
  lapsed: ["made no decision by the date", "made no decision by the date"],
  left: ["left the network before deciding", "left the network before deciding"],
  // Successors stand beside the roster.
  inherited: ["has not confirmed", "have not confirmed"],
};
const ORDER = Object.keys(NOT_SIGNED) as readonly (keyof typeof NOT_SIGNED)[];

/** `board` is the newest round of this very version, or `null` when there was none. */
export const statusOf = (board: RoundView | null): Status => {
  if (board === null)
    return {
      line: "This version has not been put to the organisations for sign-off.",
      notFullySigned: true,
    };
  const asked = board.rows.length;
  const signed = countOf(board, "signed");
  if (signed === asked && asked > 0)
    return {
      line: asked === 1 ? "Signed by the one organisation asked." : `Signed by all ${asked} organisations.`,
      notFullySigned: false,
    };
  return {
    line: [
      `Not signed by all: ${signed} of ${asked} organisations ${signed === 1 ? "has" : "have"} signed.`,
      ...restOf(board),
      ...ruleOf(board),
      ...endOf(board),
    ].join(" "),
    notFullySigned: true,
  };
};

const countOf = (board: RoundView, position: Position): number =>
  board.rows.filter((row) => row.position === position).length;

const restOf = (board: RoundView): readonly string[] => {
  const parts = ORDER.flatMap((position) => {
    const count = countOf(board, position);
    const [one, many] = NOT_SIGNED[position];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const last = parts.at(-1);
  if (last === undefined) return [];
  return parts.length === 1 ? [`${last}.`] : [`${parts.slice(0, -1).join(", ")} and ${last}.`];
};

const ruleOf = (board: RoundView): readonly string[] =>
  board.ruleMet ? ["That is as many as the organisations agreed would be enough."] : [];

const endOf = (board: RoundView): readonly string[] => {
  switch (board.state) {
    case "open":
      return [`Decisions are due by ${printDate(board.round.dueOn)}.`];
    case "cancelled":
      return [
        board.cancelledBecause === null
          ? "The round of sign-off was closed early."
          : `The round of sign-off was closed early: ${board.cancelledBecause}`,
      ];
    case "lapsed":
      return [`The date by which to decide, ${printDate(board.round.dueOn)}, has passed.`];
    case "complete":
      return [];
    default:
      return board.state satisfies never;
  }
};
