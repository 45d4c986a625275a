/** Step 2 of a new charter: what it is called, its reach, its domains and its partners. */
import type { NewCharter } from "@acb/schemas/api/charter-routes";
import type { DomainScheme } from "@acb/schemas/charter";
import type { OrganisationId } from "@acb/schemas/ids";
import { CHARTER_LABELS, LEVELS } from "@acb/schemas/options";
import type { Organisation } from "@acb/schemas/people";
import type { Template } from "@acb/schemas/template";
import { useState } from "react";
import { useLocation } from "wouter";
import { FormErrors, fieldId } from "../../api/form-errors.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { RadioGroup } from "../../ui/choice-group.tsx";
import { SelectField, TextField } from "../../ui/fields.tsx";
import { Form, Stack } from "../../ui/layout.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PartnerPicker } from "../people/partner-picker.tsx";

const FORM = "new-charter";
const LANGUAGES = [
  { value: "en-GB", label: "English" },
  { value: "cy-GB", label: "Welsh (Cymraeg)" },
] as const satisfies readonly { readonly value: NewCharter["language"]; readonly label: string }[];

type CharterDetailsStepProps = {
  readonly template: Template;
  readonly domainSchemes: readonly DomainScheme[];
  readonly organisations: readonly Organisation[];
  readonly onBack: () => void;
};

type Values = Omit<NewCharter, "partnerIds"> & { readonly partnerIds: readonly OrganisationId[] };

const startingWith = (template: Template): Values => ({
  templateKey: template.key,
  title: "",
  label: template.label,
  level: template.level,
  place: "",
  domainScheme: template.domainScheme,
  language: "en-GB",
  partnerIds: [],
});

export const CharterDetailsStep = (props: CharterDetailsStepProps) => {
  const { template, organisations, onBack } = props;
  const [, go] = useLocation();
  const [values, setValues] = useState(() => startingWith(template));
  const form = useFormCall("createCharter", {}, ({ record }) => go(`/charters/${record.id}`));
  const set = (some: Partial<Values>): void => setValues((before) => ({ ...before, ...some }));
  return (
    <Stack>
      <PageHeader title="About the charter" above={`Step 2 of 2 · ${template.name}`} />
      <Form onSubmit={() => form.send({ ...values, partnerIds: [...values.partnerIds] })}>
        <FormErrors form={FORM} errors={form.errors} failure={form.failure} attempt={form.attempt} />
        <DetailFields values={values} set={set} errors={form.errors} domainSchemes={props.domainSchemes} />
        <PartnerPicker
          id={fieldId(FORM, "partnerIds")}
          hint="They will be asked to sign. You can add and remove partners later."
          organisations={organisations}
          value={values.partnerIds}
          onChange={(partnerIds) => set({ partnerIds })}
          error={form.errors.partnerIds}
        />
        <p>You become the governance lead and a writer of this charter. Next you give roles to others.</p>
        <ButtonRow>
          <Button type="submit" variant="primary">
            {form.busy ? "Making the charter…" : "Make the charter"}
          </Button>
          <Button variant="quiet" onClick={onBack}>
            Choose another template
          </Button>
        </ButtonRow>
      </Form>
    </Stack>
  );
};

type DetailFieldsProps = {
  readonly values: Values;
  readonly set: (some: Partial<Values>) => void;
  readonly errors: Readonly<Record<string, string>>;
  readonly domainSchemes: readonly DomainScheme[];
};

const DetailFields = ({ values, set, errors, domainSchemes }: DetailFieldsProps) => (
  <>
    <TextField
      id={fieldId(FORM, "title")}
      label="Title"
      hint="As it will stand on the first page, for example “Wendle Vale Anchor Charter”."
      width="full"
      value={values.title}
      onChange={(title) => set({ title })}
      error={errors.title}
    />
    <SelectField
      id={fieldId(FORM, "label")}
      label="What do you call it?"
      options={CHARTER_LABELS}
      value={values.label}
      onChange={(label) => set({ label })}
      error={errors.label}
    />
    <SelectField
      id={fieldId(FORM, "level")}
      label="How far does it reach?"
      options={LEVELS}
      value={values.level}
      onChange={(level) => set({ level })}
      error={errors.level}
    />
    <TextField
      id={fieldId(FORM, "place")}
      label="Place"
      hint="The area it is for, as residents call it."
      optional
      value={values.place}
      onChange={(place) => set({ place })}
      error={errors.place}
    />
    <SelectField
      id={fieldId(FORM, "domainScheme")}
      label="Domains"
      hint={domainSchemes
        .find(({ key }) => key === values.domainScheme)
        ?.domains.map(({ label }) => label)
        .join("; ")}
      options={domainSchemes.map(({ key, name }) => ({ value: key, label: name }))}
      width="full"
      value={values.domainScheme}
      onChange={(domainScheme) => set({ domainScheme })}
      error={errors.domainScheme}
    />
    <RadioGroup
      id={fieldId(FORM, "language")}
      legend="Language of the charter"
      choices={LANGUAGES}
      value={values.language}
      onChange={(language) => set({ language })}
      error={errors.language}
    />
  </>
);
