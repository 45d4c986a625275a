/** What went wrong with a form, at its top, with a link to each field; it takes the focus when it appears. */
import { type ReactNode, useEffect, useRef } from "react";
import styles from "./error-summary.module.css";

type FieldProblem = { readonly fieldId: string; readonly message: string };

type ErrorSummaryProps = {
  readonly title?: string;
  readonly problems: readonly FieldProblem[];
  /** Words beside or instead of field problems, such as the server's refusal and the next step. */
  readonly children?: ReactNode;
  /** Counts the attempts: each new one takes the focus again. */
  readonly attempt: number;
};

/** Render it only when there is something to say. */
export const ErrorSummary = ({
  title = "There is a problem",
  problems,
  children,
  attempt,
}: ErrorSummaryProps) => {
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt must move the focus again.
  useEffect(() => box.current?.focus(), [attempt]);
  return (
    <section
      ref={box}
      className={styles.summary}
      tabIndex={-1}
      aria-labelledby="error-summary-title"
      role="alert"
    >
      <h2 id="error-summary-title" className={styles.title}>
        {title}
      </h2>
      {children}
      {problems.length === 0 ? null : (
        <ul className={styles.list}>
          {problems.map(({ fieldId, message }) => (
            <li key={fieldId}>
              <a
                href={`#${fieldId}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId)?.focus();
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
