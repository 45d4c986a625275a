/** What a decision gives the others to know, by mail: that one declined, or that the round is complete (SPEC: SO18). */
import type { Fact, LogEvent } from "@acb/schemas/event";
import type { DecisionId, OrganisationId } from "@acb/schemas/ids";
import type { Decision } from "@acb/schemas/sign-off/decision";
import { fold } from "./fold.ts";
import { londonDate } from "./london-date.ts";
import { findRound, type RoundProgress, type SignOffState, versionOf } from "./state.ts";

export type News = {
  readonly about: Exclude<Extract<Fact, { type: "notice.sent" }>["about"], "round.opened">;
  readonly decision: Decision;
  /** By the name of the roster. */
  readonly organisationName: string;
  readonly versionNumber: number;
  /** Who has signed this text by now: they are told, besides those who convene. */
  readonly signed: readonly OrganisationId[];
  readonly askedCount: number;
};

/** Read from the log up to that decision, so that of two at one moment each tells its own news once. */
export const newsOf = (events: readonly LogEvent[], id: DecisionId): News | null => {
  const at = events.findIndex(({ fact }) => fact.type === "decision.recorded" && fact.decision.id === id);
  const event = events[at];
  if (event?.fact.type !== "decision.recorded") return null;
  const { decision } = event.fact;
  const day = londonDate(new Date(event.recordedAt));
  const before = findRound(fold(events.slice(0, at), day), decision.roundId);
  const state = fold(events.slice(0, at + 1), day);
  const after = findRound(state, decision.roundId);
  if (before === undefined || after === undefined) return null;
  const about = aboutOf(before, after, decision);
  return about === null ? null : { about, decision, ...factsOf(state, after, decision) };
};

const aboutOf = (before: RoundProgress, after: RoundProgress, decision: Decision): News["about"] | null => {
  if (after.ruleMet && !before.ruleMet) return "round.completed";
  return decision.position === "declined" ? "decision.declined" : null;
};

const factsOf = (
  state: SignOffState,
  { round, standings }: RoundProgress,
  { organisationId }: Decision,
): Pick<News, "organisationName" | "versionNumber" | "signed" | "askedCount"> => ({
  organisationName: standings.find((each) => each.organisationId === organisationId)?.name ?? "",
  versionNumber: versionOf(state, round).number,
  askedCount: standings.length,
  signed: standings.filter((each) => each.position === "signed").map((each) => each.organisationId),
});
