/** The tick before what cannot be taken back; the route's schema asks for it by the name `understood`. */
import { CheckboxGroup } from "../ui/choice-group.tsx";
import { fieldId } from "./form-errors.tsx";

const CHOICES = [{ value: "understood", label: "I understand that this cannot be undone" }] as const;

type UnderstoodFieldProps = {
  readonly form: string;
  readonly value: boolean;
  readonly onChange: (understood: boolean) => void;
  readonly error: string | undefined;
};

export const UnderstoodField = ({ form, value, onChange, error }: UnderstoodFieldProps) => (
  <CheckboxGroup
    id={fieldId(form, "understood")}
    legend="Before you go on"
    choices={CHOICES}
    value={value ? ["understood"] : []}
    onChange={(ticked) => onChange(ticked.length > 0)}
    error={error}
  />
);
