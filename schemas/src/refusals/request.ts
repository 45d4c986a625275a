/** Refusals of requests as such: unreadable, foreign, too large, to no address, or at a bad time. */
import { refusal } from "./refusal.ts";

export const REQUEST_REFUSALS = {
  METHOD_NOT_ALLOWED: refusal(405, "This address does not do that.", "Go back and try again from the page."),
  NOT_FOUND: refusal(
    404,
    "There is nothing here, or it is not shared with you.",
    "Check the address, or ask the person who sent it to share it with you.",
  ),
  FOREIGN_ORIGIN: refusal(
    403,
    "This request came from another site and was refused.",
    "Open the charter builder itself and do it there.",
  ),
  BODY_TOO_LARGE: refusal(
    413,
    "That is too large to be sent at once.",
    "Send less at a time; the limit is 1 MB.",
  ),
  BODY_NOT_JSON: refusal(
    415,
    "The request was not in the form that the server reads.",
    "Reload the page and try again.",
  ),
  INVALID: refusal(
    400,
    "Something in the form needs to be put right.",
    "Correct the fields that are named and send it again.",
  ),
  TOO_MANY_REQUESTS: refusal(
    429,
    "That was asked for many times in a short time.",
    "Nothing is lost. Wait ten minutes, then do it again.",
  ),
  TRY_LATER: refusal(
    503,
    "The server cannot store anything just now.",
    "Nothing is lost. Wait a minute and try again.",
  ),
  FAULT: refusal(
    500,
    "Something went wrong on the server.",
    "Try again. If it happens again, tell an administrator the time and the reference.",
  ),
} as const;
