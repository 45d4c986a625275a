/** A table with a caption. On a phone it scrolls sideways in a region of its own, or becomes a list of entries. */
import { Fragment, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import styles from "./table.module.css";
import { useNarrow } from "./use-narrow.ts";

export type Column<Row> = {
  readonly key: string;
  readonly heading: string;
  /** `null` where there is nothing to say: the cell stays empty, the entry leaves the line out. */
  readonly cell: (row: Row) => ReactNode;
  /** The column that names the row: its cells become row headers. */
  readonly namesRow?: boolean;
};

type TableProps<Row> = {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** A longer text about the row, over all columns but the one that names it. */
  readonly below?: (row: Row) => ReactNode;
  readonly onPhone?: "scroll" | "entries";
};

export const Table = <Row,>({ onPhone = "scroll", ...props }: TableProps<Row>) =>
  useNarrow() && onPhone === "entries" ? <Entries {...props} /> : <Grid {...props} />;

const Grid = <Row,>({ caption, captionHidden, columns, rows, rowKey, below }: TableProps<Row>) => {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a group, since a page of many tables must not have many landmarks.
    <div role="group" className={styles.region} aria-labelledby={id} tabIndex={0}>
      <table className={styles.table}>
        <caption id={id} className={captionHidden ? "visually-hidden" : styles.caption}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GridRow key={rowKey(row)} row={row} columns={columns} below={below?.(row) ?? null} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

type GridRowProps<Row> = Pick<TableProps<Row>, "columns"> & { readonly row: Row; readonly below: ReactNode };

/** With a text below it the row is two rows under one header, so that a screen reader names both. */
const GridRow = <Row,>({ row, columns, below }: GridRowProps<Row>) => {
  const named = columns.filter(({ namesRow }) => namesRow).length;
  return (
    <Fragment>
      <tr className={classNames(below !== null && styles.continued)}>
        {columns.map((column) =>
          column.namesRow ? (
            <th key={column.key} scope="row" rowSpan={below === null ? 1 : 2}>
              {column.cell(row)}
            </th>
          ) : (
            <td key={column.key}>{column.cell(row)}</td>
          ),
        )}
      </tr>
      {below === null ? null : (
        <tr>
          <td colSpan={columns.length - named}>{below}</td>
        </tr>
      )}
    </Fragment>
  );
};

const Entries = <Row,>({ caption, captionHidden, columns, rows, rowKey, below }: TableProps<Row>) => {
  const id = useId();
  const facts = (row: Row) =>
    columns
      .filter(({ namesRow }) => !namesRow)
      .map(({ heading, cell }) => ({ name: heading, value: cell(row) }))
      .filter(({ value }) => value !== null);
  return (
    <div>
      <p id={id} className={captionHidden ? "visually-hidden" : styles.caption}>
        {caption}
      </p>
      <ul className={styles.entries} aria-labelledby={id}>
        {rows.map((row) => (
          <li key={rowKey(row)} className={styles.entry}>
            {columns
              .filter(({ namesRow }) => namesRow)
              .map(({ key, cell }) => (
                <div key={key} className={styles.entryName}>
                  {cell(row)}
                </div>
              ))}
            <dl className={styles.facts}>
              {facts(row).map(({ name, value }) => (
                <Fragment key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </Fragment>
              ))}
            </dl>
            {below?.(row)}
          </li>
        ))}
      </ul>
    </div>
  );
};
