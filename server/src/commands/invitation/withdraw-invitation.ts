/** Withdrawing the invitation of somebody who has never come in (SPEC: INV8; decision 0035). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { RefusalCode } from "@acb/schemas/error";
import { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { Withdrawal } from "../../storage/ports/charters.ts";
import { findCharter } from "../charter/find-charter.ts";
import { viewOf } from "../charter/read-charter.ts";
import { granted } from "../charter/roles.ts";
import type { Context } from "../context.ts";
import { erase } from "../network/erasures.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { tellOfLostSignatory } from "../sign-off/tell-of-lost-signatory.ts";

/** The file is rewritten by the next run of the job that removes what is past its date. */
export const withdrawInvitation = async (
  context: Context,
  caller: Person,
  at: { readonly charterId: string; readonly personId: string },
): Promise<Result<CharterView>> => {
  const found = await findCharter(context, caller, at.charterId, "manage");
  if (!found.ok) return found;
  const { record } = found.value;
  const personId = PersonId.safeParse(at.personId);
  if (!personId.success) return refuse("NOT_FOUND");
  const withdrawn = await tellOfLostSignatory(context, personId.data, () =>
    context.storage.charters.withdrawInvitation(record.id, personId.data),
  );
  if (withdrawn.outcome !== "stored") return refuse(NOT_WITHDRAWN[withdrawn.outcome]);
  const noted = { actor: caller.id, personId: personId.data };
  // Of somebody whose roles were all taken before, the withdrawal itself.
  const deeds = withdrawn.grants.length === 0 ? [{}] : withdrawn.grants.map(granted);
  for (const deed of deeds)
    await note(context, { ...noted, ...deed, deed: "withdrewInvitation", charterId: record.id });
  if (withdrawn.isBare && (await erase(context, personId.data, { isBare: true })) === "stored")
    await note(context, { ...noted, deed: "erasedPerson", detail: "The invitation was withdrawn" });
  context.rooms.tell(record.id, { type: "charter.changed" });
  return done(await viewOf(context, caller, record));
};

const NOT_WITHDRAWN: Readonly<Record<Exclude<Withdrawal["outcome"], "stored">, RefusalCode>> = {
  unknown: "NOT_FOUND",
  takenUp: "INVITATION_TAKEN_UP",
  lastLead: "LAST_GOVERNANCE_LEAD",
};
