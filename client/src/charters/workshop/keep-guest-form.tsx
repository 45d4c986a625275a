/** Makes a guest a person of the network: with an address and an organisation, and with all that they wrote. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { CHARTER_ROLES, ROLE_NAMES } from "@acb/schemas/role";
import type { Guest, GuestRole } from "@acb/schemas/workshop";
import { living } from "@acb/shared/access/living";
import { mayWords } from "@acb/shared/access/role-words";
import { useState } from "react";
import { FormErrors, fieldId } from "../../api/form-errors.tsx";
import { Loaded } from "../../api/loaded.tsx";
import { useApi } from "../../api/use-api.ts";
import { useFormCall } from "../../api/use-form-call.ts";
import { SelectField, TextField } from "../../ui/fields.tsx";
import { FormButtons } from "../../ui/form-buttons.tsx";
import { FormPanel } from "../../ui/form-panel.tsx";
import { Form } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";

const FORM = "keep-guest";

type KeptRole = (typeof CHARTER_ROLES)[number];

type KeepGuestFormProps = {
  readonly charter: CharterView;
  readonly guest: Guest;
  /** What they could do as a guest. */
  readonly guestRole: GuestRole;
  readonly onClose: () => void;
};

export const KeepGuestForm = ({ charter, guest, guestRole, onClose }: KeepGuestFormProps) => {
  const announce = useAnnounce();
  const organisations = useApi("listOrganisations", {});
  const [email, setEmail] = useState("");
  const [organisationId, setOrganisationId] = useState("");
  const [role, setRole] = useState<KeptRole>(guestRole);
  const params = { charterId: charter.record.id, personId: guest.personId };
  const form = useFormCall("keepGuest", params, () => {
    announce(`${guest.name} has been added to the network, and is mailed an invitation.`);
    onClose();
  });
  return (
    <FormPanel title={`Add ${guest.name} to the network`}>
      <Form onSubmit={() => form.send({ email, organisationId, role })}>
        <FormErrors form={FORM} errors={form.errors} failure={form.failure} attempt={form.attempt} />
        <TextField
          id={fieldId(FORM, "email")}
          label="E-mail address"
          type="email"
          value={email}
          onChange={setEmail}
          error={form.errors.email}
        />
        <Loaded query={organisations} what="organisations">
          {(all) => (
            <SelectField
              id={fieldId(FORM, "organisationId")}
              label="Organisation"
              hint={`They gave: ${guest.organisation}`}
              emptyLabel="Choose an organisation"
              options={living(all).map(({ id, name }) => ({ value: id, label: name }))}
              value={organisationId}
              onChange={setOrganisationId}
              error={form.errors.organisationId}
            />
          )}
        </Loaded>
        <SelectField
          id={fieldId(FORM, "role")}
          label="Role in this charter"
          hint={`${mayWords(role)}.`}
          options={CHARTER_ROLES.map((one) => ({ value: one, label: ROLE_NAMES[one].name }))}
          value={role}
          onChange={(value) => setRole(CHARTER_ROLES.find((one) => one === value) ?? role)}
          error={form.errors.role}
        />
        <FormButtons words="Add to the network" busyWords="Adding…" busy={form.busy} onCancel={onClose} />
      </Form>
    </FormPanel>
  );
};
