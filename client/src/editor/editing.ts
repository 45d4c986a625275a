/** What every field of an open charter needs: the connection, the document's changes, who is here, and this person's name. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Connection } from "../sync/connection.ts";
import { type Place, type Presence, type Present, people } from "../sync/presence.ts";
import type { DocumentWatch, Part } from "../sync/watch-document.ts";

export type Editing = {
  readonly connection: Connection;
  readonly live: DocumentWatch;
  readonly presence: Presence;
  /** Shown at this person's caret on other screens until the server's own words replace it. */
  readonly user: { readonly name: string; readonly organisation: string; readonly color: string };
};

export const EditingContext = createContext<Editing | null>(null);

/** Throws outside an open charter: a field cannot be anywhere else. */
export const useEditing = (): Editing => {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error("A field was rendered outside an open charter");
  return editing;
};

/** Renders again when that part changes; the answer counts its changes. */
export const usePart = (part: Part): number => {
  const { live } = useEditing();
  return useSyncExternalStore(
    (onChange) => live.subscribe(part, onChange),
    () => live.version(part),
  );
};

/** Everybody else in the charter. */
export const useOthers = (): readonly Present[] => {
  const { presence } = useEditing();
  return useSyncExternalStore(presence.subscribe, presence.others);
};

/** Those who are in this very field. */
export const usePeopleAt = (place: Place): readonly Present[] =>
  people(useOthers().filter(({ at }) => at !== null && samePlace(at, place)));

const samePlace = (a: Place, b: Place): boolean =>
  a.section === b.section && a.item === b.item && a.field === b.field;
