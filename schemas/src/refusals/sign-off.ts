/** Refusals of freezing a version, and of the rounds and decisions on it. */
import { refusal } from "./refusal.ts";

export const SIGN_OFF_REFUSALS = {
  NOTHING_TO_FREEZE: refusal(
    409,
    "The draft is the same as the newest version.",
    "Use that version, or change the draft first.",
  ),
  NO_PARTNERS: refusal(409, "The charter has no partners to ask.", "Add the partner organisations first."),
  ROUND_OPEN_ALREADY: refusal(
    409,
    "A sign-off round is open already; there can be one at a time.",
    "Finish or close that round first.",
  ),
  ROUND_CLOSED: refusal(
    409,
    "This sign-off round is closed.",
    "Look at the sign-off page for the current round.",
  ),
  DUE_DATE_PAST: refusal(400, "The date by which to decide is in the past.", "Choose today or a later date."),
  DATE_OUTSIDE_ROUND: refusal(
    400,
    "The date of the decision is before the text was frozen or in the future.",
    "An earlier meeting approved another text. Give the date on which this text was decided on.",
  ),
  NOT_YOUR_ORGANISATION: refusal(
    403,
    "You are not a signatory of this organisation in this charter.",
    "Ask a governance lead of this charter for the role. Whom your organisation wants for it, its executive sponsor or anchor lead says.",
  ),
  NOT_ASKED: refusal(
    409,
    "This organisation is not asked in this round.",
    "It can be asked in the next round.",
  ),
  ALREADY_DECIDED: refusal(
    409,
    "Your organisation has decided in this round already.",
    "Its decision is on the sign-off page. A colleague may have recorded it.",
  ),
  HASH_DIFFERS: refusal(
    409,
    "The text you decided on is not the text of this round.",
    "Reload the page, read the text again, then decide.",
  ),
} as const;
