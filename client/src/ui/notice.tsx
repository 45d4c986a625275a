/** A passage that stands out: something to know, something done, something to take care of, something wrong. */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./notice.module.css";

type NoticeTone = "plain" | "good" | "care" | "bad";

/** The tone is said in words for those who do not see the colour. */
const TONE_WORDS: Readonly<Record<NoticeTone, string>> = {
  plain: "",
  good: "Done: ",
  care: "Take care: ",
  bad: "Problem: ",
};

type NoticeProps = {
  readonly tone?: NoticeTone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** `alert` is spoken at once, `status` in turn; without either the notice is simply read in its place. */
  readonly role?: "alert" | "status";
};

export const Notice = ({ tone = "plain", title, children, role }: NoticeProps) => (
  <div className={classNames(styles.notice, styles[tone])} role={role}>
    {title === undefined ? null : (
      <p className={styles.title}>
        <span className="visually-hidden">{TONE_WORDS[tone]}</span>
        {title}
      </p>
    )}
    {children}
  </div>
);

/** A quieter passage set apart by a line, for an explanation in the run of the text. */
export const Inset = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.inset}>{children}</div>
);
