/** Limits how many sign-in links one mailbox is sent, whoever asks and from wherever (SPEC: Sign-in). */

/** Enough for somebody who presses again and again, too few to flood a mailbox. */
const LINKS_PER_WINDOW = 5;
const WINDOW_MS = 15 * 60_000;

export type LinkLimit = {
  /** Counts one link for this mailbox; answers false, and counts nothing, when it has had its share. */
  readonly allows: (email: string) => boolean;
};

/** Ask it for mailboxes of people in the network only: then it never holds more entries than there are people. */
export const createLinkLimit = (now: () => Date): LinkLimit => {
  const sent = new Map<string, readonly number[]>();
  return {
    allows: (email) => {
      const since = now().getTime() - WINDOW_MS;
      const recent = (sent.get(email) ?? []).filter((at) => at > since);
      if (recent.length >= LINKS_PER_WINDOW) return false;
      sent.set(email, [...recent, now().getTime()]);
      return true;
    },
  };
};
