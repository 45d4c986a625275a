/** Plain arrangement: things in a column with even space, and titled parts of a page. */
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import styles from "./layout.module.css";

type StackProps = { readonly gap?: "close" | "normal" | "wide"; readonly children: ReactNode };

/** One thing below the other. */
export const Stack = ({ gap = "normal", children }: StackProps) => (
  <div className={classNames(styles.stack, styles[gap])}>{children}</div>
);

type PartProps = { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode };

/** A titled part of a page (`h2`), under a line. */
export const Part = ({ title, actions, children }: PartProps) => {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <div className={styles.partHead}>
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
};

type FormProps = { readonly onSubmit: () => void; readonly children: ReactNode };

/** A form that is sent by our own code; the browser's own messages are off, ours are in the error summary. */
export const Form = ({ onSubmit, children }: FormProps) => (
  <form
    noValidate
    className={classNames(styles.stack, styles.normal)}
    onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}
  >
    {children}
  </form>
);
