/** Native, labelled controls for one value: text, longer text, a choice from a list, a date. */
import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute } from "react";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";
import { Field, type FieldFrame } from "./field.tsx";

type Valued = FieldFrame & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
};

type TextFieldProps = Valued & {
  readonly type?: Extract<HTMLInputTypeAttribute, "text" | "email" | "search" | "tel" | "url">;
  readonly inputMode?: "text" | "numeric" | "decimal" | "email";
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly width?: "short" | "medium" | "full";
  readonly maxLength?: number;
};

const frameOf = ({ id, label, hint, error, labelHidden, optional }: FieldFrame): FieldFrame => ({
  id,
  label,
  hint,
  error,
  ...(labelHidden === undefined ? {} : { labelHidden }),
  ...(optional === undefined ? {} : { optional }),
});

/** One line of text. */
export const TextField = (props: TextFieldProps) => (
  <Field {...frameOf(props)}>
    {(wiring) => (
      <input
        {...wiring}
        className={classNames(styles.control, styles[props.width ?? "medium"])}
        type={props.type ?? "text"}
        inputMode={props.inputMode}
        autoComplete={props.autoComplete ?? "off"}
        maxLength={props.maxLength}
        disabled={props.disabled}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    )}
  </Field>
);

/** Several lines of text; it grows with what is written. */
export const TextArea = (props: Valued & { readonly rows?: number }) => (
  <Field {...frameOf(props)}>
    {(wiring) => (
      <textarea
        {...wiring}
        className={classNames(styles.control, styles.area)}
        rows={props.rows ?? 4}
        disabled={props.disabled}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    )}
  </Field>
);

type FileFieldProps = FieldFrame & {
  /** As the browser's file dialog takes it: `.csv,text/csv`. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
};

/** One file from this device; what becomes of it is the caller's. */
export const FileField = (props: FileFieldProps) => (
  <Field {...frameOf(props)}>
    {(wiring) => (
      <input
        {...wiring}
        className={classNames(styles.control, styles.full)}
        type="file"
        accept={props.accept}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) props.onFile(file);
        }}
      />
    )}
  </Field>
);

type SelectFieldProps = Valued & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The words of the first, empty entry; without them there is none. */
  readonly emptyLabel?: string;
  readonly width?: "short" | "medium" | "full";
};

/** One of a list. */
export const SelectField = (props: SelectFieldProps) => (
  <Field {...frameOf(props)}>
    {(wiring) => (
      <select
        {...wiring}
        className={classNames(styles.control, styles[props.width ?? "medium"])}
        disabled={props.disabled}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.emptyLabel === undefined ? null : <option value="">{props.emptyLabel}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

type DateFieldProps = Valued & { readonly min?: string; readonly max?: string };

/** A date as YYYY-MM-DD, by the browser's own date control. */
export const DateField = (props: DateFieldProps) => (
  <Field {...frameOf(props)}>
    {(wiring) => (
      <input
        {...wiring}
        className={classNames(styles.control, styles.short)}
        type="date"
        min={props.min}
        max={props.max}
        disabled={props.disabled}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    )}
  </Field>
);
