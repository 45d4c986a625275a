/** Refusals of the second step and of signing in at an organisation: part of the table in `error.ts`. */
import { refusal } from "./refusal.ts";

export const SIGN_IN_REFUSALS = {
  SECOND_STEP_CODE_WRONG: refusal(
    400,
    "This code is not right.",
    "Type the code that your app shows now. If it never fits, set the clock of your telephone by the network. Five wrong codes in a row end a sign-in.",
  ),
  SECOND_STEP_CODE_USED: refusal(
    409,
    "This code has been used already.",
    "Each code works once. Wait for the next one: the app shows it within half a minute.",
  ),
  SECOND_STEP_ENDED: refusal(
    401,
    "Five codes in a row were wrong, so you are not signed in here any more.",
    "Begin again on the sign-in page.",
  ),
  SECOND_STEP_LOCKED: refusal(
    429,
    "Twenty wrong codes were typed for you today, so no more are tried.",
    "Use a recovery code, or ask an administrator to reset your second step. Codes from your app work again tomorrow.",
  ),
  SECOND_STEP_UNREADABLE: refusal(
    409,
    "The server cannot check the codes of your app any more: its SECRET is another than when you set it up.",
    "Use a recovery code, or ask an administrator to reset your second step.",
  ),
  SECOND_STEP_SET_UP_OLD: refusal(
    410,
    "This set-up was begun too long ago, or by somebody else.",
    "Begin it again, and scan the new code.",
  ),
  SECOND_STEP_ON_ALREADY: refusal(
    409,
    "You have a second step already.",
    "For another telephone, turn it off first, then set it up again.",
  ),
  SECOND_STEP_OFF: refusal(409, "You have no second step.", "Set it up in your settings."),
  SECOND_STEP_OWN: refusal(
    403,
    "Nobody resets their own second step.",
    "Turn it off in your settings, with a code, or ask another administrator.",
  ),
  SECOND_STEP_NEEDED: refusal(
    403,
    "In this network, administrators need a second step for that.",
    "Set it up in your settings, under “Second step”.",
  ),
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
