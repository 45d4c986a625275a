/** Giving a mandate: to whom, for what, on what basis, from when to when. */
import { POWER_KEYS, POWERS, type Power } from "@acb/schemas/organisation";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { CheckboxGroup } from "../ui/choice-group.tsx";
import { DateField, SelectField, TextField } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { FormPanel } from "../ui/form-panel.tsx";
import { Form } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { membersHint, membersOf, nameOf, type PartProps } from "./part-props.ts";

const NOT_YET = { hint: "Withdrawals and conditions are not recorded here yet: nothing asks for this." };
/** They stand in schemes of delegation beside the others, so they can be given with them, and promise nothing. */
const HINTS: Partial<Readonly<Record<Power, { readonly hint: string }>>> = {
  withdraw: NOT_YET,
  discharge: NOT_YET,
};

export const MandateForm = (props: PartProps & { readonly onClose: () => void }) => {
  const { record, people, onClose } = props;
  const form = useId();
  const announce = useAnnounce();
  const [personId, setPersonId] = useState("");
  const [may, setMay] = useState<readonly Power[]>(["prepare", "decide"]);
  const [basis, setBasis] = useState("");
  const [from, setFrom] = useState(() => londonDate(new Date()));
  const [to, setTo] = useState("");
  const { send, errors, failure, attempt, busy } = useFormCall(
    "grantMandate",
    { organisationId: record.organisation.id },
    () => {
      announce(`${nameOf(people, personId)} has a mandate now.`);
      onClose();
    },
  );
  const problems = "personId" in errors ? { ...errors, personId: "Choose a person" } : errors;
  return (
    <FormPanel title="Give a mandate">
      <Form onSubmit={() => send({ personId, may: [...may], basis, from, to: to === "" ? null : to })}>
        <FormErrors form={form} errors={problems} failure={failure} attempt={attempt} />
        <SelectField
          id={fieldId(form, "personId")}
          label="Person"
          hint={membersHint(props)}
          emptyLabel="Choose a person"
          options={membersOf(props)}
          value={personId}
          onChange={setPersonId}
          error={problems.personId}
        />
        <CheckboxGroup
          id={fieldId(form, "may")}
          legend="What they may do"
          choices={POWER_KEYS.map((power) => ({ value: power, label: POWERS[power], ...HINTS[power] }))}
          value={may}
          onChange={setMay}
          error={problems.may}
        />
        <TextField
          id={fieldId(form, "basis")}
          label="Basis"
          hint="The line of your scheme of delegation, or the minute that says so."
          width="full"
          value={basis}
          onChange={setBasis}
          error={problems.basis}
        />
        <DateField
          id={fieldId(form, "from")}
          label="First day"
          hint="It may lie in the past: what counts is the day of the decision."
          value={from}
          onChange={setFrom}
          error={problems.from}
        />
        <DateField
          id={fieldId(form, "to")}
          label="Last day"
          optional
          value={to}
          onChange={setTo}
          error={problems.to}
        />
        <FormButtons words="Give the mandate" busyWords="Giving…" busy={busy} onCancel={onClose} />
      </Form>
    </FormPanel>
  );
};
