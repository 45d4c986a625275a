/** Refusals of workshops and of their codes. */
import { refusal } from "./refusal.ts";

export const WORKSHOP_REFUSALS = {
  JOIN_CODE_WRONG: refusal(
    404,
    "No workshop is open with this code.",
    "Check it against the code on the wall, or ask who runs the workshop.",
  ),
  WORKSHOP_OVER: refusal(410, "This workshop has been closed.", "Ask who runs it."),
  DOOR_FULL: refusal(
    409,
    "As many people wait at the door of this workshop as it holds.",
    "Ask whoever runs it to let in who waits, then join again.",
  ),
  WORKSHOP_FULL: refusal(
    409,
    "As many people have come to this workshop as it holds.",
    "Ask whoever runs it to close it and open it again; then join with the new code.",
  ),
  JOIN_TRIES_USED: refusal(
    429,
    "Five codes typed here in a minute did not work.",
    "Wait a minute, then look at the code on the wall once more, or ask whoever runs the workshop for it.",
  ),
  TOO_MANY_WRONG_CODES: refusal(
    429,
    "Many wrong codes are being tried just now.",
    "Wait a minute, then type the code again.",
  ),
  WORKSHOP_CLOSED: refusal(409, "The workshop is closed.", "Open it again; guests then need the new code."),
} as const;
