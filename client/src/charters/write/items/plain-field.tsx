/** One field that is not shared text: a labelled native control per kind, live for everybody, derived from its declaration. */
import type { Field } from "@acb/schemas/field";
import type { ItemId } from "@acb/schemas/ids";
import { setField } from "@acb/shared/document/edit";
import { fieldValue, type PlainValue } from "@acb/shared/document/layout";
import { optionsOf } from "@acb/shared/values/print-value";
import { usePart } from "../../../editor/editing.ts";
import { OWN_EDIT } from "../../../sync/undo-history.ts";
import { Checkbox, CheckboxGroup } from "../../../ui/choice-group.tsx";
import { SelectField } from "../../../ui/fields.tsx";
import { fieldAnchor } from "../writing/anchors.ts";
import { useWriting } from "../writing/writing.ts";
import { ReferencesField } from "./references-field.tsx";
import { TypedField } from "./typed-field.tsx";
import { referenceWords, targetOptions } from "./value-words.ts";

type PlainKind = Exclude<Field["kind"], "prose" | "line">;
type PlainField = Extract<Field, { kind: PlainKind }>;

type PlainFieldProps = { readonly itemId: ItemId; readonly field: PlainField };

export const PlainFieldControl = ({ itemId, field }: PlainFieldProps) => {
  const { ydoc, charter } = useWriting();
  usePart(`field:${itemId}/${field.key}`);
  const value = fieldValue(ydoc, itemId, field.key);
  const write = (next: PlainValue | null) => {
    setField(ydoc, { itemId, key: field.key }, next, OWN_EDIT);
  };
  const frame = {
    id: fieldAnchor(itemId, field.key),
    label: field.label,
    optional: !field.required,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
  };
  switch (field.kind) {
    case "choice": {
      const options = withValue(optionsOf(field, charter.domainScheme.domains), asText(value));
      return (
        <SelectField
          {...frame}
          width="full"
          value={asText(value)}
          options={options}
          emptyLabel="Choose"
          onChange={write}
        />
      );
    }
    case "choices":
      return (
        <CheckboxGroup
          {...withoutOptional(frame)}
          legend={legendOf(field)}
          value={asList(value)}
          choices={optionsOf(field, charter.domainScheme.domains)}
          onChange={write}
        />
      );
    case "flag":
      return <Checkbox {...withoutOptional(frame)} checked={value === true} onChange={write} />;
    case "date":
    case "number":
    case "money":
      return <TypedField frame={frame} field={field} value={asText(value)} onWrite={write} />;
    case "reference":
      return <ReferenceField frame={frame} field={field} value={asText(value)} onWrite={write} />;
    case "references":
      return <ReferencesField frame={frame} field={field} value={asList(value)} onWrite={write} />;
    default:
      return field satisfies never;
  }
};

type ReferenceFieldProps = {
  readonly frame: {
    readonly id: string;
    readonly label: string;
    readonly hint?: string;
    readonly optional: boolean;
  };
  readonly field: Extract<Field, { kind: "reference" }>;
  readonly value: string;
  readonly onWrite: (value: string) => void;
};

/** Follows the titles of what it points at. */
const ReferenceField = ({ frame, field, value, onWrite }: ReferenceFieldProps) => {
  const { ydoc, charter } = useWriting();
  usePart("titles");
  const book = { ydoc, charter };
  const options = targetOptions(book, field.to);
  const isListed = value === "" || options.some((option) => option.value === value);
  return (
    <SelectField
      {...frame}
      width="full"
      value={value}
      options={isListed ? options : [...options, { value, label: referenceWords(book, field.to, value) }]}
      emptyLabel={options.length === 0 ? "Nothing to choose from yet" : "Choose"}
      onChange={onWrite}
    />
  );
};

type Frame = { readonly id: string; readonly label: string; readonly hint?: string };

const withoutOptional = ({ id, label, hint }: Frame): Frame => ({
  id,
  label,
  ...(hint === undefined ? {} : { hint }),
});

const legendOf = ({ label, required }: Pick<Field, "label" | "required">): string =>
  required ? label : `${label} (optional)`;

const asText = (value: PlainValue | undefined): string => (typeof value === "string" ? value : "");
const asList = (value: PlainValue | undefined): readonly string[] => (typeof value === "object" ? value : []);

/** A value that this page does not know is shown as it is, never dropped. */
const withValue = (options: readonly { readonly value: string; readonly label: string }[], value: string) =>
  value === "" || options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: value }];
