/** Organisations in SQLite: entry, posts and mandates, history, and what refers to one. */
import type { Connection } from "../connection.ts";
import { entryOn } from "./organisation-entry.ts";
import { historyOn } from "./organisation-history.ts";
import { referencesOn } from "./organisation-references.ts";
import { postsAndMandatesOn } from "./posts-and-mandates.ts";

export const organisationsOn = (db: Connection, now: () => Date) => ({
  ...entryOn(db),
  ...postsAndMandatesOn(db),
  ...historyOn(db, now),
  ...referencesOn(db),
});
