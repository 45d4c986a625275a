/** Who may do what in a charter: one table, read by HTTP, WebSocket and screens alike (SPEC: Access). */
import { ACTIONS, type Action, type Role } from "@acb/schemas/role";

const ALLOWED: Readonly<Record<Role, Readonly<Record<Action, boolean>>>> = {
  governance_lead: {
    read: true,
    comment: true,
    write: true,
    host: true,
    freeze: true,
    openRound: true,
    decide: false,
    manage: true,
  },
  facilitator: {
    read: true,
    comment: true,
    write: true,
    host: true,
    freeze: false,
    openRound: false,
    decide: false,
    manage: false,
  },
  writer: {
    read: true,
    comment: true,
    write: true,
    host: false,
    freeze: false,
    openRound: false,
    decide: false,
    manage: false,
  },
  commenter: {
    read: true,
    comment: true,
    write: false,
    host: false,
    freeze: false,
    openRound: false,
    decide: false,
    manage: false,
  },
  reader: {
    read: true,
    comment: false,
    write: false,
    host: false,
    freeze: false,
    openRound: false,
    decide: false,
    manage: false,
  },
  signatory: {
    read: true,
    comment: true,
    write: false,
    host: false,
    freeze: false,
    openRound: false,
    decide: true,
    manage: false,
  },
};

/** Does any of these roles allow the action? Nobody without a role may anything. */
export const can = (roles: readonly Role[], action: Action): boolean =>
  roles.some((role) => ALLOWED[role][action]);

/** Everything that these roles allow, in the order of the list of actions. */
export const actionsOf = (roles: readonly Role[]): Action[] => ACTIONS.filter((action) => can(roles, action));
