/** For the tests of sign-off: one version, one round of three partners, and the decisions that a case needs. */
import type { Fact, LogEvent } from "@acb/schemas/event";
import { DecisionId, MandateId, OrganisationId, PersonId, RoundId, VersionId } from "@acb/schemas/ids";
import type { Mandate } from "@acb/schemas/organisation";
import type { Decision, DecisionRequest } from "@acb/schemas/sign-off/decision";
import type { Round } from "@acb/schemas/sign-off/round";
import type { Decider } from "../decide.ts";

export const TRUST = OrganisationId.parse("org_trust");
export const COUNCIL = OrganisationId.parse("org_council");
export const CHARITY = OrganisationId.parse("org_charity");
export const STRANGER = OrganisationId.parse("org_stranger");

export const VERSION = VersionId.parse("ver_first");
export const ROUND = RoundId.parse("rnd_first");
export const HASH = "a".repeat(64);
export const OTHER_HASH = "b".repeat(64);

/** The text is frozen on the 1st, asked about from the 2nd to the 20th; a case plays on the 10th. */
export const FROZEN_ON = "2026-11-01";
export const TODAY = "2026-11-10";
export const DUE_ON = "2026-11-20";

export const decisionId = (number: number): DecisionId =>
  DecisionId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, "0")}`);

export const signatory = (...signatoryOf: readonly OrganisationId[]): Decider => ({
  personId: PersonId.parse("per_signatory"),
  name: "Ruth Adeyemi",
  title: "Chief Executive",
  signatoryOf,
  mandates: signatoryOf.map((organisationId) => mandate({ organisationId })),
});

/** To decide, from the first day of the year on, without an end. */
export const mandate = (changes: Partial<Mandate> = {}): Mandate => ({
  id: MandateId.parse("mdt_test"),
  organisationId: TRUST,
  personId: PersonId.parse("per_signatory"),
  may: ["decide"],
  basis: "Scheme of delegation, line 4",
  from: "2026-01-01",
  to: null,
  grantedBy: PersonId.parse("per_lead"),
  grantedAt: "2026-01-01T09:00:00.000Z",
  revokedOn: null,
  ...changes,
});

export const request = (changes: Partial<DecisionRequest> = {}): DecisionRequest => ({
  id: decisionId(1),
  versionId: VERSION,
  contentHash: HASH,
  organisationId: TRUST,
  position: "approved",
  minuteVerb: "approved",
  authority: { kind: "board", body: "Board of Directors", meetingOn: TODAY },
  evidence: [{ kind: "minute", reference: "PUB26/11/9", status: "draft" }],
  reason: changes.position === "declined" ? "The money is not there" : "",
  ...changes,
});

export const decided = (changes: Partial<Decision> = {}): Fact => ({
  type: "decision.recorded",
  decision: {
    ...request(changes),
    roundId: ROUND,
    decidedOn: TODAY,
    actor: PersonId.parse("per_signatory"),
    actorName: "Ruth Adeyemi",
    actorTitle: "Chief Executive",
    mandate: {
      id: MandateId.parse("mdt_test"),
      from: "2026-01-01",
      grantedBy: PersonId.parse("per_lead"),
    },
    ...changes,
  },
});

export const round: Round = {
  id: ROUND,
  versionId: VERSION,
  contentHash: HASH,
  roster: [TRUST, COUNCIL, CHARITY].map((organisationId) => ({
    organisationId,
    nameAtOpen: `Name of ${organisationId}`,
    required: true,
    counts: true,
  })),
  rule: { kind: "all" },
  opensOn: "2026-11-02",
  dueOn: DUE_ON,
};

export const frozen: Fact = {
  type: "version.frozen",
  versionId: VERSION,
  number: 1,
  label: "For boards",
  contentHash: HASH,
};

export const asked = round.roster.map(
  ({ organisationId }) => ({ type: "request.issued", roundId: ROUND, organisationId }) as const,
);

const OPENING: readonly Fact[] = [frozen, { type: "round.opened", round }, ...asked];

/** The log of an open round in which these facts followed, each on that day at noon. */
export const openRoundLog = (facts: readonly Fact[] = [], day = TODAY): readonly LogEvent[] => [
  ...OPENING.map((fact, index) => event(index + 1, fact, FROZEN_ON)),
  ...facts.map((fact, index) => event(OPENING.length + index + 1, fact, day)),
];

/** One row of the log, recorded on that day at noon. */
export const event = (seq: number, fact: Fact, day: string): LogEvent => ({
  seq,
  recordedAt: `${day}T12:00:00.000Z`,
  actor: null,
  fact,
});
