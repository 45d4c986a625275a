/** What went wrong with a file, in words for the person at the terminal. */

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "it is not there, or its folder is not",
  ENOTDIR: "its folder is not there",
  EISDIR: "it is a folder, and has to be a file",
  EACCES: "this user may not",
  EPERM: "this user may not",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  SQLITE_CANTOPEN: "it is not there, or this user may not open it",
  SQLITE_NOTADB: "it is no database",
  SQLITE_CORRUPT: "it is damaged",
  SQLITE_READONLY: "this user may not write there",
  SQLITE_FULL: "the disk is full",
  SQLITE_BUSY: "another process holds it",
};

/** The reason of a fault of the file system or of SQLite; the fault's own words when it is none of the usual ones. */
export const plainCause = (cause: unknown): string => {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const known = Object.entries(WORDS).find(([start]) => code.startsWith(start));
  return known?.[1] ?? (cause instanceof Error ? cause.message : String(cause));
};
