/** Questions with given answers: radios for one, checkboxes for several, one checkbox for yes or no. */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";
import { FieldError, type FieldFrame, Hint } from "./field.tsx";

type Choice<Value extends string = string> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
};

type TickProps = {
  readonly id: string;
  readonly type: "checkbox" | "radio";
  readonly name?: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
};

const Tick = ({ id, label, hint, onChange, ...input }: TickProps) => (
  <div className={styles.choice}>
    <input
      {...input}
      id={id}
      className={styles.tick}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      onChange={(event) => onChange(event.target.checked)}
    />
    <label htmlFor={id} className={styles.choiceText}>
      {label}
    </label>
    {hint === undefined ? null : (
      <div id={`${id}-hint`} className={styles.choiceHint}>
        {hint}
      </div>
    )}
  </div>
);

/** One checkbox that stands alone: yes or no. */
export const Checkbox = (props: Omit<TickProps, "type" | "name">) => <Tick {...props} type="checkbox" />;

type GroupProps = Pick<FieldFrame, "id" | "hint" | "error" | "labelHidden"> & {
  readonly legend: string;
  readonly children: ReactNode;
};

const Group = ({ id, legend, hint, error, labelHidden, children }: GroupProps) => {
  const describedBy = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`]
    .join(" ")
    .trim();
  return (
    <div className={classNames(error !== undefined && styles.wrong)}>
      <fieldset
        className={styles.fieldset}
        {...(describedBy === "" ? {} : { "aria-describedby": describedBy })}
      >
        <legend className={labelHidden ? "visually-hidden" : styles.legend}>{legend}</legend>
        {hint === undefined ? null : <Hint id={id}>{hint}</Hint>}
        {error === undefined ? null : <FieldError id={id}>{error}</FieldError>}
        {children}
      </fieldset>
    </div>
  );
};

type Shared<Value extends string> = Omit<GroupProps, "children"> & {
  readonly choices: readonly Choice<Value>[];
  readonly disabled?: boolean;
};

/** The first choice carries the group's id, so that an error summary leads to it. */
const choiceId = (id: string, at: number): string => (at === 0 ? id : `${id}-${at + 1}`);

type RadioGroupProps<Value extends string> = Shared<Value> & {
  readonly value: Value | "";
  readonly onChange: (value: Value) => void;
};

/** Exactly one answer. */
export const RadioGroup = <Value extends string>({
  choices,
  value,
  onChange,
  disabled,
  ...group
}: RadioGroupProps<Value>) => (
  <Group {...group}>
    <div className={styles.choices}>
      {choices.map((choice, at) => (
        <Tick
          key={choice.value}
          id={choiceId(group.id, at)}
          type="radio"
          name={group.id}
          label={choice.label}
          hint={choice.hint}
          checked={choice.value === value}
          disabled={disabled ?? false}
          onChange={() => onChange(choice.value)}
        />
      ))}
    </div>
  </Group>
);

type CheckboxGroupProps<Value extends string> = Shared<Value> & {
  readonly value: readonly Value[];
  readonly onChange: (value: readonly Value[]) => void;
  /** A long list scrolls in its own frame. */
  readonly scroll?: boolean;
  /** A control above the list, such as a filter. */
  readonly before?: ReactNode;
};

/** Any number of answers; the answer keeps the order of the choices that were ticked first. */
export const CheckboxGroup = <Value extends string>({
  choices,
  value,
  onChange,
  disabled,
  scroll,
  before,
  ...group
}: CheckboxGroupProps<Value>) => (
  <Group {...group}>
    {before === undefined ? null : <div className={styles.filter}>{before}</div>}
    <div className={classNames(styles.choices, scroll && styles.scroll)}>
      {choices.map((choice, at) => (
        <Tick
          key={choice.value}
          id={choiceId(group.id, at)}
          type="checkbox"
          label={choice.label}
          hint={choice.hint}
          checked={value.includes(choice.value)}
          disabled={disabled ?? false}
          onChange={(checked) =>
            onChange(checked ? [...value, choice.value] : value.filter((other) => other !== choice.value))
          }
        />
      ))}
    </div>
  </Group>
);
