/** Reads a text file as spreadsheets write it: in UTF-8, or in the code page that Excel still uses on Windows. */

/** Ten times the longest list. */
const MOST_BYTES = 200_000;

/** `null` for a file that is too large to be a list. */
export const readTextFile = async (file: File): Promise<string | null> => {
  if (file.size > MOST_BYTES) return null;
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
};
