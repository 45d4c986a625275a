/** A state in a word, with a shape of its own, so that colour is never the only sign. */
import { classNames } from "./class-names.ts";
import styles from "./tag.module.css";

export type TagTone = "plain" | "waiting" | "good" | "bad" | "care" | "action";

/** One small drawing per tone, on a 16 × 16 field. */
const SHAPES: Readonly<Record<TagTone, string>> = {
  plain: "M3 8h10",
  waiting: "M8 2.6a5.4 5.4 0 1 0 0 10.8a5.4 5.4 0 1 0 0-10.8",
  good: "M2.5 8.5l3.5 3.5 7.5-8",
  bad: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  care: "M8 2.5v7M8 13.2v.2",
  action: "M2.5 8h10M8.5 3.5L13 8l-4.5 4.5",
};

export const Tag = ({ tone = "plain", children }: { readonly tone?: TagTone; readonly children: string }) => (
  <span className={classNames(styles.tag, styles[tone])}>
    <svg className={styles.shape} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={SHAPES[tone]} />
    </svg>
    {children}
  </span>
);
