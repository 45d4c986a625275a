/** Text from people, as it may stand in a mail: one line, so that a name cannot add lines or headers (SPEC: Sign-in). */

/** Control characters, line and paragraph separators become one space. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

/** Can this be the one recipient of a mail? Refuses line breaks, lists and display names. */
export const isOneAddress = (text: string): boolean =>
  /^[^\s,;:<>"()\p{Cc}]+@[^\s,;:<>"()\p{Cc}@]+$/u.test(text);
