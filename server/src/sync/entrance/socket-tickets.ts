/**
 * Tickets for sockets: a cookie alone, which a browser sends along with whatever another site makes it ask, opens none
 * (SPEC: SY69, SY70; decision 0029). They are kept in memory only, as hashes.
 */
import { randomBytes } from "node:crypto";
import { hashToken } from "../../identity/token.ts";

/** For which session and charter a ticket is. */
type TicketHolder = { readonly sessionKey: string; readonly charterId: string };

export type SocketTickets = {
  readonly issue: (holder: TicketHolder) => string;
  /** Uses the ticket, whoever shows it; true for its holder, once, in time. */
  readonly redeem: (ticket: string, holder: TicketHolder) => boolean;
};

/** 128 random bits: an unsalted hash cannot be searched, and looking it up tells nothing by its time. */
const TICKET_BYTES = 16;
const LIFE_MS = 60_000;
/** A window of tabs that all come back at once; of more, the oldest give way and their pages ask again. */
const MOST_PER_SESSION = 64;

type Kept = TicketHolder & { readonly expiresAtMs: number };

export const createSocketTickets = (now: () => Date): SocketTickets => {
  /** In the order in which they were given out, which is that in which they expire. */
  const kept = new Map<string, Kept>();
  const ofSession = new Map<string, Set<string>>();

  const drop = (hash: string): Kept | undefined => {
    const ticket = kept.get(hash);
    if (ticket === undefined) return undefined;
    kept.delete(hash);
    const own = ofSession.get(ticket.sessionKey);
    own?.delete(hash);
    if (own?.size === 0) ofSession.delete(ticket.sessionKey);
    return ticket;
  };
  const dropExpired = (nowMs: number): void => {
    for (const [hash, { expiresAtMs }] of kept) {
      if (expiresAtMs > nowMs) return;
      drop(hash);
    }
  };
  const makeRoomFor = (sessionKey: string): Set<string> => {
    const own = ofSession.get(sessionKey) ?? new Set();
    const [oldest] = own;
    if (oldest !== undefined && own.size >= MOST_PER_SESSION) drop(oldest);
    ofSession.set(sessionKey, own);
    return own;
  };

  return {
    issue: ({ sessionKey, charterId }) => {
      const nowMs = now().getTime();
      dropExpired(nowMs);
      const ticket = randomBytes(TICKET_BYTES).toString("base64url");
      const hash = hashToken(ticket);
      makeRoomFor(sessionKey).add(hash);
      kept.set(hash, { sessionKey, charterId, expiresAtMs: nowMs + LIFE_MS });
      return ticket;
    },
    redeem: (ticket, { sessionKey, charterId }) => {
      const shown = drop(hashToken(ticket));
      return (
        shown !== undefined &&
        shown.sessionKey === sessionKey &&
        shown.charterId === charterId &&
        shown.expiresAtMs > now().getTime()
      );
    },
  };
};
