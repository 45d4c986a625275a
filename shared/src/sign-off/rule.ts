/** Is a round's rule met? The one place that answers it: page, mail and every export ask here (SPEC: SO8). */
import { POSITIONS, type Round } from "@acb/schemas/sign-off/round";
import type { Standing } from "./state.ts";

/**
 * Only organisations whose entry counts are looked at; where none does, no rule is ever met. Who left before deciding is
 * waited for no longer, which the board shows; a successor counts in its own round only.
 */
export const isRuleMet = (round: Round, standings: readonly Standing[]): boolean => {
  const counting = round.roster.filter((entry) => entry.counts).map((entry) => entry.organisationId);
  const counted = standings.filter((standing) => counting.includes(standing.organisationId));
  const signed = counted.filter(({ position }) => POSITIONS[position].counted).length;
  const left = counted.filter(({ position }) => position === "left").length;
  switch (round.rule.kind) {
    case "all":
      return signed > 0 && signed + left === counting.length;
    case "n_of_m":
      return signed >= round.rule.n;
    default:
      return round.rule satisfies never;
  }
};
