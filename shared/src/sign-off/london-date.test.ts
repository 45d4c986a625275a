import { expect, it } from "vitest";
import { londonDate } from "./london-date.ts";

it.each([
  ["2026-01-15T23:59:59.999Z", "2026-01-15"],
  ["2026-06-30T22:59:59.999Z", "2026-06-30"],
  ["2026-06-30T23:00:00.000Z", "2026-07-01"],
  ["2026-10-25T00:30:00.000Z", "2026-10-25"],
  ["2026-12-31T23:59:59.999Z", "2026-12-31"],
])("SO2 %s is %s in London", (instant, day) => {
  expect(londonDate(new Date(instant))).toBe(day);
});
