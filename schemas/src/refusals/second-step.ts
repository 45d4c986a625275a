/** Refusals of the second step. */
import { refusal } from "./refusal.ts";

export const SECOND_STEP_REFUSALS = {
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
} as const;
