/** Refusals of organisations, of their people, mandates and logos. */
import { refusal } from "./refusal.ts";

export const ORGANISATION_REFUSALS = {
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
  MEMBERSHIP_UNCONFIRMED: refusal(
    409,
    "This person came by an invitation: no administrator has confirmed yet that they are of the organisation.",
    "Ask an administrator to confirm them on the organisation's page.",
  ),
  NAME_TAKEN: refusal(
    409,
    "An organisation with this name is in the network already.",
    "Find it in the list, or give this one another name.",
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
} as const;
