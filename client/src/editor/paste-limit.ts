/** How much may be pasted at once, so that one paste can always be sent and stored (bad input B-20, SPEC: ED-6). */

/** About forty pages: more than the longest charter. */
export const LARGEST_PASTE = 100_000;

type Clipboard = Pick<DataTransfer, "getData">;

/** The plain text that would be pasted, or the markup where there is no plain text, is longer than that. */
export const isTooLong = (data: Clipboard | null): boolean => {
  const text = data?.getData("text/plain") ?? "";
  const measured = text === "" ? (data?.getData("text/html") ?? "") : text;
  return measured.length > LARGEST_PASTE;
};

export const TOO_LONG_WORDS = `That is too long to paste at once: the limit is ${LARGEST_PASTE.toLocaleString("en-GB")} characters. Nothing was pasted and nothing is lost. Paste it in parts.`;
