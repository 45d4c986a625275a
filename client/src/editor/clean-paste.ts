/** What other programs put on the clipboard, as text that the editor takes without gluing words together (B-21, SPEC: ED-7). */

/** A text has no tables: each cell becomes a block of its own. */
const TABLE_TAG = /<(\/?)(?:table|thead|tbody|tfoot|tr|td|th)\b[^>]*>/gi;

/** A tracked deletion is not part of the text any more. */
const DELETED = /<del\b[^>]*>[\s\S]*?<\/del>/gi;

export const cleanPaste = (html: string): string =>
  html.replace(DELETED, "").replace(TABLE_TAG, (_tag, end: string) => `<${end}div>`);
