/** A governance lead lets people give back what their browsers hold from before a restore (SPEC: BA10). */
import type { RecoveryView } from "@acb/schemas/api/recovery-routes";
import type { Person } from "@acb/schemas/people";
import type { RecoveryStep } from "../../storage/ports/recovery.ts";
import type { Context } from "../context.ts";
import type { Result } from "../result.ts";
import { findRestored } from "./find-recovery.ts";
import { readRecovery } from "./read-recovery.ts";

/** Opening what is open changes nothing. Refuses NOT_FOUND, NOT_ALLOWED, NOT_RESTORED, TEXT_ERASED. */
export const openRecovery = (
  context: Context,
  caller: Person,
  charterId: string,
): Promise<Result<RecoveryView>> => step(context, caller, { charterId, step: "opened" });

/** Closing what is closed changes nothing; a recovery that was never opened is put away by it. Refuses as `openRecovery`. */
export const closeRecovery = (
  context: Context,
  caller: Person,
  charterId: string,
): Promise<Result<RecoveryView>> => step(context, caller, { charterId, step: "closed" });

const step = async (
  context: Context,
  caller: Person,
  asked: { readonly charterId: string } & Pick<RecoveryStep, "step">,
): Promise<Result<RecoveryView>> => {
  const found = await findRestored(context, caller, asked.charterId, "manage");
  if (!found.ok) return found;
  const { record, steps } = found.value;
  if (steps.at(-1)?.step !== asked.step) {
    const at = context.now().toISOString();
    await context.storage.recovery.addStep(record.id, { step: asked.step, personId: caller.id, at });
    context.rooms.tell(record.id, { type: "charter.changed" });
  }
  return readRecovery(context, caller, record.id);
};
