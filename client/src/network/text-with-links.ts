/** Finds the web addresses in a plain text, so that they can be shown as links. */
export type Piece = { readonly at: number; readonly text: string; readonly href: string | null };

const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

/** The text in pieces, in order; joined they are the text again. */
export const textWithLinks = (text: string): readonly Piece[] => {
  const found = [...text.matchAll(ADDRESS)].map((match) => ({ at: match.index, text: match[0] }));
  const pieces = found.flatMap(({ at, text: address }, index): readonly Piece[] => {
    const before = found[index - 1];
    const from = before === undefined ? 0 : before.at + before.text.length;
    return [
      { at: from, text: text.slice(from, at), href: null },
      { at, text: address, href: address },
    ];
  });
  const last = found.at(-1);
  const rest = last === undefined ? 0 : last.at + last.text.length;
  return [...pieces, { at: rest, text: text.slice(rest), href: null }].filter((piece) => piece.text !== "");
};
