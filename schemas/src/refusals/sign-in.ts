/** Refusals of the sign-in by a link or a code, of the set-up link, and of people who may not come in. */
import { refusal } from "./refusal.ts";

export const SIGN_IN_REFUSALS = {
  NOT_SIGNED_IN: refusal(
    401,
    "You are not signed in, or your session has ended.",
    "Sign in again; nothing that you wrote is lost.",
  ),
  SIGN_IN_LINK_UNKNOWN: refusal(
    400,
    "This sign-in link is not complete or was not made here.",
    "Check that you copied the whole link, or ask for a new one.",
  ),
  SIGN_IN_LINK_USED: refusal(
    410,
    "This sign-in link has been used already.",
    "Each link works once. Ask for a new one.",
  ),
  SIGN_IN_LINK_EXPIRED: refusal(
    410,
    "This sign-in link has expired.",
    "A link works for a short time only. Ask for a new one.",
  ),
  SIGN_IN_LINK_REVOKED: refusal(
    410,
    "This sign-in link was withdrawn, or is for an e-mail address that is not in use here any more.",
    "Ask for a new link here, with the address that you have now. If none comes, ask whoever invited you.",
  ),
  SIGN_IN_LINK_REPLACED: refusal(
    410,
    "A newer sign-in link was sent to you, so this one does not work any more.",
    "Use the link in the newest mail, or ask for a new one here.",
  ),
  SIGN_IN_CODE_WRONG: refusal(
    400,
    "This code does not work.",
    "Check it against the newest mail. A code works for ten minutes, and no more after five wrong tries: then ask for another mail.",
  ),
  SET_UP_LINK_WRONG: refusal(
    403,
    "This set-up link does not work, or the network has been set up already.",
    "Use the link that the server printed when it started, or sign in.",
  ),
  SUSPENDED: refusal(
    403,
    "Your access to this network is suspended, so you cannot sign in.",
    "Ask an administrator of the network. What you wrote and your roles are kept.",
  ),
  NOT_IN_NETWORK: refusal(
    403,
    "Your organisation has signed you in, but you are not in this network yet.",
    "Ask whoever told you of it, or an administrator of the network, to add you with your e-mail address.",
  ),
} as const;
