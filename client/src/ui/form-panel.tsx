/** A form that opens in the run of a page: set apart, under a heading of its own that takes the focus. */
import type { ReactNode } from "react";
import { useFormFocus } from "./form-focus.ts";
import styles from "./form-panel.module.css";

type FormPanelProps = {
  readonly title: string;
  /** One below the heading of the place that it opens in. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
};

export const FormPanel = ({ title, level = 3, children }: FormPanelProps) => {
  const heading = useFormFocus();
  const Heading = `h${level}` as const;
  return (
    <div className={styles.panel}>
      <Heading ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </Heading>
      {children}
    </div>
  );
};
