/** Adding an organisation, or changing one in its place. */
import { ORGANISATION_TYPES } from "@acb/schemas/options";
import type { Organisation } from "@acb/schemas/people";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { DateField, SelectField, TextField } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { FormPanel } from "../ui/form-panel.tsx";
import { Form } from "../ui/layout.tsx";

type OrganisationFormProps = {
  readonly organisation?: Organisation;
  readonly onDone: (organisation: Organisation) => void;
  readonly onCancel: () => void;
};

export const OrganisationForm = ({ organisation, onDone, onCancel }: OrganisationFormProps) => {
  const form = useId();
  const [name, setName] = useState(organisation?.name ?? "");
  const [shortName, setShortName] = useState(organisation?.shortName ?? "");
  const [renamedOn, setRenamedOn] = useState("");
  const isRenamed = organisation !== undefined && name.trim() !== organisation.name;
  const [type, setType] = useState<string>(organisation?.type ?? "");
  const add = useFormCall("addOrganisation", {}, onDone);
  const change = useFormCall("changeOrganisation", { organisationId: organisation?.id ?? "" }, onDone);
  const { send, errors, failure, attempt, busy } = organisation === undefined ? add : change;
  return (
    <FormPanel
      level={2}
      title={organisation === undefined ? "Add an organisation" : `Change ${organisation.name}`}
    >
      <Form
        onSubmit={() =>
          send({ name, shortName, type, ...(isRenamed && renamedOn !== "" ? { renamedOn } : {}) })
        }
      >
        <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
        <TextField
          id={fieldId(form, "name")}
          label="Name"
          hint="The full legal or public name."
          width="full"
          value={name}
          onChange={setName}
          error={errors.name}
        />
        {isRenamed ? (
          <DateField
            id={fieldId(form, "renamedOn")}
            label="It has this name since"
            hint="The new name goes into the history. Leave it empty when a mistake is put right."
            optional
            value={renamedOn}
            onChange={setRenamedOn}
            error={errors.renamedOn}
          />
        ) : null}
        <TextField
          id={fieldId(form, "shortName")}
          label="Short name"
          hint="What people say; tables use it."
          value={shortName}
          onChange={setShortName}
          error={errors.shortName}
        />
        <SelectField
          id={fieldId(form, "type")}
          label="Kind of organisation"
          options={ORGANISATION_TYPES}
          emptyLabel="Choose a kind"
          value={type}
          onChange={setType}
          error={errors.type}
        />
        <FormButtons
          words={organisation === undefined ? "Add the organisation" : "Save the changes"}
          busyWords="Saving…"
          busy={busy}
          onCancel={onCancel}
        />
      </Form>
    </FormPanel>
  );
};
