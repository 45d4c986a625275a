/** Is a round's rule met? The one place that answers it: page, mail and every export ask here (SPEC: SO8). */
import { POSITIONS, type Round } from "@acb/schemas/sign-off/round";
import type { Standing } from "./state.ts";

type Position = Pick<Standing, "organisationId" | "position"> & { readonly ended: unknown };

/** Undecided, or declined: who declined may approve after all. */
const MAY_STILL_SIGN: readonly Standing["position"][] = ["not_asked", "asked", "declined"];

/**
 * How many signatures are missing, and how many organisations can still give one (SPEC: SO21). Only organisations whose
 * entry counts are looked at; where none does, no rule is ever met. Who left before deciding is waited for no longer, which
 * the board shows; a successor counts in its own round only.
 */
export const reachOf = (
  round: Round,
  standings: readonly Position[],
): { readonly missing: number; readonly canStillSign: number } => {
  const counting = round.roster.filter((entry) => entry.counts).map((entry) => entry.organisationId);
  const counted = standings.filter((standing) => counting.includes(standing.organisationId));
  const signed = counted.filter(({ position }) => POSITIONS[position].counted).length;
  const left = counted.filter(({ position }) => position === "left").length;
  const canStillSign = counted.filter(
    ({ position, ended }) => ended === null && MAY_STILL_SIGN.includes(position),
  ).length;
  return { missing: Math.max(0, neededFor(round, counting.length - left) - signed), canStillSign };
};

export const isRuleMet = (round: Round, standings: readonly Position[]): boolean =>
  reachOf(round, standings).missing === 0;

/** At least one: where nobody is left, nothing is agreed. */
const neededFor = ({ rule }: Round, waitedFor: number): number => {
  switch (rule.kind) {
    case "all":
      return Math.max(1, waitedFor);
    case "n_of_m":
      return rule.n;
    default:
      return rule satisfies never;
  }
};
