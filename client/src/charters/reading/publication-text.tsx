/** A publication on screen: its contents, its chapters and their blocks, as in every other format of the text. */
import type { Cell, Chapter, PublicationBlock } from "@acb/shared/publication/publication";
import type { ReactNode } from "react";
import { Details } from "../../ui/details.tsx";
import { SummaryList } from "../../ui/summary-list.tsx";
import { Table } from "../../ui/table.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { InlineText } from "./inline-text.tsx";
import styles from "./publication-text.module.css";

/** The page's own heading is `h1`; chapters are `h2`, so a block's level moves down by one. */
export const PublicationText = ({ chapters }: { readonly chapters: readonly Chapter[] }) => (
  <div className={styles.layout}>
    <Contents chapters={chapters} />
    <div className={styles.text}>
      {chapters.map((chapter) => (
        <section key={chapter.id} className={styles.chapter} aria-labelledby={chapter.id}>
          <h2 id={chapter.id} tabIndex={-1}>
            <span className={styles.number}>{chapter.number}</span> {chapter.heading}
          </h2>
          <Blocks blocks={chapter.blocks} />
        </section>
      ))}
    </div>
  </div>
);

/** Folded on a phone, where the text itself has to come first. */
const Contents = ({ chapters }: { readonly chapters: readonly Chapter[] }) => {
  const list = (
    <ol className={styles.contentsList}>
      {chapters.map((chapter) => (
        <li key={chapter.id}>
          <a href={`#${chapter.id}`}>{chapter.heading}</a>
        </li>
      ))}
    </ol>
  );
  return useNarrow() ? (
    <nav aria-label="Contents">
      <Details summary={`Contents: ${chapters.length} sections`}>{list}</Details>
    </nav>
  ) : (
    <nav className={styles.contents} aria-labelledby="contents-title">
      <h2 id="contents-title" className={styles.contentsTitle}>
        Contents
      </h2>
      {list}
    </nav>
  );
};

const HEADINGS = { 2: "h3", 3: "h4", 4: "h5", 5: "h6" } as const;

/** Blocks have no identity of their own; the text is frozen, so their places are stable keys. */
const keyed = <Value,>(values: readonly Value[]) => values.map((value, at) => ({ key: String(at), value }));

const Blocks = ({ blocks }: { readonly blocks: readonly PublicationBlock[] }) =>
  keyed(blocks).map(({ key, value }) => <BlockText key={key} block={value} />);

const BlockText = ({ block }: { readonly block: PublicationBlock }): ReactNode => {
  switch (block.type) {
    case "heading": {
      const Heading = HEADINGS[block.level];
      return (
        <Heading className={styles.heading}>
          <InlineText content={block.content} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p>
          <InlineText content={block.content} />
        </p>
      );
    case "list":
      return <ListText ordered={block.ordered} items={block.items} />;
    case "quote":
      return (
        <blockquote className={styles.quote}>
          <Blocks blocks={block.content} />
        </blockquote>
      );
    case "table":
      return <TableText block={block} />;
    case "facts":
      return (
        <SummaryList
          compact
          facts={block.facts.map((fact) => ({
            name: fact.label,
            value: <InlineText content={fact.value} />,
          }))}
        />
      );
    default:
      return block satisfies never;
  }
};

type ListTextProps = {
  readonly ordered: boolean;
  readonly items: readonly (readonly PublicationBlock[])[];
};

const ListText = ({ ordered, items }: ListTextProps) => {
  const List = ordered ? "ol" : "ul";
  return (
    <List>
      {keyed(items).map(({ key, value }) => (
        <li key={key}>
          <Blocks blocks={value} />
        </li>
      ))}
    </List>
  );
};

type KeyedRow = { readonly key: string; readonly value: readonly Cell[] };

const TableText = ({ block }: { readonly block: Extract<PublicationBlock, { type: "table" }> }) => (
  <Table
    caption={block.caption}
    onPhone="entries"
    rows={keyed(block.rows)}
    rowKey={(row) => row.key}
    columns={block.columns.map((column, at) => ({
      key: String(at),
      heading: column.label,
      namesRow: at === 0,
      cell: ({ value }: KeyedRow) =>
        value[at] === undefined || value[at].length === 0 ? null : <InlineText content={value[at]} />,
    }))}
  />
);
