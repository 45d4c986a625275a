/** For the properties of sign-off: random commands, people and clocks, played into a log through the real commands. */
import type { LogEvent } from "@acb/schemas/event";
import { DecisionId, OrganisationId, PersonId, RoundId, VersionId } from "@acb/schemas/ids";
import type { Mandate } from "@acb/schemas/organisation";
import type { DecisionPosition, DecisionRequest } from "@acb/schemas/sign-off/decision";
// biome-ignore lint/correctness/noUndeclaredDependencies: only tests import this file, and their tools are the root's.
import * as fc from "fast-check";
import { cancelRound } from "../cancel-round.ts";
import { type Decider, decide } from "../decide.ts";
import { fold } from "../fold.ts";
import { freeze } from "../freeze.ts";
import { type IsoDate, londonDate } from "../london-date.ts";
import { openRound } from "../open-round.ts";
import { facts, type Outcome } from "../outcome.ts";
import { type SignOffState, standingIn } from "../state.ts";
import { mandate } from "./test-log.ts";

const ALDER = OrganisationId.parse("org_alder");
const BIRCH = OrganisationId.parse("org_birch");
const CEDAR = OrganisationId.parse("org_cedar");
const DOGWOOD = OrganisationId.parse("org_dogwood");
export const ORGANISATIONS = [ALDER, BIRCH, CEDAR, DOGWOOD];

/**
 * Two colleagues for the first organisation, of whom one has a mandate for a few days only, one for each of the others,
 * a convenor for none.
 */
export const PEOPLE: readonly Decider[] = [
  person("anna", [ALDER]),
  person("abel", [ALDER], { to: "2026-10-22" }),
  person("beatrice", [BIRCH]),
  person("callum", [CEDAR]),
  person("dilys", [DOGWOOD]),
  person("convenor", []),
];

export type Step =
  | { readonly do: "freeze"; readonly text: number }
  | { readonly do: "open"; readonly version: number; readonly dueIn: number; readonly partners: number }
  | { readonly do: "cancel"; readonly round: number }
  | { readonly do: "wait"; readonly hours: number }
  | { readonly do: "leave"; readonly organisation: number }
  | { readonly do: "succeed"; readonly from: readonly number[]; readonly to: readonly number[] }
  | DecideStep;

export type DecideStep = {
  readonly do: "decide";
  /** 0 is the newest round. */
  readonly roundsBack: number;
  readonly id: number;
  readonly organisation: number;
  readonly person: number;
  readonly position: DecisionPosition;
  readonly otherText: boolean;
  readonly meetingDaysAgo: number;
  readonly replacing: boolean;
};

/** One step as it was played: what it found, answered and left. */
export type Played = {
  readonly step: Step;
  readonly before: readonly LogEvent[];
  readonly after: readonly LogEvent[];
  readonly outcome: Outcome;
  readonly today: IsoDate;
};

const FIRST_INSTANT = Date.UTC(2026, 9, 20, 9);
const DAY_MS = 24 * 60 * 60 * 1000;

/** Mostly the first of each pair, now and then anything. */
const mostly = <Value>(usual: fc.Arbitrary<Value>, any: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 6, arbitrary: usual }, any);

/** An organisation of the list with a person of the list: mostly one of its signatories. */
const deciding = mostly(
  fc.constantFrom<[number, number][]>([0, 0], [0, 1], [1, 2], [2, 3], [3, 4]),
  fc.tuple(fc.nat(3), fc.nat(5)),
);

const decideStep: fc.Arbitrary<DecideStep> = fc
  .record({
    do: fc.constant("decide" as const),
    roundsBack: mostly(fc.constant(0), fc.nat(2)),
    id: fc.nat(60),
    deciding,
    position: fc.constantFrom("approved" as const, "approved" as const, "declined" as const),
    otherText: mostly(fc.constant(false), fc.boolean()),
    meetingDaysAgo: mostly(fc.constant(0), fc.integer({ min: -1, max: 4 })),
    replacing: mostly(fc.constant(true), fc.boolean()),
  })
  .map(({ deciding: [organisation, person], ...rest }) => ({ ...rest, organisation, person }));

/** The clock may stand still and go back, too. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("freeze" as const), text: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("open" as const),
      version: fc.nat(2),
      dueIn: fc.integer({ min: -1, max: 6 }),
      partners: mostly(fc.integer({ min: 1, max: 3 }), fc.nat(4)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cancel" as const), round: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      hours: mostly(fc.integer({ min: -30, max: 60 }), fc.nat(200)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({ do: fc.constant("leave" as const), organisation: fc.nat(3) }),
      fc.record({
        do: fc.constant("succeed" as const),
        from: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }),
        to: mostly<readonly number[]>(
          fc.constant([3]),
          fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }),
        ),
      }),
    ),
  },
  { weight: 14, arbitrary: decideStep },
);

const START: readonly Step[] = [
  { do: "freeze", text: 0 },
  { do: "open", version: 0, dueIn: 4, partners: 3 },
];

/** Histories of which most begin with a version and a round, so that they get somewhere. */
export const histories: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.boolean(), fc.array(step, { maxLength: 40 }))
  .map(([fromNothing, steps]) => (fromNothing ? steps : [...START, ...steps]));

