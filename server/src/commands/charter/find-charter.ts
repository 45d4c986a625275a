/** The one way by which commands reach a charter: its record and roles, or a refusal (SPEC: Access). */
import type { CharterRecord } from "@acb/schemas/charter";
import { CharterId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { Action, Role, RoleGrant } from "@acb/schemas/role";
import { can, stateOf } from "@acb/shared/access/can";
import { rolesOf } from "@acb/shared/access/grants";
import type { Context } from "../context.ts";
import { refuseNaming } from "../refuse-naming.ts";
import { done, type Result, refuse } from "../result.ts";

export type FoundCharter = {
  readonly record: CharterRecord;
  /** Everybody's roles, and those of the caller. */
  readonly grants: readonly RoleGrant[];
  readonly roles: readonly Role[];
};

/**
 * Answers NOT_FOUND for a charter that is missing, misspelt or not shared with this person, and NOT_ALLOWED for one
 * that they may read without being allowed the action, CHARTER_PUT_AWAY where its state allows it to nobody. Being an administrator opens no charter.
 */
export const findCharter = async (
  context: Pick<Context, "storage">,
  person: Person,
  id: string,
  action: Action,
): Promise<Result<FoundCharter>> => {
  const parsed = CharterId.safeParse(id);
  if (!parsed.success) return refuse("NOT_FOUND");
  const [record, grants] = await Promise.all([
    context.storage.charters.find(parsed.data),
    context.storage.charters.roles(parsed.data),
  ]);
  const roles = rolesOf(grants, person.id);
  if (record === null || !can(roles, "read", stateOf(record))) return refuse("NOT_FOUND");
  const leads = grants.filter(({ role }) => role === "governance_lead").map(({ personId }) => personId);
  if (!can(roles, action, "open"))
    return refuseNaming(context, "NOT_ALLOWED", {
      personIds: leads,
      what: "for the role that does: they lead this charter",
    });
  if (!can(roles, action, stateOf(record)))
    return refuseNaming(context, "CHARTER_PUT_AWAY", {
      personIds: leads,
      what: "to bring it back; they find that under People and partners",
    });
  return done({ record, grants, roles });
};
