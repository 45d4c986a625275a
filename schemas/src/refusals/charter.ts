/** Refusals of a charter: of its roles, partners and invitations, and of the live connection to it. */
import { refusal } from "./refusal.ts";

export const CHARTER_REFUSALS = {
  NOT_ALLOWED: refusal(
    403,
    "Your role in this charter does not allow that.",
    "Ask a governance lead of this charter for the role that does.",
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
  INVITATION_TAKEN_UP: refusal(
    409,
    "This person has come in already, so there is no invitation to withdraw.",
    "Take their roles away instead.",
  ),
  CHARTER_PUT_AWAY: refusal(
    409,
    "This charter has been put away, so it is only read.",
    "Ask a governance lead of this charter to bring it back; they find that under People and partners.",
  ),
  CHARTER_DAMAGED: refusal(
    500,
    "What is stored of this charter's text is damaged, so it is not used.",
    "Tell an administrator: they can restore it from a backup. Its versions and its sign-off can be read as before.",
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
} as const;
