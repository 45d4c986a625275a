/** What is done with second steps, noted in the audit trail; resetting another person's is for administrators (SPEC: Second step). */
import { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { SecondStepOf, SecondStepProof } from "@acb/schemas/second-step";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { renewLogins } from "./renew-logins.ts";

/** A recovery code that was used stands in the audit trail, whatever it was used for. */
export const noteProof = async (context: Context, { id }: Person, proof: SecondStepProof): Promise<void> => {
  if (proof.kind === "recoveryCode") await note(context, { deed: "usedRecoveryCode", actor: id });
};

export const listSecondSteps = async (context: Context, caller: Person): Promise<Result<SecondStepOf[]>> =>
  caller.administrator ? done([...(await context.storage.secondSteps.all())]) : refuse("ADMINISTRATOR_ONLY");

/** Their sessions and what they have open end; one who has none is answered alike, and nothing is noted. */
export const resetSecondStep = async (
  context: Context,
  caller: Person,
  id: string,
): Promise<Result<Record<string, never>>> => {
  if (!caller.administrator) return refuse("ADMINISTRATOR_ONLY");
  if (id === caller.id) return refuse("SECOND_STEP_OWN");
  const personId = PersonId.safeParse(id);
  if (!personId.success || (await context.storage.directory.person(personId.data)) === null)
    return refuse("NOT_FOUND");
  if (!(await context.storage.secondSteps.reset(personId.data))) return done({});
  await renewLogins(context, { id: personId.data });
  await note(context, { deed: "resetSecondStep", actor: caller.id, personId: personId.data });
  return done({});
};
