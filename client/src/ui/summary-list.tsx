/** Facts as pairs of name and value, one row each, with an action at the end where there is one. */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./summary-list.module.css";

export type Fact = {
  readonly name: string;
  readonly value: ReactNode;
  readonly action?: ReactNode;
};

type SummaryListProps = {
  readonly facts: readonly Fact[];
  /** Close together and without lines, where many such lists follow one another in a text. */
  readonly compact?: boolean;
};

export const SummaryList = ({ facts, compact }: SummaryListProps) => (
  <dl className={classNames(styles.list, compact && styles.compact)}>
    {facts.map((fact) => (
      <div key={fact.name} className={styles.row}>
        <dt className={styles.name}>{fact.name}</dt>
        <dd className={styles.value}>{fact.value}</dd>
        {fact.action === undefined ? null : <dd className={styles.action}>{fact.action}</dd>}
      </div>
    ))}
  </dl>
);
