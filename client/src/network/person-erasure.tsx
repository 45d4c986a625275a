/** Erasing a person for good, in their row: what goes, what stays and why, before it is done (SPEC: NET-5). */
import { ERASED_NAME, ERASURE_REASONS } from "@acb/schemas/erasure";
import type { Person } from "@acb/schemas/people";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { UnderstoodField } from "../api/understood-field.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { useMe } from "../session/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-group.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { FormPanel } from "../ui/form-panel.tsx";
import { Form, Stack } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import type { RowFormProps } from "./row-form-props.ts";

/** Nobody erases themselves: one's own row has no button. */
export const EraseButton = ({
  person,
  onErase,
}: {
  readonly person: Person;
  readonly onErase: () => void;
}) => {
  const { person: me } = useMe();
  if (person.id === me.id) return null;
  return (
    <Button size="compact" onClick={onErase}>
      Erase<span className="visually-hidden"> {person.name}</span>
    </Button>
  );
};

/** Stays open after it was sent, until the row goes with the person. */
export const ErasureForm = ({ person, onCancel }: RowFormProps) => {
  const form = useId();
  const announce = useAnnounce();
  const [reason, setReason] = useState("");
  const [understood, setUnderstood] = useState(false);
  const { send, errors, failure, attempt, busy } = useFormCall("erasePerson", { personId: person.id }, () =>
    announce(`${person.name} has been erased.`),
  );
  return (
    <FormPanel title={`Erase ${person.name}`}>
      <Form onSubmit={() => send({ reason, understood })}>
        <p>For somebody who asked for it, who has left, or who was entered by mistake.</p>
        <WhatBecomes />
        <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
        <RadioGroup
          id={fieldId(form, "reason")}
          legend="Why"
          hint="It stays under “What happened”, so it is chosen, not written."
          choices={ERASURE_REASONS}
          value={reason}
          onChange={setReason}
          error={errors.reason}
        />
        <UnderstoodField form={form} value={understood} onChange={setUnderstood} error={errors.understood} />
        <FormButtons words={`Erase ${person.name}`} busyWords="Erasing…" busy={busy} onCancel={onCancel} />
      </Form>
    </FormPanel>
  );
};

/** The policy in plain words; Settings tells it to everybody. */
export const WhatBecomes = () => (
  <Stack gap="close">
    <p>
      <strong>What goes:</strong> name, e-mail address and job title, everywhere; roles, sessions, sign-in
      links and invitations; and the words of mails to or about the person.
    </p>
    <p>
      <strong>What stays, since partners rely on it:</strong> decisions, with their organisation and the
      text’s fingerprint, recorded “by {ERASED_NAME}”; who wrote what, by organisation only; and the text of
      charters itself, with every name that partners wrote into it. Partners change that in the next version.
    </p>
    <p>
      Backups from before still hold the person until whoever keeps them deletes them. One that is restored
      here has the person erased again.
    </p>
  </Stack>
);
