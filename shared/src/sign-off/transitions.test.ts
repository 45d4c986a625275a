import { REFUSALS } from "@acb/schemas/error";
import { POSITIONS } from "@acb/schemas/sign-off/round";
import { expect, it } from "vitest";
import { TRANSITIONS } from "./transitions.ts";

it("SO3 every position answers every occurrence, with a position or a refusal of the API", () => {
  expect(Object.keys(TRANSITIONS)).toEqual(Object.keys(POSITIONS));
  for (const answers of Object.values(TRANSITIONS)) {
    expect(Object.keys(answers)).toEqual(["asked", "approved", "declined", "left", "dueDatePassed"]);
    for (const answer of Object.values(answers)) {
      expect(answer.ok ? POSITIONS : REFUSALS).toHaveProperty(answer.ok ? answer.position : answer.code);
    }
  }
});

it("SO3 only an approval makes a position count, and nothing unmakes it", () => {
  for (const [from, answers] of Object.entries(TRANSITIONS)) {
    for (const [occurrence, answer] of Object.entries(answers)) {
      if (from !== "signed" && answer.ok && POSITIONS[answer.position].counted)
        expect(occurrence).toBe("approved");
      if (from === "signed" && answer.ok) expect(answer.position).toBe("signed");
    }
  }
});
