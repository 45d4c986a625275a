/** Choosing partners: a list of checkboxes with a filter; what is ticked stays ticked while it is filtered out. */
import type { OrganisationId } from "@acb/schemas/ids";
import type { Organisation } from "@acb/schemas/people";
import { living } from "@acb/shared/access/living";
import { useState } from "react";
import { CheckboxGroup } from "../../ui/choice-group.tsx";
import { TextField } from "../../ui/fields.tsx";

type PartnerPickerProps = {
  readonly id: string;
  readonly hint?: string;
  readonly organisations: readonly Organisation[];
  readonly value: readonly OrganisationId[];
  readonly onChange: (value: readonly OrganisationId[]) => void;
  readonly error?: string | undefined;
};

export const PartnerPicker = ({ id, hint, organisations, value, onChange, error }: PartnerPickerProps) => {
  const [filter, setFilter] = useState("");
  const sought = filter.trim().toLocaleLowerCase("en-GB");
  const choosable = living(organisations);
  const shown = choosable.filter(({ name, shortName }) =>
    `${name} ${shortName}`.toLocaleLowerCase("en-GB").includes(sought),
  );
  return (
    <CheckboxGroup
      id={id}
      legend={`Partners (${value.length} chosen)`}
      hint={hint}
      error={error}
      scroll={choosable.length > 6}
      before={
        choosable.length > 6 ? (
          <TextField
            id={`${id}-filter`}
            type="search"
            label="Show organisations with these letters"
            value={filter}
            onChange={setFilter}
          />
        ) : undefined
      }
      choices={shown.map((organisation) => ({ value: organisation.id, label: organisation.name }))}
      value={value}
      onChange={onChange}
    />
  );
};
