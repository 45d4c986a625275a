/**
 * The types of message on a charter's socket: y-websocket's 0 to 3 to the byte (y-protocols PROTOCOL.md), so that a
 * stock provider can read and write, and our own from 64.
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server to client: a varuint, how many update frames (sync step 2 or update) of this participant are stored. */
  saved: 64,
  /** Server to client: a string, a committed fact as JSON (`ServerEvent`). */
  event: 65,
} as const;
export type MessageType = (typeof MESSAGE)[keyof typeof MESSAGE];

/** The second byte of a sync message. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;
