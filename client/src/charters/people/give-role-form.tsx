/** Giving a person a role; for a signatory or preparer also the organisation that they act for. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Organisation, Person } from "@acb/schemas/people";
import { isOrganisationRole, ROLE_NAMES, ROLES, type Role } from "@acb/schemas/role";
import { useState } from "react";
import { FormErrors, fieldId } from "../../api/form-errors.tsx";
import { Loaded } from "../../api/loaded.tsx";
import { useApi } from "../../api/use-api.ts";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField } from "../../ui/fields.tsx";
import { Form } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import styles from "./people.module.css";

const FORM = "give-role";
const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role].name }));

export const GiveRoleForm = ({ charter }: { readonly charter: CharterView }) => {
  const people = useApi("listPeople", {});
  return (
    <Loaded query={people} what="people">
      {(everybody) => <GiveRole charter={charter} everybody={everybody} />}
    </Loaded>
  );
};

type GiveRoleProps = { readonly charter: CharterView; readonly everybody: readonly Person[] };

const GiveRole = ({ charter, everybody }: GiveRoleProps) => {
  const announce = useAnnounce();
  const [personId, setPersonId] = useState("");
  const [role, setRole] = useState<Role>("writer");
  const [organisationId, setOrganisationId] = useState("");
  const person = everybody.find(({ id }) => id === personId);
  const form = useFormCall("giveRole", { charterId: charter.record.id }, () => {
    announce(`${person?.name ?? "The person"} is now ${ROLE_NAMES[role].name.toLowerCase()}.`);
    setPersonId("");
    setOrganisationId("");
  });
  const send = () =>
    form.send(isOrganisationRole(role) ? { personId, role, organisationId } : { personId, role });
  return (
    <Form onSubmit={send}>
      <FormErrors form={FORM} errors={inWords(form.errors)} failure={form.failure} attempt={form.attempt} />
      <div className={styles.give}>
        <SelectField
          id={fieldId(FORM, "personId")}
          label="Person"
          emptyLabel="Choose a person"
          options={everybody.map(({ id, name }) => ({ value: id, label: name }))}
          value={personId}
          onChange={setPersonId}
          error={inWords(form.errors).personId}
        />
        <SelectField
          id={fieldId(FORM, "role")}
          label="Role"
          options={ROLE_OPTIONS}
          value={role}
          onChange={(value) => setRole(ROLES.find((one) => one === value) ?? "writer")}
        />
        {isOrganisationRole(role) ? (
          <SelectField
            id={fieldId(FORM, "organisationId")}
            label={role === "signatory" ? "Decides for" : "Prepares for"}
            emptyLabel="Choose an organisation"
            options={mayDecideFor(charter, person).map(({ id, name }) => ({ value: id, label: name }))}
            value={organisationId}
            onChange={setOrganisationId}
            error={inWords(form.errors).organisationId}
          />
        ) : null}
        <Button type="submit" variant="primary">
          {form.busy ? "Giving the role…" : "Give the role"}
        </Button>
      </div>
    </Form>
  );
};

/** The partners that the person belongs to. */
const mayDecideFor = (charter: CharterView, person: Person | undefined): readonly Organisation[] =>
  charter.partners.filter(({ id }) => person?.organisationIds.includes(id) ?? false);

/** An empty choice fails as an id of the wrong shape; people need to hear what to choose. */
const inWords = (errors: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...errors,
  ...("personId" in errors ? { personId: "Choose a person" } : {}),
  ...("organisationId" in errors ? { organisationId: "Choose the organisation they act for" } : {}),
});
