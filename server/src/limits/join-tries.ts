/**
 * Trying the code of a workshop (SPEC: WS4, WS7, LIM4; decision 0034). Who opens the join page is given a ticket; its first try is
 * its own, whatever others do. Tickets are kept in memory only, as hashes.
 */
import { type Refusal, refuse } from "../commands/result.ts";
import { createOwnCookie } from "../identity/own-cookie.ts";
import { hashToken, newToken } from "../identity/token.ts";
import { EVERYBODY, type Limits } from "./limits.ts";
import { refuseOften } from "./refuse-often.ts";

export type JoinTries = {
  /** The cookie with a ticket, for a browser that has none; `null` where it has one, and where none is to be had just now. */
  readonly giveTicket: (headers: Headers) => string | null;
  /** Why this browser may not try a code now. Ask it in the same breath as `countWrong`: between them others try. */
  readonly refusal: (headers: Headers) => Refusal | null;
  readonly countWrong: (headers: Headers) => void;
  /** Counts who comes in with a right code at this page, or answers why it has been too many (LIM10). */
  readonly refusalToEnter: (headers: Headers) => Refusal | null;
};

/** Longer than people look at the page before they type; what somebody hoards of tickets is worth no more than that. */
const LIFE_S = 30 * 60;

type Ticket = { readonly hash: string; readonly untilMs: number; hasBeenWrong: boolean };
type Settings = { readonly limits: Limits; readonly now: () => Date; readonly publicUrl: string };

export const createJoinTries = ({ limits, now, publicUrl }: Settings): JoinTries => {
  const cookie = createOwnCookie("join_ticket", publicUrl);
  /** In the order in which they were given out, which is that in which they end. */
  const kept = new Map<string, Ticket>();

  const dropEnded = (): void => {
    for (const { hash, untilMs } of kept.values()) {
      if (untilMs > now().getTime()) return;
      kept.delete(hash);
      limits.forget("wrongJoinCodeOfPage", hash);
      limits.forget("guestOfPage", hash);
    }
  };
  const ticketOf = (headers: Headers): Ticket | null => {
    dropEnded();
    const shown = cookie.in(headers);
    return shown === null ? null : (kept.get(hashToken(shown)) ?? null);
  };

  return {
    giveTicket: (headers) => {
      if (ticketOf(headers) !== null || limits.take("joinTicket", EVERYBODY) > 0) return null;
      const ticket = newToken();
      const hash = hashToken(ticket);
      kept.set(hash, { hash, untilMs: now().getTime() + LIFE_S * 1_000, hasBeenWrong: false });
      return cookie.set(ticket, LIFE_S);
    },
    refusal: (headers) => {
      const ticket = ticketOf(headers);
      const ownWaitMs = ticket === null ? 0 : limits.waitMs("wrongJoinCodeOfPage", ticket.hash);
      if (ownWaitMs > 0) return { ...refuse("JOIN_TRIES_USED"), retryAfterS: Math.ceil(ownWaitMs / 1_000) };
      const isFirst = ticket !== null && !ticket.hasBeenWrong;
      return !isFirst && limits.waitMs("wrongJoinCode", EVERYBODY) > 0
        ? refuse("TOO_MANY_WRONG_CODES")
        : null;
    },
    countWrong: (headers) => {
      const ticket = ticketOf(headers);
      if (ticket === null || ticket.hasBeenWrong) limits.count("wrongJoinCode", EVERYBODY);
      if (ticket === null) return;
      ticket.hasBeenWrong = true;
      limits.count("wrongJoinCodeOfPage", ticket.hash);
    },
    refusalToEnter: (headers) => {
      const ticket = ticketOf(headers);
      return ticket === null ? null : refuseOften(limits, "guestOfPage", ticket.hash);
    },
  };
};
