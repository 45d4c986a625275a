/** The invariants of sign-off (signoff model §5.5) over random histories, in the form of the positions that exist now. */
import { POSITIONS } from "@acb/schemas/sign-off/round";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mandateFor } from "../access/mandate.ts";
import { toSignOffView } from "./board.ts";
import { decide } from "./decide.ts";
import { fold } from "./fold.ts";
import type { RoundProgress, SignOffState } from "./state.ts";
import {
  appended,
  type DecideStep,
  daysBefore,
  histories,
  ORGANISATIONS,
  PEOPLE,
  type Played,
  play,
  requestOf,
  type Step,
} from "./testing/random-history.ts";

const RUNS = { numRuns: 400 };

/** Checks every step of every history. */
const always = (check: (played: Played) => void) =>
  fc.assert(
    fc.property(histories, (steps) => {
      play(steps).forEach(check);
    }),
    RUNS,
  );

const stateAfter = ({ after, today }: Played): SignOffState => fold(after, today);
const stateBefore = ({ before, today }: Played): SignOffState => fold(before, today);

/** Round and organisation → position. */
const positionsOf = (state: SignOffState): Record<string, string> =>
  Object.fromEntries(
    state.rounds.flatMap(({ round, standings, successors }) =>
      [...standings, ...successors].map((standing) => [
        `${round.id} ${standing.organisationId}`,
        standing.position,
      ]),
    ),
  );

const changedPositions = (played: Played): readonly string[] => {
  const before = positionsOf(stateBefore(played));
  const after = positionsOf(stateAfter(played));
  return Object.keys(before).filter((key) => before[key] !== after[key]);
};

const endedBy = (step: Step): readonly string[] => {
  if (step.do === "leave") return [ORGANISATIONS[step.organisation] ?? ""];
  return step.do === "succeed" ? step.from.map((index) => ORGANISATIONS[index] ?? "") : [];
};

const signedIn = (progress: RoundProgress): readonly string[] =>
  progress.standings
    .filter(({ position }) => POSITIONS[position].counted)
    .map(({ organisationId }) => organisationId);

