/** Recording that an organisation left the network. */
import { londonDate } from "@acb/shared/sign-off/london-date";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { UnderstoodField } from "../api/understood-field.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { DateField, TextField } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { FormPanel } from "../ui/form-panel.tsx";
import { Form } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import type { RecordingProps } from "./part-props.ts";

export const LeavingForm = ({ record, onRecorded, onCancel }: RecordingProps) => {
  const form = useId();
  const announce = useAnnounce();
  const [on, setOn] = useState(() => londonDate(new Date()));
  const [reason, setReason] = useState("");
  const [understood, setUnderstood] = useState(false);
  const { id, name } = record.organisation;
  const { send, errors, failure, attempt, busy } = useFormCall(
    "recordLeaving",
    { organisationId: id },
    () => {
      announce(`It is recorded that ${name} left.`);
      onRecorded();
    },
  );
  return (
    <FormPanel title={`Record that ${name} left`}>
      <Form onSubmit={() => send({ on, reason, understood })}>
        <p>
          It is a partner of no charter any more, and nobody decides for it. A request that is open is void;
          what it signed or declined stays as it is.
        </p>
        <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
        <DateField
          id={fieldId(form, "on")}
          label="It left on"
          max={londonDate(new Date())}
          value={on}
          onChange={setOn}
          error={errors.on}
        />
        <TextField
          id={fieldId(form, "reason")}
          label="Why"
          hint="For the history, which everybody in the network reads."
          width="full"
          value={reason}
          onChange={setReason}
          error={errors.reason}
        />
        <UnderstoodField form={form} value={understood} onChange={setUnderstood} error={errors.understood} />
        <FormButtons words="Record it" busyWords="Recording…" busy={busy} onCancel={onCancel} />
      </Form>
    </FormPanel>
  );
};
