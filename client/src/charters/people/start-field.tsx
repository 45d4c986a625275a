/** Where in the draft an invited person starts: its beginning, or one of its sections. */
import type { CharterId } from "@acb/schemas/ids";
import { useApi } from "../../api/use-api.ts";
import { SelectField } from "../../ui/fields.tsx";

type StartFieldProps = {
  readonly id: string;
  readonly charterId: CharterId;
  readonly value: string;
  readonly onChange: (sectionId: string) => void;
};

export const StartField = ({ id, charterId, value, onChange }: StartFieldProps) => {
  const sections = useApi("listSections", { charterId });
  return (
    <SelectField
      id={id}
      label="Their link leads to"
      emptyLabel="The beginning of the draft"
      options={(sections.data ?? []).map((section) => ({ value: section.id, label: section.title }))}
      value={value}
      onChange={onChange}
    />
  );
};
