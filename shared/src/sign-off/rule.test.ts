import type { Position, Rule } from "@acb/schemas/sign-off/round";
import { describe, expect, it } from "vitest";
import { isRuleMet, reachOf } from "./rule.ts";
import { round } from "./testing/test-log.ts";

const given = (
  rule: Rule,
  positions: readonly Position[],
  counts: readonly boolean[] = [true, true, true],
) => {
  const roster = round.roster.map((entry, index) => ({ ...entry, counts: counts[index] ?? true }));
  const standings = roster.map(({ organisationId, nameAtOpen }, index) => ({
    organisationId,
    name: nameAtOpen,
    position: positions[index] ?? "asked",
    decisions: [],
    ended: null,
  }));
  return [{ ...round, roster, rule }, standings] as const;
};
const met = (...some: Parameters<typeof given>) => isRuleMet(...given(...some));

describe("isRuleMet", () => {
  it("SO8 all: every organisation that counts has signed", () => {
    expect(met({ kind: "all" }, ["signed", "signed", "signed"])).toBe(true);
    expect(met({ kind: "all" }, ["signed", "signed", "asked"])).toBe(false);
    expect(met({ kind: "all" }, ["signed", "signed", "declined"])).toBe(false);
    expect(met({ kind: "all" }, ["signed", "signed", "lapsed"])).toBe(false);
    expect(met({ kind: "all" }, ["signed", "signed", "lapsed"], [true, true, false])).toBe(true);
  });

  it("SO8 all: where nobody counts, nothing is met", () => {
    expect(met({ kind: "all" }, ["signed", "signed", "signed"], [false, false, false])).toBe(false);
  });

  it("SO8 SO19 all: who left before deciding is waited for no longer; who left alone makes nothing complete", () => {
    expect(met({ kind: "all" }, ["signed", "signed", "left"])).toBe(true);
    expect(met({ kind: "all" }, ["signed", "asked", "left"])).toBe(false);
    expect(met({ kind: "all" }, ["left", "left", "left"])).toBe(false);
    expect(met({ kind: "n_of_m", n: 2 }, ["signed", "left", "left"])).toBe(false);
  });

  it("SO8 n of m: that many of those that count have signed", () => {
    expect(met({ kind: "n_of_m", n: 2 }, ["signed", "signed", "declined"])).toBe(true);
    expect(met({ kind: "n_of_m", n: 2 }, ["signed", "asked", "declined"])).toBe(false);
    expect(met({ kind: "n_of_m", n: 2 }, ["signed", "signed", "asked"], [true, false, true])).toBe(false);
  });
});

describe("reachOf", () => {
  it.each([
    [{ kind: "all" }, ["signed", "asked", "asked"], { missing: 2, canStillSign: 2 }],
    [{ kind: "all" }, ["signed", "declined", "left"], { missing: 1, canStillSign: 1 }],
    [{ kind: "all" }, ["left", "left", "left"], { missing: 1, canStillSign: 0 }],
    [{ kind: "n_of_m", n: 2 }, ["signed", "asked", "left"], { missing: 1, canStillSign: 1 }],
    [{ kind: "n_of_m", n: 3 }, ["signed", "asked", "left"], { missing: 2, canStillSign: 1 }],
    [{ kind: "n_of_m", n: 1 }, ["signed", "signed", "left"], { missing: 0, canStillSign: 0 }],
  ] as const)("SO21 %o with %o", (rule, positions, reach) => {
    expect(reachOf(...given(rule, positions))).toEqual(reach);
  });

  it("SO21 who declined and has ended approves no more", () => {
    const [asked, standings] = given({ kind: "all" }, ["signed", "signed", "declined"]);
    const ended = standings.map((one) => ({
      ...one,
      ended: one.position === "declined" ? { on: "2026-11-20" } : null,
    }));
    expect(reachOf(asked, ended)).toEqual({ missing: 1, canStillSign: 0 });
  });
});
