/** The board: every organisation of every round with its position, and the counts that sum to the roster (SPEC: SO7). */
import type { BoardRow, RoundView, SignOffView } from "@acb/schemas/api/sign-off-routes";
import type { OrganisationId, RoundId } from "@acb/schemas/ids";
import type { PreparedDecision } from "@acb/schemas/sign-off/decision";
import type { Position } from "@acb/schemas/sign-off/round";
import type { Version } from "@acb/schemas/version";
import {
  findRound,
  type RoundProgress,
  type SignOffState,
  type Standing,
  standingIn,
  takesDecisions,
  versionOf,
} from "./state.ts";

/**
 * What a person sees of a charter's sign-off. `versions` is newest first, as stored; `signatoryOf` is what the caller
 * may decide for in this charter, `preparerOf` what they may prepare for, of which the view keeps those that are asked, and those that declined and may approve after all.
 */
export const toSignOffView = (
  state: SignOffState,
  {
    versions,
    signatoryOf,
    preparerOf,
    prepared,
  }: {
    readonly versions: readonly Version[];
    readonly signatoryOf: readonly OrganisationId[];
    readonly preparerOf: readonly OrganisationId[];
    readonly prepared: readonly PreparedDecision[];
  },
): SignOffView => ({
  versions: [...versions],
  rounds: state.rounds.map((progress) => toRoundView(state, progress)).reverse(),
  decidesFor: standingsOf(state, signatoryOf, UNDECIDED).map((standing) => standing.organisationId),
  preparesFor: standingsOf(state, preparerOf, UNDECIDED).map((standing) => standing.organisationId),
  prepared: prepared.filter(
    ({ roundId, organisationId }) =>
      preparerOf.includes(organisationId) && isAwaited(state, { roundId, organisationId }),
  ),
  mayReconsider: standingsOf(state, signatoryOf, ["declined"]).flatMap(({ organisationId, decisions }) => {
    const last = decisions.at(-1);
    return last === undefined ? [] : [{ organisationId, replaces: last.decision.id }];
  }),
});

const toRoundView = (state: SignOffState, progress: RoundProgress): RoundView => ({
  round: progress.round,
  versionNumber: versionOf(state, progress.round).number,
  state: progress.state,
  ruleMet: progress.ruleMet,
  counts: countPositions(progress.standings),
  rows: progress.standings.map(toRow),
  successors: progress.successors.map(toRow),
  cancelledBecause: progress.cancelledBecause,
});

const toRow = (standing: Standing): BoardRow => {
  const last = standing.decisions.at(-1);
  return {
    organisationId: standing.organisationId,
    name: standing.name,
    position: standing.position,
    decision: last?.decision ?? null,
    recordedAt: last?.recordedAt ?? null,
    ended: standing.ended === null ? null : { ...standing.ended, successors: [...standing.ended.successors] },
  };
};

/** How many of them hold each position that somebody holds. */
export const countPositions = (standings: readonly Standing[]): Partial<Record<Position, number>> => {
  const counts: Partial<Record<Position, number>> = {};
  for (const { position } of standings) counts[position] = (counts[position] ?? 0) + 1;
  return counts;
};

/** Does this organisation still have to decide in that round? */
const isAwaited = (
  state: SignOffState,
  { roundId, organisationId }: { readonly roundId: RoundId; readonly organisationId: OrganisationId },
): boolean => {
  const progress = findRound(state, roundId);
  const standing = progress === undefined ? undefined : standingIn(progress, organisationId);
  return (
    progress !== undefined &&
    takesDecisions(state, progress) &&
    standing?.ended === null &&
    UNDECIDED.includes(standing.position)
  );
};

/** Of an organisation that is asked and has still to decide. */
export const UNDECIDED: readonly Position[] = ["asked", "inherited"];

/** Those of these organisations that stand at one of these positions in the round that takes decisions, in the order they are given. */
const standingsOf = (
  state: SignOffState,
  organisationIds: readonly OrganisationId[],
  positions: readonly Position[],
): readonly Standing[] => {
  const progress = state.rounds.find((each) => takesDecisions(state, each));
  return organisationIds.flatMap((id) => {
    const standing = progress === undefined ? undefined : standingIn(progress, id);
    return standing !== undefined && standing.ended === null && positions.includes(standing.position)
      ? [standing]
      : [];
  });
};
