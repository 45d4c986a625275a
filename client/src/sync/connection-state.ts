/** What the state line may claim: a pure fold of the facts of a connection into a closed list (SPEC: SY-2). */
import { CLOSE, type CloseReason } from "@acb/shared/protocol/close-code";

/** Where words are that the server has not stored: in this browser's database, or only in this tab's memory. */
export type Kept = "device" | "tab";

export type ConnectionState =
  | { readonly kind: "opening" }
  | { readonly kind: "saved" }
  | { readonly kind: "saving"; readonly count: number; readonly kept: Kept }
  | { readonly kind: "offline"; readonly kept: Kept; readonly words: string | null }
  | { readonly kind: "refused"; readonly reason: CloseReason; readonly words: string; readonly kept: Kept };

/** The facts, each set by one listener. `sentCount` and `storedCount` count from 0 for each socket. */
export type ConnectionFacts = {
  /** Has the document been here at all, from this device or from the server? */
  readonly hasContent: boolean;
  readonly kept: Kept;
  readonly connected: boolean;
  readonly synced: boolean;
  /** Has this socket answered the server's question what it lacks? Before that, nothing is known to be stored. */
  readonly answered: boolean;
  readonly sentCount: number;
  readonly storedCount: number;
  /** The reason of the last close, when the server gave one. */
  readonly closed: CloseReason | null;
};

export const FIRST_FACTS: ConnectionFacts = {
  hasContent: false,
  kept: "tab",
  connected: false,
  synced: false,
  answered: false,
  sentCount: 0,
  storedCount: 0,
  closed: null,
};

/** *Saved* only when connected, synced, and every frame that was sent is stored. */
export const connectionState = (facts: ConnectionFacts): ConnectionState => {
  const { closed, kept } = facts;
  if (closed !== null && !CLOSE[closed].retry)
    return { kind: "refused", reason: closed, words: CLOSE[closed].words, kept };
  if (!facts.connected) {
    return facts.hasContent || closed !== null
      ? { kind: "offline", kept, words: closed === null ? null : CLOSE[closed].words }
      : { kind: "opening" };
  }
  if (!facts.synced || !facts.answered)
    return facts.hasContent ? { kind: "saving", count: 0, kept } : { kind: "opening" };
  const count = facts.sentCount - facts.storedCount;
  return count > 0 ? { kind: "saving", count, kept } : { kind: "saved" };
};

/** Equal states are kept as one object, so that a screen is told of changes only. */
export const sameState = (a: ConnectionState, b: ConnectionState): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
