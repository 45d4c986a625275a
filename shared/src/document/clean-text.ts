/** Text as content holds it (SPEC: Content): one spelling for what looks the same. */

// Not allowed in XML, and invisible on every screen: the tab and the line feed stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** LF for every line end, and no control characters. May be applied to parts of a text. */
export const withoutControls = (text: string): string => text.replace(/\r\n?/g, "\n").replace(CONTROLS, "");

/** NFC, with U+FFFD for lone surrogates and for what no XML can hold. For a whole run of text only. */
export const wellFormed = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .normalize("NFC");

/** A whole text in its canonical spelling. */
export const cleanText = (text: string): string => wellFormed(withoutControls(text));

/** A whole text in its canonical spelling on one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s*\n\s*/g, " ");

export const isBlank = (text: string): boolean => text.trim() === "";
