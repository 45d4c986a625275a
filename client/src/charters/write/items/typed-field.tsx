/** A date, a number or an amount: what is typed stays in the control, and only what is right is written. */
import { type Field, plainValueSchema } from "@acb/schemas/field";
import { type FocusEvent, useState } from "react";
import { DateField, TextField } from "../../../ui/fields.tsx";
import styles from "./typed-field.module.css";

type TypedKind = Extract<Field, { kind: "date" | "number" | "money" }>;

type TypedFieldProps = {
  readonly frame: {
    readonly id: string;
    readonly label: string;
    readonly hint?: string;
    readonly optional: boolean;
  };
  readonly field: TypedKind;
  readonly value: string;
  readonly onWrite: (value: string | null) => void;
};

export const TypedField = ({ frame, field, value, onWrite }: TypedFieldProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const type = (typed: string) => {
    setDraft(typed);
    const read = readTyped(field, typed);
    if (!read.ok) return;
    setError(undefined);
    // A date control is empty between two of its parts; emptying it counts when it is left.
    if (read.value === null && field.kind === "date") return;
    if ((read.value ?? "") !== value) onWrite(read.value);
  };
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (draft === null) return;
    const isUnfinished = event.target instanceof HTMLInputElement && event.target.validity.badInput;
    const read = readTyped(field, isUnfinished ? "unfinished" : draft);
    setError(read.ok ? undefined : read.words);
    if (!read.ok) return;
    if ((read.value ?? "") !== value) onWrite(read.value);
    setDraft(null);
  };
  const shown = { ...frame, label: labelWithUnit(field), error, value: draft ?? value, onChange: type };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the blur of the control inside; nobody acts on the frame.
    <div onBlur={leave} className={styles.typed}>
      {field.kind === "date" ? (
        <DateField {...shown} />
      ) : (
        <TextField {...shown} inputMode="decimal" width="short" />
      )}
    </div>
  );
};

/** The unit is part of the label, so that it is read out with it. */
export const labelWithUnit = (field: TypedKind): string => {
  if (field.kind === "money") return `${field.label} (£)`;
  return field.kind === "number" && field.unit !== undefined ? `${field.label} (${field.unit})` : field.label;
};

export type Typed =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly words: string };

/** What people type as the value that is kept: "£1,200" is 1200. Empty is `null`. */
export const readTyped = (field: TypedKind, typed: string): Typed => {
  const text = field.kind === "date" ? typed.trim() : typed.replace(/[£,\s]/g, "").replace(/%$/, "");
  if (text === "") return { ok: true, value: null };
  const parsed = plainValueSchema(field).safeParse(text);
  if (!parsed.success)
    return { ok: false, words: parsed.error.issues[0]?.message ?? "Enter this in another way" };
  return field.kind === "number" ? withinLimits(field, text) : { ok: true, value: text };
};

const withinLimits = (field: Extract<Field, { kind: "number" }>, text: string): Typed => {
  if (field.min !== undefined && Number(text) < field.min)
    return { ok: false, words: `Enter ${field.min} or more` };
  if (field.max !== undefined && Number(text) > field.max)
    return { ok: false, words: `Enter ${field.max} or less` };
  return { ok: true, value: text };
};
