/** The first thing that Tab reaches: leads past the navigation to the main part. */
import styles from "./skip-link.module.css";

export const MAIN_ID = "main";

export const SkipLink = () => (
  <a
    href={`#${MAIN_ID}`}
    className={styles.skip}
    onClick={(event) => {
      event.preventDefault();
      document.getElementById(MAIN_ID)?.focus();
    }}
  >
    Skip to the main part
  </a>
);
