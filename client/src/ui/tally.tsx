/** A row of marks, one for each of a known number: a picture beside words that say the same. */
import { classNames } from "./class-names.ts";
import styles from "./tally.module.css";

/** Filled, crossed out, empty. */
export type TallyMark = "full" | "crossed" | "empty";

/** Hidden from screen readers: always put the counts in words next to it. */
export const Tally = ({ marks }: { readonly marks: readonly TallyMark[] }) => (
  <svg
    className={styles.tally}
    viewBox={`0 0 ${marks.length * 20 - 6} 22`}
    style={{ width: `${(marks.length * 20 - 6) / 16}em` }}
    aria-hidden="true"
    focusable="false"
  >
    {marks
      .map((mark, at) => ({ key: String(at), mark, x: at * 20 }))
      .map(({ key, mark, x }) => (
        <g key={key} className={classNames(styles[mark])}>
          <rect x={x + 1} y={1} width={12} height={20} rx={2} />
          {mark === "crossed" ? <path d={`M${x + 3.5} 5l7 12M${x + 10.5} 5l-7 12`} /> : null}
        </g>
      ))}
  </svg>
);
