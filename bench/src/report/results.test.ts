/** What is kept and how it is judged (SPEC: BE4, BE6). */
import { expect, it } from "vitest";
import { addResult, type MeasureResult } from "./results.ts";
import { judge } from "./targets.ts";

const result = (isQuick: boolean, seconds: number): MeasureResult => ({
  isQuick,
  seconds,
  at: "2026-11-24T09:00:00.000Z",
  machine: "a machine",
  loadBefore: 0,
  history: "made",
  medians: {},
  failures: [],
});

it("BE4 a quick result never replaces a full one, and anything newer replaces all else", () => {
  const [quick, full] = [result(true, 1), result(false, 2)];
  const [newerQuick, newerFull] = [result(true, 3), result(false, 4)];
  expect(addResult({ memory: full }, "memory", newerQuick)).toEqual({ memory: full });
  expect(addResult({ memory: full }, "memory", newerFull)).toEqual({ memory: newerFull });
  expect(addResult({ memory: quick }, "memory", newerQuick)).toEqual({ memory: newerQuick });
  expect(addResult({ memory: quick }, "kills", newerQuick)).toEqual({ memory: quick, kills: newerQuick });
});

it("BE6 a target is judged by the ratio to its peer of the same run", () => {
  const target = { metric: "storm-ms", against: "hocuspocus", atMost: 0.8 };
  const row = (ours: number) => ({ "charter builder": { value: ours }, hocuspocus: { value: 100 } });
  expect(judge(target, row(80))).toBe("≤ 0.8 × hocuspocus: met (0.80)");
  expect(judge(target, row(81))).toBe("≤ 0.8 × hocuspocus: **missed** (0.81)");
  expect(judge(target, { "charter builder": { value: 80 } })).toBeNull();
  expect(judge(target, { hocuspocus: { value: 80 } })).toBeNull();
  const most = { metric: "saturation-1x50", against: "hocuspocus", atLeast: 4 };
  expect(judge(most, { ...row(0), "charter builder": { value: 400, atLeast: true } })).toBe(
    "≥ 4 × hocuspocus: met (4.00 or more)",
  );
  expect(judge({ metric: "kills-lost", against: null, atMost: 0 }, row(0))).toBe("≤ 0: met");
});
