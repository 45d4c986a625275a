/** Refusals of giving words back to a restored charter. */
import { refusal } from "./refusal.ts";

export const GIVING_BACK_REFUSALS = {
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
  GIVING_BACK_CLOSED: refusal(
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
} as const;
