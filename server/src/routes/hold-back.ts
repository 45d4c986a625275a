/** Where a second step is required, an administrator without one is no administrator to any command (SPEC: MF10). */
import type { Person } from "@acb/schemas/people";
import type { SecondStepPolicy } from "@acb/schemas/second-step";
import { type Refusal, refuse } from "../commands/result.ts";
import type { Storage } from "../storage/storage.ts";

type Held = {
  /** As commands see them. */
  readonly person: Person;
  /** A refusal as this person is told it: with what they can do about it. */
  readonly inWords: (refusal: Refusal) => Refusal;
};

export type HoldBack = (person: Person) => Promise<Held>;

export const createHoldBack =
  ({ secondSteps }: Pick<Storage, "secondSteps">, policy: SecondStepPolicy): HoldBack =>
  async (person) => {
    const isHeld =
      policy === "required" && person.administrator && (await secondSteps.of(person.id)) === null;
    return isHeld
      ? { person: { ...person, administrator: false }, inWords: needed }
      : { person, inWords: same };
  };

const same = (refusal: Refusal): Refusal => refusal;
const needed = (refusal: Refusal): Refusal =>
  refusal.code === "ADMINISTRATOR_ONLY" ? refuse("SECOND_STEP_NEEDED") : refusal;
