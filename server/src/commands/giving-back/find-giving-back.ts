/** The one way by which commands reach the giving back of words in a charter (SPEC: BA10). */
import type { Person } from "@acb/schemas/people";
import type { Action } from "@acb/schemas/role";
import { type CurrentEpoch, currentEpochOf, whyNothingComesBack } from "../../giving-back/current-epoch.ts";
import type { GivingBackStep, StoredOffer } from "../../storage/ports/giving-back.ts";
import { type FoundCharter, findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";

export type FoundGivingBack = FoundCharter & {
  readonly currentEpoch: CurrentEpoch;
  readonly steps: readonly GivingBackStep[];
  readonly offers: readonly StoredOffer[];
};

/** Whether or not anything can come back. Refuses as `findCharter` does. */
export const findGivingBack = async (
  context: Pick<Context, "storage">,
  person: Person,
  charterId: string,
  action: Action,
): Promise<Result<FoundGivingBack>> => {
  const found = await findCharter(context, person, charterId, action);
  if (!found.ok) return found;
  const { epoch, steps, offers, epochs } = await context.storage.givingBack.read(found.value.record.id);
  return done({ ...found.value, currentEpoch: currentEpochOf(epoch, { epochs, steps }), steps, offers });
};

/** Refuses NOT_RESTORED and TEXT_ERASED too. */
export const findRestored = async (
  context: Pick<Context, "storage">,
  person: Person,
  charterId: string,
  action: Action,
): Promise<Result<FoundGivingBack>> => {
  const found = await findGivingBack(context, person, charterId, action);
  const why = found.ok ? whyNothingComesBack(found.value.currentEpoch) : null;
  return why === null ? found : refuse(why);
};

/** Refuses GIVING_BACK_CLOSED too. */
export const findOpenGivingBack = async (
  context: Pick<Context, "storage">,
  person: Person,
  charterId: string,
  action: Action,
): Promise<Result<FoundGivingBack>> => {
  const found = await findRestored(context, person, charterId, action);
  return found.ok && !found.value.currentEpoch.isOpen ? refuse("GIVING_BACK_CLOSED") : found;
};
