/** Opens a round: asks every partner about one version, under a rule that is frozen with it (SPEC: SO10). */
import type { OrganisationId, RoundId, VersionId } from "@acb/schemas/ids";
import type { Round } from "@acb/schemas/sign-off/round";
import type { IsoDate } from "./london-date.ts";
import { facts, type Outcome, refuse } from "./outcome.ts";
import { findVersion, type SignOffState } from "./state.ts";

export type RoundToOpen = {
  readonly id: RoundId;
  readonly versionId: VersionId;
  readonly dueOn: IsoDate;
  /** With their names as they are now: the roster keeps these. */
  readonly partners: readonly { readonly id: OrganisationId; readonly name: string }[];
};

/** Refuses NOT_FOUND (no such version), NO_PARTNERS, ROUND_OPEN_ALREADY or DUE_DATE_PAST. Today is a valid due date. */
export const openRound = (state: SignOffState, asked: RoundToOpen, today: IsoDate): Outcome => {
  const version = findVersion(state, asked.versionId);
  if (version === undefined) return refuse("NOT_FOUND");
  if (asked.partners.length === 0) return refuse("NO_PARTNERS");
  if (state.rounds.some((progress) => progress.state === "open")) return refuse("ROUND_OPEN_ALREADY");
  if (asked.dueOn < today) return refuse("DUE_DATE_PAST");
  const round: Round = {
    id: asked.id,
    versionId: version.versionId,
    contentHash: version.contentHash,
    roster: asked.partners.map((partner) => ({
      organisationId: partner.id,
      nameAtOpen: partner.name,
      required: true,
      counts: true,
    })),
    rule: { kind: "all" },
    opensOn: today,
    dueOn: asked.dueOn,
  };
  return facts(
    { type: "round.opened", round },
    ...asked.partners.map((partner) => ({
      type: "request.issued" as const,
      roundId: asked.id,
      organisationId: partner.id,
    })),
  );
};
