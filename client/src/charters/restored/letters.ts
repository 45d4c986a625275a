/** What somebody wrote, counted in words for the page. */

/** "1,204 letters"; changes that bring no letters, such as a choice or bold type, are called that. */
export const countLetters = (count: number): string => {
  if (count === 0) return "changes without letters";
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "letter" : "letters"}`;
};

/** For whose words an offer waits, as a sentence; `null` is somebody whom the server does not know. */
export const waitingWords = (names: readonly (string | null)[]): string => {
  const known = names.map((name) => name ?? "somebody who is not known");
  const list = known.length < 2 ? known.join("") : `${known.slice(0, -1).join(", ")} and ${known.at(-1)}`;
  return `Some of it builds on words of ${list}, who has to give theirs back first.`;
};
