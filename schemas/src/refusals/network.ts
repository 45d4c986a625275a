/** Refusals of the network and of its people. */
import { refusal } from "./refusal.ts";

export const NETWORK_REFUSALS = {
  ADMINISTRATOR_ONLY: refusal(
    403,
    "Only an administrator of the network can do that.",
    "Ask an administrator.",
  ),
  EMAIL_TAKEN: refusal(
    409,
    "Somebody with this e-mail address is in the network already.",
    "Find them in the list and change their entry.",
  ),
  LAST_ADMINISTRATOR: refusal(
    409,
    "The network needs at least one administrator.",
    "Make somebody else an administrator first.",
  ),
  NOT_YOURSELF: refusal(
    409,
    "Nobody erases themselves: a slip would lock you out for good.",
    "Ask another administrator of the network.",
  ),
} as const;
