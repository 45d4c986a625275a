/** What a list of readings comes to (SPEC: BE3). */
import { expect, it } from "vitest";
import { median, percentile } from "./statistics.ts";

it("BE3 percentiles are readings, whatever their order", () => {
  const readings = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect([0.5, 0.95, 0.99, 1].map((share) => percentile(readings, share))).toEqual([50, 95, 99, 100]);
  expect(percentile([9, 1, 10], 0.5)).toBe(9);
  expect(percentile([], 0.5)).toBeNaN();
});

it("BE3 the median of an even number of readings is the mean of the middle two", () => {
  expect(median([10, 1, 2])).toBe(2);
  expect(median([10, 1, 2, 4])).toBe(3);
  expect(median([])).toBeNaN();
});
