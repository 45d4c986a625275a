/** A window that becomes as narrow as a phone's, and wide again, in a test. */
import { act } from "react";

type ChangingWidth = {
  readonly become: (width: "narrow" | "wide") => void;
  /** Gives the window its own width back. */
  readonly close: () => void;
};

/** It begins wide. */
export const changingWidth = (): ChangingWidth => {
  const own = window.matchMedia;
  const queries = new Set<EventTarget>();
  let isNarrow = false;
  window.matchMedia = (media) => {
    const query = Object.assign(new EventTarget(), { matches: isNarrow, media });
    queries.add(query);
    // What it leaves out of the real one nobody asks for.
    return query as MediaQueryList;
  };
  return {
    become: (width) => {
      isNarrow = width === "narrow";
      act(() => {
        for (const query of queries) query.dispatchEvent(new Event("change"));
      });
    },
    close: () => {
      window.matchMedia = own;
    },
  };
};
