/** The head of a page: its one `h1`, a line above it, a lead below it and the page's own actions. */
import type { ReactNode } from "react";
import { usePage } from "./page-focus.tsx";
import styles from "./page-header.module.css";

type PageHeaderProps = {
  readonly title: string;
  /** A few words above the title that say where one is. */
  readonly above?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
};

export const PageHeader = ({ title, above, lead, actions }: PageHeaderProps) => {
  const heading = usePage(title);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {above === undefined ? null : <div className={styles.above}>{above}</div>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead === undefined ? null : <div className={styles.lead}>{lead}</div>}
      </div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </header>
  );
};
