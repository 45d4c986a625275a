/** The frame of every form field: label, hint and error, tied to the control for assistive technology. */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";

/** What every field component takes beside its own value. */
export type FieldFrame = {
  /** Also the target of the links in an error summary, so it must be unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Keeps the label for screen readers only, where the place says it to the eye. */
  readonly labelHidden?: boolean;
  /** Says "(optional)" after the label. */
  readonly optional?: boolean;
};

/** The attributes that a control must carry to be tied to its hint and error. */
export type Wiring = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
};

const wiringOf = ({ id, hint, error }: Pick<FieldFrame, "id" | "hint" | "error">): Wiring => {
  const describedBy = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(
    (part) => part !== false,
  );
  return {
    id,
    ...(describedBy.length > 0 ? { "aria-describedby": describedBy.join(" ") } : {}),
    ...(error === undefined ? {} : { "aria-invalid": true }),
  };
};

export const Hint = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <div id={`${id}-hint`} className={styles.hint}>
    {children}
  </div>
);

export const FieldError = ({ id, children }: { readonly id: string; readonly children: string }) => (
  <p id={`${id}-error`} className={styles.error}>
    <span className="visually-hidden">Error: </span>
    {children}
  </p>
);

type FieldProps = FieldFrame & { readonly children: (wiring: Wiring) => ReactNode };

/** One labelled control. Spread the wiring that `children` receives onto the control itself. */
export const Field = ({ children, ...frame }: FieldProps) => (
  <div className={classNames(styles.field, frame.error !== undefined && styles.wrong)}>
    <label htmlFor={frame.id} className={frame.labelHidden ? "visually-hidden" : styles.label}>
      {frame.label}
      {frame.optional ? <span className={styles.optional}> (optional)</span> : null}
    </label>
    {frame.hint === undefined ? null : <Hint id={frame.id}>{frame.hint}</Hint>}
    {frame.error === undefined ? null : <FieldError id={frame.id}>{frame.error}</FieldError>}
    {children(wiringOf(frame))}
  </div>
);
