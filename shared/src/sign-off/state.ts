/** The state of a charter's sign-off, as the fold makes it from the log. */
import type { OrganisationId, RoundId, VersionId } from "@acb/schemas/ids";
import type { Decision } from "@acb/schemas/sign-off/decision";
import type { Position, Round, RoundState } from "@acb/schemas/sign-off/round";
import type { IsoDate } from "./london-date.ts";

export type FrozenVersion = {
  readonly versionId: VersionId;
  readonly number: number;
  readonly contentHash: string;
  readonly frozenSeq: number;
  readonly frozenOn: IsoDate;
};

export type RecordedDecision = {
  readonly decision: Decision;
  readonly seq: number;
  readonly recordedAt: string;
};

/** Where one organisation stands. The last decision is the one that counts; those before it stay on record. */
export type Standing = {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly position: Position;
  readonly decisions: readonly RecordedDecision[];
  /** When it left or was succeeded, and by whom: from then on nothing moves here. */
  readonly ended: Ended | null;
};

export type Successor = { readonly organisationId: OrganisationId; readonly name: string };
export type Ended = { readonly on: IsoDate; readonly successors: readonly Successor[] };

/** A round as the log tells it, before any clock is asked. */
export type RecordedRound = {
  readonly round: Round;
  readonly openedSeq: number;
  /** In the order of the roster, one each. */
  readonly standings: readonly Standing[];
  /** What took the place of organisations of the roster since. They stand beside it, and no count rises by them (I6). */
  readonly successors: readonly Standing[];
  readonly cancelledBecause: string | null;
};

/** A round on a given day. */
export type RoundProgress = RecordedRound & {
  readonly state: RoundState;
  readonly ruleMet: boolean;
};

/** Versions and rounds in the order of the log. `lastRecordedAt` is `null` while nothing has happened. */
export type SignOffState = {
  readonly versions: readonly FrozenVersion[];
  readonly rounds: readonly RoundProgress[];
  readonly lastSeq: number;
  readonly lastRecordedAt: string | null;
};

export const findRound = (state: SignOffState, id: RoundId): RoundProgress | undefined =>
  state.rounds.find((progress) => progress.round.id === id);

export const findVersion = (state: SignOffState, id: VersionId): FrozenVersion | undefined =>
  state.versions.find((version) => version.versionId === id);

/** The version that a round asks about. Throws when the log never froze it: no command writes such a log. */
export const versionOf = (state: SignOffState, round: Round): FrozenVersion => {
  const version = findVersion(state, round.versionId);
  if (version === undefined) throw new Error(`Round ${round.id} asks about a version that was never frozen.`);
  return version;
};

/**
 * May an organisation that is asked still decide in this round? Also when its rule is met already, so that the order of
 * decisions never matters; but a newer round leaves the one before it as history.
 */
export const takesDecisions = (state: SignOffState, { round, state: roundState }: RoundProgress): boolean =>
  (roundState === "open" || roundState === "complete") && state.rounds.at(-1)?.round.id === round.id;

/** Where an organisation stands in a round, as one of its roster or as a successor of one. */
export const standingIn = (
  { standings, successors }: RecordedRound,
  organisationId: OrganisationId,
): Standing | undefined =>
  [...standings, ...successors].find((standing) => standing.organisationId === organisationId);
