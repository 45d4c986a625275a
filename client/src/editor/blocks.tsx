/** Shared text as React: what a field shows while nobody on this page edits it, and all that a reader sees. */
import type { Block, Inline, Mark } from "@acb/schemas/content";
import { Fragment, type ReactNode } from "react";

type BlocksProps = {
  readonly blocks: readonly Block[];
  /** The level of the block heading 1: one below the heading above this text. */
  readonly headingFrom?: 3 | 4;
  /** Readers follow links; in a field that opens on a click they are shown as underlined words. */
  readonly followLinks?: boolean;
};

/** Keys are positions: blocks have no identity of their own, and nothing in here keeps state. */
export const Blocks = ({ blocks, headingFrom = 3, followLinks = false }: BlocksProps) =>
  keyed(blocks, (block) => renderBlock(block, headingFrom, followLinks));

const renderBlock = (block: Block, headingFrom: 3 | 4, followLinks: boolean): ReactNode => {
  switch (block.type) {
    case "paragraph":
      return (
        <p>
          <Inlines content={block.content} followLinks={followLinks} />
        </p>
      );
    case "heading": {
      const Heading = headingTag(block.level, headingFrom);
      return (
        <Heading>
          <Inlines content={block.content} followLinks={followLinks} />
        </Heading>
      );
    }
    case "bulletList":
      return <ul>{listItems(block.items, headingFrom, followLinks)}</ul>;
    case "orderedList":
      return <ol>{listItems(block.items, headingFrom, followLinks)}</ol>;
    case "quote":
      return (
        <blockquote>
          <Blocks blocks={block.content} headingFrom={headingFrom} followLinks={followLinks} />
        </blockquote>
      );
    default:
      return block satisfies never;
  }
};

const headingTag = (level: 1 | 2 | 3, from: 3 | 4): "h3" | "h4" | "h5" | "h6" =>
  (["h3", "h4", "h5", "h6"] as const)[level - 1 + from - 3] ?? "h6";

const listItems = (
  items: readonly (readonly Block[])[],
  headingFrom: 3 | 4,
  followLinks: boolean,
): ReactNode =>
  keyed(items, (blocks) => (
    <li>
      <Blocks blocks={blocks} headingFrom={headingFrom} followLinks={followLinks} />
    </li>
  ));

const Inlines = ({
  content,
  followLinks,
}: {
  readonly content: readonly Inline[];
  readonly followLinks: boolean;
}) =>
  content.length === 0 ? (
    <br />
  ) : (
    keyed(content, (inline) =>
      inline.type === "break" ? <br /> : withMarks(inline.text, inline.marks, followLinks),
    )
  );

const withMarks = (text: string, marks: readonly Mark[], followLinks: boolean): ReactNode =>
  marks.reduceRight<ReactNode>((inner, mark) => wrap(mark, inner, followLinks), text);

const wrap = (mark: Mark, inner: ReactNode, followLinks: boolean): ReactNode => {
  switch (mark.type) {
    case "bold":
      return <strong>{inner}</strong>;
    case "italic":
      return <em>{inner}</em>;
    case "link":
      return followLinks ? (
        <a href={mark.href} rel="noreferrer">
          {inner}
        </a>
      ) : (
        <u title={mark.href}>{inner}</u>
      );
    default:
      return mark satisfies never;
  }
};

const keyed = <T,>(list: readonly T[], render: (entry: T) => ReactNode): ReactNode =>
  list.map((entry, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above, position is the only identity there is.
    <Fragment key={at}>{render(entry)}</Fragment>
  ));
