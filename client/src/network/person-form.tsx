/** Adding a person, or changing one in their place; a person may belong to several organisations. */
import type { OrganisationId } from "@acb/schemas/ids";
import type { Organisation, Person } from "@acb/schemas/people";
import { living } from "@acb/shared/access/living";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { Checkbox, CheckboxGroup } from "../ui/choice-group.tsx";
import { TextField } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { FormPanel } from "../ui/form-panel.tsx";
import { Form } from "../ui/layout.tsx";

type PersonFormProps = {
  readonly person?: Person;
  readonly organisations: readonly Organisation[];
  readonly startWith?: OrganisationId;
  readonly onDone: (person: Person) => void;
  readonly onCancel: () => void;
};

const EMPTY = { name: "", email: "", jobTitle: "", administrator: false } as const;

export const PersonForm = ({ person, organisations, startWith, onDone, onCancel }: PersonFormProps) => {
  const form = useId();
  const [values, setValues] = useState(() => ({
    ...EMPTY,
    organisationIds: startWith === undefined ? [] : [startWith],
    ...bodyOf(person),
  }));
  const add = useFormCall("addPerson", {}, onDone);
  const change = useFormCall("changePerson", { personId: person?.id ?? "" }, onDone);
  const { send, errors, failure, attempt, busy } = person === undefined ? add : change;
  const set = (some: Partial<typeof values>): void => setValues((before) => ({ ...before, ...some }));
  const text = (place: "name" | "email" | "jobTitle") => ({
    id: fieldId(form, place),
    value: values[place],
    onChange: (value: string) => set({ [place]: value }),
    error: errors[place],
  });
  return (
    <FormPanel
      level={person === undefined && startWith === undefined ? 2 : 3}
      title={person === undefined ? "Add a person" : `Change ${person.name}`}
    >
      <Form onSubmit={() => send(values)}>
        <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
        <TextField {...text("name")} label="Name" />
        <TextField {...text("email")} label="E-mail address" hint="Sign-in links go there." type="email" />
        <TextField {...text("jobTitle")} label="Job title" optional />
        <CheckboxGroup
          id={fieldId(form, "organisationIds")}
          legend="Organisations"
          hint="One or more. A person can decide only for their own."
          scroll={living(organisations).length > 6}
          choices={living(organisations).map(({ id, name }) => ({ value: id, label: name }))}
          value={values.organisationIds}
          onChange={(organisationIds) => set({ organisationIds: [...organisationIds] })}
          error={errors.organisationIds}
        />
        <Checkbox
          id={fieldId(form, "administrator")}
          label="Administrator of the network"
          hint="Adds organisations and people, and reads the outbox. It gives no role in any charter."
          checked={values.administrator}
          onChange={(administrator) => set({ administrator })}
        />
        <FormButtons
          words={person === undefined ? "Add the person" : "Save the changes"}
          busyWords="Saving…"
          busy={busy}
          onCancel={onCancel}
        />
      </Form>
    </FormPanel>
  );
};

const bodyOf = (person: Person | undefined): Partial<Omit<Person, "id">> => {
  if (person === undefined) return {};
  const { id: _, ...body } = person;
  return body;
};
