/** Guests of a workshop: people without an account, who have no mailbox here (SPEC: AC5). */
import { NO_MAILBOX, type Person } from "@acb/schemas/people";
import type { GuestState } from "@acb/schemas/workshop";

export const guestAddress = (id: string): string => `${id.toLowerCase()}${NO_MAILBOX}`;

export const isGuest = ({ email }: Pick<Person, "email">): boolean => email.endsWith(NO_MAILBOX);

/** What moves a guest: the host, or they themselves. */
export type GuestMove = "admit" | "sendAway" | "leave";

/** Where each move leads a guest of an open workshop; `null` where there is nothing to move. */
export const GUEST_MOVES: Readonly<Record<GuestMove, Readonly<Record<GuestState, GuestState | null>>>> = {
  admit: {
    waiting: "admitted",
    admitted: null,
    refused: "admitted",
    sentAway: "admitted",
    turnedBack: null,
    left: null,
  },
  sendAway: {
    waiting: "refused",
    admitted: "sentAway",
    refused: null,
    sentAway: null,
    turnedBack: null,
    left: null,
  },
  leave: {
    waiting: "turnedBack",
    admitted: "left",
    refused: null,
    sentAway: null,
    turnedBack: null,
    left: null,
  },
};

/** May have written in the charter. */
export const WAS_IN: readonly GuestState[] = ["admitted", "sentAway", "left"];
