import { expect, it } from "vitest";
import { randomUuid } from "./random-id.ts";

it("DECIDE-3 an attempt's id is a version 4 UUID made of the random bytes", () => {
  expect(randomUuid((bytes) => bytes.fill(255))).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  expect(randomUuid((bytes) => bytes)).toBe("00000000-0000-4000-8000-000000000000");
});
