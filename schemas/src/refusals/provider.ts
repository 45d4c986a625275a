/** Refusals of signing in at an organisation. */
import { refusal } from "./refusal.ts";

export const PROVIDER_REFUSALS = {
  PROVIDER_ONLY: refusal(
    403,
    "People of this organisation sign in with their organisation's account only.",
    "Type your e-mail address on the sign-in page and go on from there.",
  ),
  PROVIDER_NONE: refusal(
    404,
    "No organisation signs people in with addresses like this one.",
    "Ask for a link by e-mail instead.",
  ),
  PROVIDER_UNREACHABLE: refusal(
    502,
    "Your organisation's sign-in cannot be reached just now.",
    "Wait a minute and try again, or choose the link by e-mail where it is offered.",
  ),
  PROVIDER_REFUSED: refusal(
    400,
    "Your organisation did not sign you in.",
    "Try again, or choose the link by e-mail where it is offered.",
  ),
  PROVIDER_ANSWER_WRONG: refusal(
    400,
    "What your organisation answered does not prove who you are.",
    "Try again. If it happens again, tell an administrator the time, and choose the link by e-mail where it is offered.",
  ),
  PROVIDER_SIGN_IN_OVER: refusal(
    410,
    "This sign-in was begun in another browser, has been used, or took longer than ten minutes.",
    "Begin again on the sign-in page.",
  ),
  PROVIDER_EMAIL_UNPROVED: refusal(
    403,
    "Your organisation's account does not say for certain which e-mail address is yours.",
    "Ask whoever looks after your organisation's accounts, or choose the link by e-mail where it is offered.",
  ),
  PROVIDER_EMAIL_FOREIGN: refusal(
    403,
    "The account that you used has an e-mail address which this organisation does not sign in here.",
    "Use your own account of the organisation, or ask for a link by e-mail with the other address.",
  ),
  PROVIDER_ACCOUNT_OTHER: refusal(
    403,
    "Another account of your organisation has signed in with this e-mail address before.",
    "Ask an administrator of the network to check whose address it is now.",
  ),
} as const;
