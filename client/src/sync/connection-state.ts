/** What the state line may claim: a pure fold of the facts of a connection into a closed list (SPEC: LIVE-2). */
import { CLOSE, type CloseReason } from "@acb/shared/protocol/close-code";

/** Where words are that the server has not stored: in this browser's database, or only in this tab's memory. */
export type Kept = "device" | "tab";

export type ConnectionState =
  | { readonly kind: "opening" }
  | { readonly kind: "saved"; readonly kept: Kept }
  | { readonly kind: "saving"; readonly count: number; readonly kept: Kept }
  | { readonly kind: "offline"; readonly kept: Kept; readonly words: string | null }
  /** The server cannot store: from its word for it until all of this page is stored, also while the page tries again. */
  | { readonly kind: "paused"; readonly kept: Kept }
  | {
      readonly kind: "refused";
      readonly reason: CloseReason;
      readonly words: string;
      readonly kept: Kept;
      /** Are there words here that the server has not stored? */
      readonly holdsWords: boolean;
    };

/** The facts, each set by one listener. `sentCount` and `storedCount` count from 0 for each socket. */
export type ConnectionFacts = {
  /** Is the charter's text here, from this device or from the server? An empty document is none. */
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
  /** Was anything edited here since all was stored? */
  readonly edited: boolean;
  /** Has the server said that it cannot store, and stored nothing since? */
  readonly cannotStore: boolean;
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
  edited: false,
  cannotStore: false,
};

/** Reasons that the server gives to words that it has read and does not take: they stay unsent on this device. */
export const WORDS_REFUSED: ReadonlySet<CloseReason> = new Set([
  "notAllowed",
  "badFrame",
  "badUpdate",
  "notYours",
  "wrongForm",
  "penElsewhere",
  "tooDeep",
  "tooManyPages",
  "tooLarge",
]);

/** *Saved* only when the text is here, connected, synced, and every frame that was sent is stored. */
export const connectionState = (facts: ConnectionFacts): ConnectionState => {
  const { closed, kept } = facts;
  if (closed !== null && !CLOSE[closed].retry) {
    const holdsWords = facts.edited || WORDS_REFUSED.has(closed);
    return { kind: "refused", reason: closed, words: CLOSE[closed].words, kept, holdsWords };
  }
  if (isAllStored(facts)) return { kind: "saved", kept };
  if (facts.cannotStore && facts.hasContent) return { kind: "paused", kept };
  if (!facts.connected) {
    return facts.hasContent || closed !== null
      ? { kind: "offline", kept, words: closed === null ? null : CLOSE[closed].words }
      : { kind: "opening" };
  }
  if (!facts.hasContent) return { kind: "opening" };
  const isCompared = facts.synced && facts.answered;
  return { kind: "saving", count: isCompared ? facts.sentCount - facts.storedCount : 0, kept };
};

const isAllStored = (facts: ConnectionFacts): boolean =>
  facts.hasContent &&
  facts.connected &&
  facts.synced &&
  facts.answered &&
  facts.sentCount <= facts.storedCount;

/** Reasons whose next step is to load the page again, which then sends what this device has kept. */
const SENT_AFTER_RELOAD: ReadonlySet<CloseReason> = new Set(["layoutTooOld", "notSignedIn"]);

/**
 * Do the words that are not stored go out by themselves once the page is loaded again? Not those of a guest: who is out of the
 * workshop has nothing to sign in with, and nothing to come back to.
 */
export const isSentAfterReload = (
  state: ConnectionState,
  { toGuest }: { readonly toGuest: boolean },
): boolean =>
  !toGuest && state.kind === "refused" && state.kept === "device" && SENT_AFTER_RELOAD.has(state.reason);

/** Equal states are kept as one object, so that a screen is told of changes only. */
export const sameState = (a: ConnectionState, b: ConnectionState): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
