import { expect, test } from "vitest";
import { reconnectDelay } from "./reconnect-delay.ts";

test("LIVE-5 the wait doubles, is spread between half and whole, and has a limit", () => {
  expect([0, 1, 2].map((failed) => reconnectDelay(failed, 1))).toEqual([250, 500, 1000]);
  expect(reconnectDelay(2, 0)).toBe(500);
  expect(reconnectDelay(30, 1)).toBe(10_000);
});