/** Plays the steps into an empty log. */
export const play = (steps: readonly Step[]): readonly Played[] => {
  const played: Played[] = [];
  let now = FIRST_INSTANT;
  for (const step of steps) {
    if (step.do === "wait") now += step.hours * (DAY_MS / 24);
    const before = played.at(-1)?.after ?? [];
    const at = new Date(Math.max(now, Date.parse(before.at(-1)?.recordedAt ?? "1970-01-01T00:00:00Z")));
    const today = londonDate(at);
    const outcome = act(fold(before, today), step, today, at);
    played.push({ step, before, after: outcome.ok ? appended(before, outcome, at) : before, outcome, today });
  }
  return played;
};

/** The log with the facts of an outcome at its end. */
export const appended = (log: readonly LogEvent[], outcome: Outcome, at: Date): readonly LogEvent[] =>
  outcome.ok
    ? [
        ...log,
        ...outcome.facts.map((fact, index) => ({
          seq: log.length + index + 1,
          recordedAt: at.toISOString(),
          actor: null,
          fact,
        })),
      ]
    : log;

/** What a step asks of `decide`, in the state that it meets. */
export const requestOf = (
  state: SignOffState,
  step: DecideStep,
  today: IsoDate,
): {
  readonly roundId: RoundId;
  readonly request: DecisionRequest;
  readonly decider: Decider;
  readonly today: IsoDate;
} => {
  const round = state.rounds.length - 1 - step.roundsBack;
  const progress = state.rounds[round];
  const organisationId = at(ORGANISATIONS, step.organisation);
  const standing = progress === undefined ? undefined : standingIn(progress, organisationId);
  const replaces = step.replacing ? standing?.decisions.at(-1)?.decision.id : undefined;
  return {
    roundId: roundId(Math.max(0, round)),
    decider: at(PEOPLE, step.person),
    today,
    request: {
      id: DecisionId.parse(`00000000-0000-4000-8000-${String(step.id).padStart(12, "0")}`),
      versionId: progress?.round.versionId ?? versionId(0),
      contentHash: step.otherText ? hashOf(9) : (progress?.round.contentHash ?? hashOf(0)),
      organisationId,
      position: step.position,
      minuteVerb: "approved",
      authority: { kind: "board", body: "The board", meetingOn: daysBefore(today, step.meetingDaysAgo) },
      evidence: [],
      reason: step.position === "declined" ? "Not in our budget" : "",
      ...(replaces === undefined ? {} : { replaces }),
    },
  };
};

const act = (state: SignOffState, step: Step, today: IsoDate, now: Date): Outcome => {
  switch (step.do) {
    case "freeze":
      return freeze(state, {
        id: versionId(state.versions.length),
        label: "Draft for boards",
        contentHash: hashOf(step.text),
      });
    case "open":
      return openRound(
        state,
        {
          id: roundId(state.rounds.length),
          versionId: versionId(step.version),
          dueOn: daysBefore(today, -step.dueIn),
          partners: ORGANISATIONS.slice(0, step.partners).map((id) => ({ id, name: `Name of ${id}` })),
        },
        today,
      );
    case "cancel":
      return cancelRound(state, roundId(step.round), `Closed at ${now.toISOString()}`);
    case "wait":
      return { ok: true, facts: [] };
    case "leave": {
      const organisationId = at(ORGANISATIONS, step.organisation);
      return facts({ type: "organisation.left", organisationId, effectiveOn: today });
    }
    case "succeed":
      return facts({
        type: "organisation.succeeded",
        from: step.from.map((index) => at(ORGANISATIONS, index)),
        to: step.to.map((index) => {
          const organisationId = at(ORGANISATIONS, index);
          return { organisationId, name: `Name of ${organisationId}` };
        }),
        effectiveOn: today,
      });
    case "decide":
      return decide(state, requestOf(state, step, today));
    default:
      return step satisfies never;
  }
};

const versionId = (index: number): VersionId => VersionId.parse(`ver_number${index}`);
const roundId = (index: number): RoundId => RoundId.parse(`rnd_number${index}`);
const hashOf = (text: number): string => String(text).repeat(64);

export const daysBefore = (day: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${day}T12:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

function person(
  name: string,
  signatoryOf: readonly OrganisationId[],
  limits: Partial<Mandate> = {},
): Decider {
  const personId = PersonId.parse(`per_${name}`);
  const mandates = signatoryOf.map((organisationId) => mandate({ organisationId, personId, ...limits }));
  return { personId, name, title: "Company Secretary", signatoryOf, mandates };
}

function at<Value>(list: readonly Value[], index: number): Value {
  const value = list[index];
  if (value === undefined) throw new Error(`There is no number ${index} in a list of ${list.length}.`);
  return value;
}
