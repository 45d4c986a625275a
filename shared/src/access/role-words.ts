/** What a role may do, in words made from the table of access, so that the two cannot drift apart (SPEC: AC12). */
import type { Action, Role } from "@acb/schemas/role";
import { actionsOf } from "./can.ts";

/** After "whoever has the role …", in the order of the list of actions. */
export const ACTION_WORDS: Readonly<Record<Action, string>> = {
  read: "reads the draft and every version, and takes their files",
  write: "writes in the draft",
  host: "opens workshops and lets guests in",
  freeze: "freezes versions",
  openRound: "opens sign-off rounds",
  prepare: "prepares decisions of one organisation",
  decide: "decides for one organisation",
  manage: "gives roles, and chooses partners and who may write where",
  putAway: "puts the charter away and brings it back",
};

/** What the name of a role promises and the charter builder does not have. */
const NOT_YET: Partial<Record<Role, string>> = {
  commenter: "There are no comments in the charter builder yet",
};

/** One or two sentences, without the last full stop. */
export const mayWords = (role: Role): string => {
  const words = actionsOf([role], "open")
    .map((action) => ACTION_WORDS[action])
    .join("; ");
  const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  const notYet = NOT_YET[role];
  return notYet === undefined ? sentence : `${sentence}. ${notYet}`;
};
