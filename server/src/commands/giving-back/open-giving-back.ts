/** A governance lead lets people give back what their browsers hold from before a restore (SPEC: BA10). */
import type { GivingBackView } from "@acb/schemas/api/giving-back-routes";
import type { Person } from "@acb/schemas/people";
import type { GivingBackStep } from "../../storage/ports/giving-back.ts";
import type { Context } from "../context.ts";
import type { Result } from "../result.ts";
import { findRestored } from "./find-giving-back.ts";
import { readGivingBack } from "./read-giving-back.ts";

/** Opening what is open changes nothing. Refuses NOT_FOUND, NOT_ALLOWED, NOT_RESTORED, TEXT_ERASED. */
export const openGivingBack = (
  context: Context,
  caller: Person,
  charterId: string,
): Promise<Result<GivingBackView>> => step(context, caller, { charterId, step: "opened" });

/** Closing what is closed changes nothing; what was never opened is put away by it. Refuses as `openGivingBack`. */
export const closeGivingBack = (
  context: Context,
  caller: Person,
  charterId: string,
): Promise<Result<GivingBackView>> => step(context, caller, { charterId, step: "closed" });

const step = async (
  context: Context,
  caller: Person,
  asked: { readonly charterId: string } & Pick<GivingBackStep, "step">,
): Promise<Result<GivingBackView>> => {
  const found = await findRestored(context, caller, asked.charterId, "manage");
  if (!found.ok) return found;
  const { record, steps } = found.value;
  if (steps.at(-1)?.step !== asked.step) {
    const at = context.now().toISOString();
    await context.storage.givingBack.addStep(record.id, { step: asked.step, personId: caller.id, at });
    context.rooms.tell(record.id, { type: "charter.changed" });
  }
  return readGivingBack(context, caller, record.id);
};
