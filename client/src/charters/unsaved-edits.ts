/** Remembers on this device that a person's edits in a charter have not reached the server, for the pages that freeze (SPEC: client, Freeze). */
import { useEffect, useSyncExternalStore } from "react";
import type { Connection } from "../sync/connection.ts";

/** One place per person and charter, as with the copy of the text itself. */
const placeOf = (personId: string, charterId: string): string => `acb.unsaved.${personId}.${charterId}`;

const isMarked = (place: string): boolean => {
  try {
    return localStorage.getItem(place) !== null;
  } catch {
    return false;
  }
};

const mark = (place: string, unsaved: boolean): void => {
  try {
    if (unsaved) localStorage.setItem(place, "yes");
    else localStorage.removeItem(place);
  } catch {
    // Without storage there is no copy to come back to either; the state line has said so.
  }
};

/** What the write screen knows: edits not stored set the mark, and only the state *Saved* takes it away. */
export const noteUnsaved = (
  { personId, charterId }: { readonly personId: string; readonly charterId: string },
  connection: Pick<Connection, "isUnsaved" | "state">,
): void => {
  const place = placeOf(personId, charterId);
  if (connection.isUnsaved()) mark(place, true);
  else if (connection.state().kind === "saved") mark(place, false);
};

/** Keeps the mark true while the write screen is open, and when it is left. */
export const useNoteUnsaved = (personId: string, charterId: string, connection: Connection): void => {
  useEffect(() => {
    const note = () => noteUnsaved({ personId, charterId }, connection);
    const stop = connection.subscribe(note);
    window.addEventListener("pagehide", note);
    return () => {
      note();
      stop();
      window.removeEventListener("pagehide", note);
    };
  }, [personId, charterId, connection]);
};

/** Does this device hold edits of this person that the server may not have? Follows other tabs too. */
export const useHasUnsaved = (personId: string, charterId: string): boolean =>
  useSyncExternalStore(
    (listener) => {
      window.addEventListener("storage", listener);
      return () => window.removeEventListener("storage", listener);
    },
    () => isMarked(placeOf(personId, charterId)),
  );
