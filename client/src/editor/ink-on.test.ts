import { expect, test } from "vitest";
import { inkOn } from "./ink-on.ts";

test("ED-5 dark grounds take white letters, light ones black", () => {
  expect(["#1d4f91", "#7a2048", "#ffd54a", "#ffffff"].map(inkOn)).toEqual([
    "#ffffff",
    "#ffffff",
    "#000000",
    "#000000",
  ]);
});
