/** The place to type a code outlives a reload (SPEC: client, PAGE-3). */
import { afterEach, expect, it } from "vitest";
import { forgetAskedForCode, keepAskedForCode, readAskedForCode } from "./asked-for-code.ts";

afterEach(() => sessionStorage.clear());

const ASKED = { to: "sadia@trust.test", ticket: "tck_1" };
const MINUTE_MS = 60_000;

it("PAGE-3 what was asked for is known after a reload for as long as the code works, and no longer", () => {
  keepAskedForCode(ASKED, 0);
  expect([0, 10 * MINUTE_MS - 1, 10 * MINUTE_MS].map(readAskedForCode)).toEqual([ASKED, ASKED, null]);
  forgetAskedForCode();
  expect(readAskedForCode(0)).toBe(null);
});

it("PAGE-3 what somebody else put there is nothing", () => {
  sessionStorage.setItem("acb.asked-for-code", "{");
  expect(readAskedForCode(0)).toBe(null);
});
