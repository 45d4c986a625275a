/** Every refusal the API can give: a code, the HTTP status, plain words and the next step. */
import * as z from "zod";
import { SIGN_IN_REFUSALS } from "./error-sign-in.ts";
import { refusal } from "./refusal.ts";

export const REFUSALS = {
  NOT_SIGNED_IN: refusal(
    401,
    "You are not signed in, or your session has ended.",
    "Sign in again; nothing that you wrote is lost.",
  ),
  TICKET_WRONG: refusal(
    401,
    "The connection could not be opened: its ticket is missing, used or too old.",
    "Nothing is lost. The page asks for another one by itself; if it does not, reload it.",
  ),
  UPGRADE_NEEDED: refusal(
    426,
    "This address is only for live connections.",
    "Open the page of the charter instead.",
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
  INVITATION_TAKEN_UP: refusal(
    409,
    "This person has come in already, so there is no invitation to withdraw.",
    "Take their roles away instead.",
  ),
  SIGN_IN_CODE_WRONG: refusal(
    400,
    "This code does not work.",
    "Check it against the newest mail. A code works for ten minutes, and no more after five wrong tries: then ask for another mail.",
  ),
  ...SIGN_IN_REFUSALS,
  JOIN_CODE_WRONG: refusal(
    404,
    "No workshop is open with this code.",
    "Check it against the code on the wall, or ask who runs the workshop.",
  ),
  WORKSHOP_OVER: refusal(410, "This workshop has been closed.", "Ask who runs it."),
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
  TOO_MANY_REQUESTS: refusal(
    429,
    "That was asked for many times in a short time.",
    "Nothing is lost. Wait ten minutes, then do it again.",
  ),
  WORKSHOP_CLOSED: refusal(409, "The workshop is closed.", "Open it again; guests then need the new code."),
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
  SET_UP_LINK_WRONG: refusal(
    403,
    "This set-up link does not work, or the network has been set up already.",
    "Use the link that the server printed when it started, or sign in.",
  ),
  NOT_ALLOWED: refusal(
    403,
    "Your role in this charter does not allow that.",
    "Ask a governance lead of this charter for the role that does.",
  ),
  ADMINISTRATOR_ONLY: refusal(
    403,
    "Only an administrator of the network can do that.",
    "Ask an administrator.",
  ),
  NOT_ORGANISATION_LEAD: refusal(
    403,
    "Only the executive sponsor or the anchor lead of this organisation can do that.",
    "Ask one of them. Who they are stands on the organisation's page; an administrator keeps that.",
  ),
  NO_MANDATE: refusal(
    403,
    "You had no mandate of your organisation for this on that day, or have none today.",
    "Ask your organisation's executive sponsor or anchor lead to record one, on the organisation's page.",
  ),
  ORGANISATION_ENDED: refusal(
    409,
    "This organisation has left the network or has a successor.",
    "What is recorded of it stays as it is. Work with the organisation that took its place.",
  ),
  ORGANISATION_IN_USE: refusal(
    409,
    "Something refers to this organisation, so it cannot be removed.",
    "Take it out of there first. Where that cannot be done, record that it left.",
  ),
  IMAGE_UNREADABLE: refusal(
    422,
    "This file is not a picture that can be read, or it is too large.",
    "Choose a PNG or JPEG of 500 KB and 4,000 pixels a side at most.",
  ),
  CHARTER_PUT_AWAY: refusal(
    409,
    "This charter has been put away, so it is only read.",
    "Ask a governance lead of this charter to bring it back; they find that under People and partners.",
  ),
  NOT_FOUND: refusal(
    404,
    "There is nothing here, or it is not shared with you.",
    "Check the address, or ask the person who sent it to share it with you.",
  ),
  METHOD_NOT_ALLOWED: refusal(405, "This address does not do that.", "Go back and try again from the page."),
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
  EMAIL_TAKEN: refusal(
    409,
    "Somebody with this e-mail address is in the network already.",
    "Find them in the list and change their entry.",
  ),
  NAME_TAKEN: refusal(
    409,
    "An organisation with this name is in the network already.",
    "Find it in the list, or give this one another name.",
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
  LAST_GOVERNANCE_LEAD: refusal(
    409,
    "The charter needs at least one governance lead.",
    "Give the role to somebody else first.",
  ),
  NOT_A_PARTNER: refusal(
    409,
    "That organisation is not a partner in this charter.",
    "Add it as a partner first.",
  ),
  PARTNER_IN_ROUND: refusal(
    409,
    "That organisation is in the open sign-off round.",
    "Close the round first, then change the partners.",
  ),
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
  MEMBERSHIP_UNCONFIRMED: refusal(
    409,
    "This person came by an invitation: no administrator has confirmed yet that they are of the organisation.",
    "Ask an administrator to confirm them on the organisation's page.",
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
  NOT_RESTORED: refusal(
    409,
    "This charter was not restored from a backup.",
    "There is nothing to be given back: what was saved is in the charter.",
  ),
  TEXT_ERASED: refusal(
    409,
    "Text was erased from this charter, so nothing of an older copy is taken back.",
    "Read the older copy, and write again what may stand in the charter.",
  ),
  RECOVERY_CLOSED: refusal(
    409,
    "Newer text is not being taken back just now.",
    "Ask a governance lead of this charter to open it; until then your copy stays on this device.",
  ),
  NOT_YOUR_WORDS: refusal(
    403,
    "The server cannot tell that these words are yours.",
    "Copy them by hand. If nobody can give anything back, the server runs with another SECRET than before the restore: tell an administrator.",
  ),
  NOTHING_TO_GIVE_BACK: refusal(
    409,
    "Everything of yours in this copy is in the charter already.",
    "Reload the page to see it.",
  ),
  TOO_MANY_OFFERS: refusal(
    409,
    "You have given back from many browsers already.",
    "Ask a governance lead to take what they have, then try again.",
  ),
  TEXT_NOT_PRINTABLE: refusal(
    422,
    "The typeface of the PDF does not have all the signs of this text.",
    "Take the Word file or the web page, which hold every sign; or write these words in Latin letters in the next version.",
  ),
  EXPORT_FAILED: refusal(
    500,
    "The file could not be made.",
    "Try another format, and tell an administrator the code at the end of this message.",
  ),
  TRY_LATER: refusal(
    503,
    "The server cannot store anything just now.",
    "Nothing is lost. Wait a minute and try again.",
  ),
  CHARTER_DAMAGED: refusal(
    500,
    "What is stored of this charter's text is damaged, so it is not used.",
    "Tell an administrator: they can restore it from a backup. Its versions and its sign-off can be read as before.",
  ),
  FAULT: refusal(
    500,
    "Something went wrong on the server.",
    "Try again. If it happens again, tell an administrator the time and the code.",
  ),
} as const;

export type RefusalCode = keyof typeof REFUSALS;
export const RefusalCode = z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]);

/** The body of every answer that is not a success. `fields` names what to correct, by its place in the request. */
export const ErrorBody = z.strictObject({
  error: z.strictObject({
    code: RefusalCode,
    message: z.string(),
    next: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    requestId: z.string().optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
