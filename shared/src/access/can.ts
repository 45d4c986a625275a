/** Who may do what in a charter: one table, read by HTTP, WebSocket and screens alike (SPEC: Access). */
import { ACTIONS, type Action, type Role } from "@acb/schemas/role";

const ALLOWED: Readonly<Record<Role, readonly Action[]>> = {
  governance_lead: ["read", "comment", "write", "host", "freeze", "openRound", "manage"],
  facilitator: ["read", "comment", "write", "host"],
  writer: ["read", "comment", "write"],
  commenter: ["read", "comment"],
  communications: ["read", "comment"],
  analyst: ["read", "comment"],
  reader: ["read"],
  preparer: ["read", "comment", "prepare"],
  signatory: ["read", "comment", "prepare", "decide"],
};

/** Does any of these roles allow the action? Nobody without a role may anything. */
export const can = (roles: readonly Role[], action: Action): boolean =>
  roles.some((role) => ALLOWED[role].includes(action));

/** Everything that these roles allow, in the order of the list of actions. */
export const actionsOf = (roles: readonly Role[]): Action[] => ACTIONS.filter((action) => can(roles, action));
