/** Is the page as narrow as a phone's, or its text so large that it comes to the same? */
import { useSyncExternalStore } from "react";

const NARROW = "(width < 48rem)";

/** Follows the window; a rem in a media query grows with the text size that the browser is set to. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(NARROW).matches,
  );
