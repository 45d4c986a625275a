/** How much of what others do is announced: a choice kept on this device (CTAUR 1, 2, 15). */

export const ANNOUNCE_LEVELS = [
  { value: "all", label: "Everything" },
  { value: "section", label: "My section only" },
  { value: "none", label: "Nothing" },
] as const;
export type AnnounceLevel = (typeof ANNOUNCE_LEVELS)[number]["value"];

const KEY = "acb.announce";

export const isAnnounceLevel = (value: string | null): value is AnnounceLevel =>
  ANNOUNCE_LEVELS.some((level) => level.value === value);

/** The choice of this device; "My section only" when there is none or storage is off. */
export const readAnnounceLevel = (): AnnounceLevel => {
  try {
    const kept = localStorage.getItem(KEY);
    return isAnnounceLevel(kept) ? kept : "section";
  } catch {
    return "section";
  }
};

/** Without storage the choice lasts until the page is left. */
export const keepAnnounceLevel = (level: AnnounceLevel): void => {
  try {
    localStorage.setItem(KEY, level);
  } catch {
    // The choice still holds for this page.
  }
};
