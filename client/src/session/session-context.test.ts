/** Who is asked for a second step (SPEC: client, Home). */
import type { SessionState } from "@acb/schemas/api/session-routes";
import { Person } from "@acb/schemas/people";
import { expect, it } from "vitest";
import { meOf, secondStepAsked } from "./session-context.tsx";

const session = (administrator: boolean, policy: "offered" | "required", isOn: boolean): SessionState => ({
  network: { name: "Wendle Vale", mailIsOn: true, providers: [], secondStep: policy },
  person: Person.parse({
    id: "per_priya",
    name: "Priya Nair",
    email: "priya@charter.test",
    jobTitle: "",
    organisationIds: [],
    administrator,
  }),
  organisations: [],
  secondStep: isOn ? "on" : "none",
});

it.each([
  [true, "offered", false, "offered"],
  [true, "required", false, "required"],
  [true, "required", true, "none"],
  [false, "required", false, "none"],
] as const)("HOME-2 administrator %s, %s, set up %s: asked %s", (administrator, policy, isOn, asked) => {
  const me = meOf(session(administrator, policy, isOn));
  expect(me === null ? null : secondStepAsked(me)).toBe(asked);
});

it("HOME-2 nobody is signed in while the second step is awaited", () => {
  const state = session(true, "offered", false);
  expect(meOf({ ...state, person: null, secondStep: "awaited" })).toBeNull();
});
