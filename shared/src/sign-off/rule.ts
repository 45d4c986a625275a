/** Is a round's rule met? The one place that answers it: page, mail and every export ask here (SPEC: SO8). */
import { POSITIONS, type Round } from "@acb/schemas/sign-off/round";
import type { Standing } from "./state.ts";

/** Only organisations whose entry counts are looked at; where none does, no rule is ever met. */
export const isRuleMet = (round: Round, standings: readonly Standing[]): boolean => {
  const counting = round.roster.filter((entry) => entry.counts).map((entry) => entry.organisationId);
  const signed = standings.filter(
    (standing) => POSITIONS[standing.position].counted && counting.includes(standing.organisationId),
  ).length;
  switch (round.rule.kind) {
    case "all":
      return counting.length > 0 && signed === counting.length;
    case "n_of_m":
      return signed >= round.rule.n;
    default:
      return round.rule satisfies never;
  }
};
