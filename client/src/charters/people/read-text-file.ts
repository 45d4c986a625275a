/** Reads a text file as spreadsheets write it: in UTF-8, as Excel's “Unicode text”, or in the code page that Excel still uses on Windows. */

/** Ten times the longest list. */
const MOST_BYTES = 200_000;

/** What a file begins with that is written in two bytes a letter. */
const WIDE = [
  { encoding: "utf-16le", begin: [0xff, 0xfe] },
  { encoding: "utf-16be", begin: [0xfe, 0xff] },
] as const;

type TextFile =
  | { readonly text: string; readonly problem: null }
  | { readonly text: null; readonly problem: string };

/** The problem is in words, with the way on: too large to be a list, or no text, such as a workbook. */
export const readTextFile = async (file: File): Promise<TextFile> => {
  if (file.size > MOST_BYTES)
    return { text: null, problem: "That file is too large to be a list of people." };
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  if (!text.includes("\0")) return { text, problem: null };
  const problem =
    "That file holds no plain text. In your spreadsheet save the list as CSV, or copy its rows and paste them above.";
  return { text: null, problem };
};

const decode = (bytes: Uint8Array): string => {
  const wide = WIDE.find(({ begin }) => begin.every((byte, at) => bytes[at] === byte));
  if (wide !== undefined) return new TextDecoder(wide.encoding).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
};
