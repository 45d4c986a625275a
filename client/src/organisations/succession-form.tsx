/** Recording that organisations merged into another, or that one was split into several. */
import type { OrganisationId } from "@acb/schemas/ids";
import { living } from "@acb/shared/access/living";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { UnderstoodField } from "../api/understood-field.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { CheckboxGroup } from "../ui/choice-group.tsx";
import { DateField, TextField } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { FormPanel } from "../ui/form-panel.tsx";
import { Form } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import type { RecordingProps } from "./part-props.ts";

export const SuccessionForm = ({ record, organisations, onRecorded, onCancel }: RecordingProps) => {
  const form = useId();
  const announce = useAnnounce();
  const { id, name } = record.organisation;
  const [to, setTo] = useState<readonly OrganisationId[]>([]);
  const [together, setTogether] = useState<readonly OrganisationId[]>([]);
  const [on, setOn] = useState(() => londonDate(new Date()));
  const [basis, setBasis] = useState("");
  const [understood, setUnderstood] = useState(false);
  const { send, errors, failure, attempt, busy } = useFormCall(
    "recordSuccession",
    { organisationId: id },
    () => {
      announce(`What became of ${name} is recorded.`);
      onRecorded();
    },
  );
  const others = living(organisations).filter((one) => one.id !== id);
  const choices = others.map((one) => ({ value: one.id, label: one.name }));
  return (
    <FormPanel title={`Record a merger or split of ${name}`}>
      <Form onSubmit={() => send({ to: [...to], together: [...together], on, basis, understood })}>
        <p>
          What took its place becomes a partner in its charters. It stands beside what was signed, as not
          confirmed, until it decides itself; what {name} signed or declined stays under that name.
        </p>
        <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
        <CheckboxGroup
          id={fieldId(form, "to")}
          legend="What took its place"
          hint="One for a merger or a new form, several for a split. A new organisation is added to the network first."
          scroll={choices.length > 6}
          choices={choices}
          value={to}
          onChange={setTo}
          error={errors.to}
        />
        <CheckboxGroup
          id={fieldId(form, "together")}
          legend="Merged together with (optional)"
          scroll={choices.length > 6}
          choices={choices.filter(({ value }) => !to.includes(value))}
          value={together}
          onChange={setTogether}
          error={errors.together}
        />
        <DateField
          id={fieldId(form, "on")}
          label="In effect since"
          max={londonDate(new Date())}
          value={on}
          onChange={setOn}
          error={errors.on}
        />
        <TextField
          id={fieldId(form, "basis")}
          label="Basis"
          hint="Such as the order, the resolution or the press notice."
          width="full"
          value={basis}
          onChange={setBasis}
          error={errors.basis}
        />
        <UnderstoodField form={form} value={understood} onChange={setUnderstood} error={errors.understood} />
        <FormButtons words="Record it" busyWords="Recording…" busy={busy} onCancel={onCancel} />
      </Form>
    </FormPanel>
  );
};
