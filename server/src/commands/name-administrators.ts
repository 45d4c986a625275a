/** Refusals that an administrator can help with: their next step names the administrators, wherever they come from (SPEC: HT14). */
import type { RefusalCode } from "@acb/schemas/error";
import type { Person } from "@acb/schemas/people";
import type { Context } from "./context.ts";
import { refuseNaming } from "./refuse-naming.ts";
import type { Refusal } from "./result.ts";

/** What to ask them. */
const HELPED: Partial<Readonly<Record<RefusalCode, string>>> = {
  ADMINISTRATOR_ONLY: "to do it: only administrators of the network can",
  MEMBERSHIP_UNCONFIRMED: "to confirm them on the organisation's page: administrators of the network do that",
  SECOND_STEP_OWN: "to reset it, or turn it off in your settings with a code",
};

/** The caller is not named to themselves; where there is nobody else, the refusal keeps its words. */
export const nameAdministrators = async (
  context: Pick<Context, "storage">,
  caller: Person,
  refusal: Refusal,
): Promise<Refusal> => {
  const what = HELPED[refusal.code];
  if (what === undefined || refusal.next !== undefined) return refusal;
  const administrators = await context.storage.directory.administrators();
  const personIds = administrators.map(({ id }) => id).filter((id) => id !== caller.id);
  return { ...refusal, ...(await refuseNaming(context, refusal.code, { personIds, what })) };
};
