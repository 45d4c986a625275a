/** Several references: a checkbox each, with a filter where the list is long. */
import type { Field } from "@acb/schemas/field";
import { useState } from "react";
import { usePart } from "../../../editor/editing.ts";
import { CheckboxGroup } from "../../../ui/choice-group.tsx";
import { TextField } from "../../../ui/fields.tsx";
import { useWriting } from "../writing/writing.ts";
import { referenceWords, targetOptions } from "./value-words.ts";

/** More than this and a filter saves more than it costs. */
const FILTER_FROM_COUNT = 9;

type ReferencesFieldProps = {
  readonly frame: {
    readonly id: string;
    readonly label: string;
    readonly hint?: string;
    readonly optional: boolean;
  };
  readonly field: Extract<Field, { kind: "references" }>;
  readonly value: readonly string[];
  readonly onWrite: (value: readonly string[]) => void;
};

export const ReferencesField = ({ frame, field, value, onWrite }: ReferencesFieldProps) => {
  const { ydoc, charter } = useWriting();
  usePart("titles");
  const [filter, setFilter] = useState("");
  const book = { ydoc, charter };
  const listed = targetOptions(book, field.to);
  const unlisted = value
    .filter((id) => !listed.some((option) => option.value === id))
    .map((id) => ({ value: id, label: referenceWords(book, field.to, id) }));
  const options = [...listed, ...unlisted];
  const wanted = filter.trim().toLowerCase();
  // What is ticked stays in view whatever the filter says.
  const shown = options.filter(
    (option) => value.includes(option.value) || option.label.toLowerCase().includes(wanted),
  );
  const isLong = options.length >= FILTER_FROM_COUNT;
  const { id, label, hint, optional } = frame;
  const before = isLong ? (
    <TextField
      id={`${id}-filter`}
      label={`Filter: ${label}`}
      type="search"
      value={filter}
      onChange={setFilter}
    />
  ) : undefined;
  return (
    <CheckboxGroup
      id={id}
      legend={optional ? `${label} (optional)` : label}
      {...hintOf(hint, options.length)}
      value={value}
      choices={shown}
      scroll={isLong}
      {...(before === undefined ? {} : { before })}
      onChange={onWrite}
    />
  );
};

const hintOf = (hint: string | undefined, count: number): { readonly hint?: string } => {
  if (count === 0) return { hint: "Nothing to choose from yet." };
  return hint === undefined ? {} : { hint };
};