describe("sign-off over random histories", () => {
  it("I2 I3 each decision names its round's version and hash, and was made after the freeze and the opening", () =>
    always((played) => {
      const state = stateAfter(played);
      for (const { round, openedSeq, standings } of state.rounds) {
        const version = state.versions.find(({ versionId }) => versionId === round.versionId);
        expect(version?.contentHash).toBe(round.contentHash);
        for (const standing of standings) {
          if (POSITIONS[standing.position].counted) expect(standing.decisions.length).toBeGreaterThan(0);
          for (const { decision, seq } of standing.decisions) {
            expect(decision).toMatchObject({
              roundId: round.id,
              versionId: round.versionId,
              contentHash: round.contentHash,
              organisationId: standing.organisationId,
            });
            expect(seq).toBeGreaterThan(openedSeq);
            expect(openedSeq).toBeGreaterThan(version?.frozenSeq ?? Number.POSITIVE_INFINITY);
          }
        }
      }
    }));

  it("I4 state is the fold of the log: earlier logs, and the decisions in them, are a prefix of later ones", () =>
    always((played) => {
      expect(played.after.slice(0, played.before.length)).toEqual(played.before);
      const later = stateAfter(played);
      stateBefore(played).rounds.forEach((progress, index) => {
        progress.standings.forEach(({ decisions }, place) => {
          const now = later.rounds[index]?.standings[place]?.decisions ?? [];
          expect(now.slice(0, decisions.length)).toEqual(decisions);
        });
      });
    }));

  it("I6 the positions partition the roster: counts sum to its size, and it never changes in a round", () =>
    always((played) => {
      const before = stateBefore(played);
      const view = toSignOffView(stateAfter(played), {
        versions: [],
        prepared: [],
        preparerOf: [],
        signatoryOf: [],
      });
      for (const { round, rows, counts } of view.rounds) {
        expect(rows.map((row) => row.organisationId)).toEqual(
          round.roster.map((entry) => entry.organisationId),
        );
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(round.roster.length);
        const earlier = before.rounds.find((progress) => progress.round.id === round.id);
        if (earlier !== undefined) expect(round).toEqual(earlier.round);
      }
    }));

  it("I7 silence never counts: on no day is an organisation signed without its own approval", () =>
    fc.assert(
      fc.property(histories, fc.integer({ min: -10, max: 4000 }), (steps, days) => {
        const last = play(steps).at(-1);
        if (last === undefined) return;
        for (const progress of fold(last.after, daysBefore(last.today, -days)).rounds) {
          const approved = progress.standings.filter(
            ({ decisions }) => decisions.at(-1)?.decision.position === "approved",
          );
          expect(signedIn(progress)).toEqual(approved.map(({ organisationId }) => organisationId));
        }
      }),
      RUNS,
    ));

  it("I8 I18 every decision was made by a signatory of that organisation with a mandate for that day, by the due date", () =>
    always((played) => {
      for (const { round, standings, successors } of stateAfter(played).rounds) {
        for (const { decision, recordedAt } of [...standings, ...successors].flatMap(
          (each) => each.decisions,
        )) {
          const { organisationId, decidedOn } = decision;
          const actor = PEOPLE.find(({ personId }) => personId === decision.actor);
          expect(actor?.signatoryOf).toContain(organisationId);
          const valid = mandateFor(actor?.mandates ?? [], {
            organisationId,
            power: "decide",
            days: [decidedOn],
          });
          expect(decision.mandate).toMatchObject({ id: valid?.id, from: valid?.from });
          expect(recordedAt.slice(0, 10) <= round.dueOn).toBe(true);
        }
      }
    }));

  it("I9 nobody changes another organisation's position, the convenor changes none", () =>
    always((played) => {
      const { step } = played;
      const changed = changedPositions(played);
      if (step.do === "decide") {
        const own = PEOPLE[step.person]?.signatoryOf ?? [];
        expect(changed.every((key) => own.some((organisationId) => key.endsWith(organisationId)))).toBe(true);
      } else {
        const ended = endedBy(step);
        expect(
          changed.filter((key) => !ended.some((organisationId) => key.endsWith(organisationId))),
        ).toEqual([]);
        const after = positionsOf(stateAfter(played));
        expect(changed.filter((key) => after[key] !== "left")).toEqual([]);
      }
    }));

  it("SO19 I6 leaving and merging raise no count, and neither does what a successor decides", () =>
    always((played) => {
      const { step } = played;
      const [before, after] = [stateBefore(played).rounds, stateAfter(played).rounds];
      const mayRaise =
        step.do === "decide" &&
        before.some(({ standings }) =>
          standings.some(({ organisationId }) => organisationId === ORGANISATIONS[step.organisation]),
        );
      if (mayRaise) return;
      before.forEach((progress, index) => {
        const then = after[index];
        expect(then === undefined ? [] : signedIn(then)).toEqual(signedIn(progress));
      });
    }));

  it("SO19 what an organisation decided before it left stays, and nothing is added", () =>
    always((played) => {
      stateBefore(played).rounds.forEach(({ standings }, index) => {
        for (const standing of standings.filter(({ ended }) => ended !== null)) {
          const after = stateAfter(played).rounds[index]?.standings;
          expect(after?.find(({ organisationId }) => organisationId === standing.organisationId)).toEqual(
            standing,
          );
        }
      });
    }));

  it("I12 a decline leaves every other position as it was", () =>
    always((played) => {
      const { step } = played;
      if (step.do !== "decide" || step.position !== "declined") return;
      const own = ORGANISATIONS[step.organisation] ?? "";
      expect(changedPositions(played).filter((key) => !key.endsWith(own))).toEqual([]);
    }));

  it("I13 sending a decision again adds nothing; its id with another body is refused", () =>
    always((played) => {
      const { step, outcome, today } = played;
      if (step.do !== "decide" || !outcome.ok || outcome.facts.length === 0) return;
      const asked = requestOf(stateBefore(played), step, today);
      expect(decide(stateAfter(played), asked)).toEqual({ ok: true, facts: [] });
      const other = { ...asked, request: { ...asked.request, reason: "Another reason altogether" } };
      expect(decide(stateAfter(played), other)).toEqual({ ok: false, code: "ALREADY_DECIDED" });
    }));

  it("I14 decisions of different organisations commute", () => {
    const ids = fc.tuple(fc.constant(100), fc.constant(101));
    const organisations = fc.uniqueArray(fc.nat(2), { minLength: 2, maxLength: 2 });
    const position = fc.constantFrom("approved" as const, "declined" as const);
    return fc.assert(
      fc.property(histories, ids, organisations, position, position, (steps, id, [a, b], one, two) => {
        const last = play(steps).at(-1);
        if (last === undefined || a === undefined || b === undefined) return;
        const first = decision({ id: id[0], organisation: a, position: one });
        const second = decision({ id: id[1], organisation: b, position: two });
        expect(positionsAfter(last, [first, second])).toEqual(positionsAfter(last, [second, first]));
      }),
      RUNS,
    );
  });

  it("I15 at most one round is open, and only the newest takes a decision", () =>
    always((played) => {
      const { rounds } = stateAfter(played);
      expect(rounds.filter(({ state }) => state === "open").length).toBeLessThanOrEqual(1);
      const before = stateBefore(played).rounds;
      before.slice(0, -1).forEach((progress, index) => {
        expect(rounds[index]?.standings.map(({ decisions }) => decisions.length)).toEqual(
          progress.standings.map(({ decisions }) => decisions.length),
        );
      });
    }));

  it("I16 another day changes nothing but lapses", () =>
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 400 }), (steps, days) => {
        const last = play(steps).at(-1);
        if (last === undefined) return;
        const now = fold(last.after, last.today);
        const later = fold(last.after, daysBefore(last.today, -days));
        later.rounds.forEach((progress, index) => {
          const earlier = now.rounds[index];
          if (progress.state !== earlier?.state)
            expect([earlier?.state, progress.state]).toEqual(["open", "lapsed"]);
          progress.standings.forEach((standing, place) => {
            const then = earlier?.standings[place];
            expect(standing.decisions).toEqual(then?.decisions);
            if (standing.position !== then?.position) {
              expect([then?.position, standing.position]).toEqual(["asked", "lapsed"]);
            }
          });
        });
      }),
      RUNS,
    ));

  it("I4 I13 the random histories do some work: every position and round state is reached", () => {
    const reached = new Set<string>();
    for (const steps of fc.sample(histories, { numRuns: 400, seed: 7 })) {
      for (const played of play(steps)) {
        for (const { state, standings, successors } of stateAfter(played).rounds) {
          reached.add(state);
          for (const { position, decisions } of [...standings, ...successors])
            reached.add(`${position} ${decisions.length}`);
        }
      }
    }
    expect([...reached].sort()).toEqual(
      [
        "asked 0",
        "cancelled",
        "complete",
        "declined 1",
        "inherited 0",
        "left 0",
        "lapsed",
        "lapsed 0",
        "open",
        "signed 1",
        "signed 2",
      ].sort(),
    );
  });
});

const decision = (given: Pick<DecideStep, "id" | "organisation" | "position">): DecideStep => ({
  do: "decide",
  roundsBack: 0,
  // The people after the first two colleagues stand in the order of their organisations.
  person: given.organisation + 1,
  otherText: false,
  meetingDaysAgo: 0,
  replacing: true,
  ...given,
});

const positionsAfter = ({ after, today }: Played, steps: readonly DecideStep[]): Record<string, string> => {
  const at = new Date(after.at(-1)?.recordedAt ?? 0);
  const log = steps.reduce(
    (so, step) => appended(so, decide(fold(so, today), requestOf(fold(so, today), step, today)), at),
    after,
  );
  return positionsOf(fold(log, today));
};
