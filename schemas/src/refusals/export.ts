/** Refusals of files that are made of a version. */
import { refusal } from "./refusal.ts";

export const EXPORT_REFUSALS = {
  TEXT_NOT_PRINTABLE: refusal(
    422,
    "The typeface of the PDF does not have all the signs of this text.",
    "Take the Word file or the web page, which hold every sign; or write these words in Latin letters in the next version.",
  ),
  EXPORT_FAILED: refusal(
    500,
    "The file could not be made.",
    "Try another format, and tell an administrator the reference that stands below.",
  ),
} as const;
