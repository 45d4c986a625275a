/** A run of text with its marks: bold, italic, links, line breaks. */
import type { Inline, Mark } from "@acb/schemas/content";
import type { Cell } from "@acb/shared/publication/publication";
import type { ReactNode } from "react";

/** The publication has made links safe and text printable already (PUB-3, PUB-4). */
export const InlineText = ({ content }: { readonly content: Cell }) =>
  content
    .map((inline, at) => ({ key: String(at), inline }))
    .map(({ key, inline }) => <Run key={key} inline={inline} />);

const Run = ({ inline }: { readonly inline: Inline }): ReactNode =>
  inline.type === "break" ? <br /> : inline.marks.reduce<ReactNode>(withMark, inline.text);

const withMark = (text: ReactNode, mark: Mark): ReactNode => {
  switch (mark.type) {
    case "bold":
      return <strong>{text}</strong>;
    case "italic":
      return <em>{text}</em>;
    case "link":
      return (
        <a href={mark.href} rel="noreferrer">
          {text}
        </a>
      );
    default:
      return mark satisfies never;
  }
};
