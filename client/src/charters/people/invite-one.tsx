/** The form that invites one person. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Organisation } from "@acb/schemas/people";
import { ROLE_NAMES, ROLES, type Role } from "@acb/schemas/role";
import { mayWords } from "@acb/shared/access/role-words";
import { useState } from "react";
import { FormErrors, fieldId } from "../../api/form-errors.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { SelectField, TextField } from "../../ui/fields.tsx";
import { FormButtons } from "../../ui/form-buttons.tsx";
import { FormPanel } from "../../ui/form-panel.tsx";
import { Form } from "../../ui/layout.tsx";
import { sectionIdOf } from "./section-id-of.ts";
import { StartField } from "./start-field.tsx";

const FORM = "invite";
/** Where the one invitation stands in the body: problems are named by it. */
const ONE = "invitations.0";
const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role].name }));

export type InviteFormProps = {
  readonly charter: CharterView;
  readonly organisations: readonly Organisation[];
  /** Says in words what was done. */
  readonly onDone: (words: string) => void;
  readonly onCancel: () => void;
};

export const InviteOne = ({ charter, organisations, onDone, onCancel }: InviteFormProps) => {
  const [values, setValues] = useState({ name: "", email: "", organisationId: "", role: "writer" as Role });
  const [sectionId, setSectionId] = useState("");
  const set = (some: Partial<typeof values>) => setValues((before) => ({ ...before, ...some }));
  const form = useFormCall("invite", { charterId: charter.record.id }, () =>
    onDone(`${values.name.trim()} has been invited.`),
  );
  const place = (name: keyof typeof values) => ({
    id: fieldId(FORM, `${ONE}.${name}`),
    error: form.errors[`${ONE}.${name}`],
  });
  const send = () => form.send({ invitations: [values], sectionId: sectionIdOf(sectionId) });
  return (
    <FormPanel title="Invite a person">
      <Form onSubmit={send}>
        <FormErrors form={FORM} errors={form.errors} failure={form.failure} attempt={form.attempt} />
        <TextField {...place("name")} label="Name" value={values.name} onChange={(name) => set({ name })} />
        <TextField
          {...place("email")}
          label="E-mail address"
          type="email"
          value={values.email}
          onChange={(email) => set({ email })}
        />
        <SelectField
          {...place("organisationId")}
          label="Organisation"
          emptyLabel="Choose an organisation"
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.organisationId}
          onChange={(organisationId) => set({ organisationId })}
        />
        <SelectField
          {...place("role")}
          label="Role"
          hint={`${mayWords(values.role)}.`}
          options={ROLE_OPTIONS}
          value={values.role}
          onChange={(value) => set({ role: ROLES.find((role) => role === value) ?? "writer" })}
        />
        <StartField
          id={fieldId(FORM, "sectionId")}
          charterId={charter.record.id}
          value={sectionId}
          onChange={setSectionId}
        />
        <FormButtons words="Send the invitation" busyWords="Inviting…" busy={form.busy} onCancel={onCancel} />
      </Form>
    </FormPanel>
  );
};
