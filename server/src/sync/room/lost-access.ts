/** Whether somebody in a room may stay in it as they are (SPEC: Sync). */
import type { CharterState, RoleGrant } from "@acb/schemas/role";
import { can } from "@acb/shared/access/can";
import { rolesOf } from "@acb/shared/access/grants";
import type { CloseReason } from "@acb/shared/protocol/close-code";
import type { Login } from "../entrance/login.ts";

/** Why this login's participant has to go under the roles as they are now; `null` when it may stay as it is. */
export const lostAccess = (
  { grants, state }: { readonly grants: readonly RoleGrant[]; readonly state: CharterState },
  login: Login,
): CloseReason | null => {
  const roles = rolesOf(grants, login.personId);
  if (!can(roles, "read", state)) return "notFound";
  return can(roles, "write", state) === login.mayWrite ? null : "accessChanged";
};
