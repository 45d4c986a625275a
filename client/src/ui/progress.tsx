/** Says what the page is waiting for, in words; the words wait a moment themselves, so that short waits do not flash. */
import styles from "./progress.module.css";

/** `children` is a whole phrase, such as "Loading the charter…". */
export const Progress = ({ children }: { readonly children: string }) => (
  <p className={styles.progress} role="status">
    {children}
  </p>
);
