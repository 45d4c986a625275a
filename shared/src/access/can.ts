/** Who may do what in a charter of which state: one table, read by HTTP, WebSocket and screens alike (SPEC: Access). */
import type { CharterRecord } from "@acb/schemas/charter";
import { ACTIONS, type Action, type CharterState, type Role } from "@acb/schemas/role";

const ALLOWED: Readonly<Record<Role, readonly Action[]>> = {
  governance_lead: ["read", "write", "host", "freeze", "openRound", "manage", "putAway"],
  facilitator: ["read", "write", "host"],
  writer: ["read", "write"],
  commenter: ["read"],
  communications: ["read"],
  analyst: ["read"],
  reader: ["read"],
  preparer: ["read", "prepare"],
  signatory: ["read", "prepare", "decide"],
};

/** What each state of a charter leaves of it: one that was put away is read, and brought back. */
const LEFT: Readonly<Record<CharterState, readonly Action[]>> = {
  open: ACTIONS,
  put_away: ["read", "putAway"],
};

export const stateOf = ({ putAwayOn }: Pick<CharterRecord, "putAwayOn">): CharterState =>
  putAwayOn === undefined ? "open" : "put_away";

/** Does any of these roles allow the action in a charter of that state? Nobody without a role may anything. */
export const can = (roles: readonly Role[], action: Action, state: CharterState): boolean =>
  LEFT[state].includes(action) && roles.some((role) => ALLOWED[role].includes(action));

/** Everything that these roles allow, in the order of the list of actions. */
export const actionsOf = (roles: readonly Role[], state: CharterState): Action[] =>
  ACTIONS.filter((action) => can(roles, action, state));
