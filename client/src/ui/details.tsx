/** A line that opens to more, on the browser's own disclosure: for help that not everybody needs. */
import type { ReactNode } from "react";
import styles from "./details.module.css";

type DetailsProps = { readonly summary: string; readonly children: ReactNode; readonly open?: boolean };

export const Details = ({ summary, children, open }: DetailsProps) => (
  <details className={styles.details} open={open}>
    <summary className={styles.summary}>{summary}</summary>
    <div className={styles.content}>{children}</div>
  </details>
);
