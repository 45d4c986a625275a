/** The one way by which commands reach the giving back of words in a charter (SPEC: BA10). */
import type { Person } from "@acb/schemas/people";
import type { Action } from "@acb/schemas/role";
import { type History, historyOf, whyNothingComesBack } from "../../recovery/history.ts";
import type { RecoveryStep, StoredOffer } from "../../storage/ports/recovery.ts";
import { type FoundCharter, findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";

export type FoundRecovery = FoundCharter & {
  readonly history: History;
  readonly steps: readonly RecoveryStep[];
  readonly offers: readonly StoredOffer[];
};

/** Whether or not anything can come back. Refuses as `findCharter` does. */
export const findRecovery = async (
  context: Pick<Context, "storage">,
  person: Person,
  charterId: string,
  action: Action,
): Promise<Result<FoundRecovery>> => {
  const found = await findCharter(context, person, charterId, action);
  if (!found.ok) return found;
  const { epoch, steps, offers, epochs } = await context.storage.recovery.read(found.value.record.id);
  return done({ ...found.value, history: historyOf(epoch, { epochs, steps }), steps, offers });
};

/** Refuses NOT_RESTORED and TEXT_ERASED too. */
export const findRestored = async (
  context: Pick<Context, "storage">,
  person: Person,
  charterId: string,
  action: Action,
): Promise<Result<FoundRecovery>> => {
  const found = await findRecovery(context, person, charterId, action);
  const why = found.ok ? whyNothingComesBack(found.value.history) : null;
  return why === null ? found : refuse(why);
};

/** Refuses RECOVERY_CLOSED too. */
export const findOpenRecovery = async (
  context: Pick<Context, "storage">,
  person: Person,
  charterId: string,
  action: Action,
): Promise<Result<FoundRecovery>> => {
  const found = await findRestored(context, person, charterId, action);
  return found.ok && !found.value.history.isOpen ? refuse("RECOVERY_CLOSED") : found;
};
