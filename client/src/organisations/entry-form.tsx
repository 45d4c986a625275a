/** Changing the entry of an organisation: code, places, headcount, sites (SPEC: client, RECORD-2). */
import type { OrganisationProfile, ProfileChange } from "@acb/schemas/organisation";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { TextField } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { FormPanel } from "../ui/form-panel.tsx";
import { Form } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";

export const LABELS: Readonly<Record<keyof OrganisationProfile, string>> = {
  odsCode: "ODS code",
  places: "Places it serves",
  headcount: "Headcount",
  sites: "Sites",
};
const HINTS: Readonly<Partial<Record<keyof OrganisationProfile, string>>> = {
  odsCode: "The NHS organisation code, where there is one.",
  headcount: "Number of people employed, not full-time equivalents.",
};
export const PLACES = Object.keys(LABELS) as readonly (keyof OrganisationProfile)[];
const NUMBERS: readonly string[] = ["headcount", "sites"];

type EntryFormProps = {
  readonly id: string;
  readonly profile: OrganisationProfile;
  readonly onClose: () => void;
};

export const EntryForm = ({ id, profile, onClose }: EntryFormProps) => {
  const form = useId();
  const announce = useAnnounce();
  // Only what this person changed: what somebody else changes meanwhile is shown, and not undone by saving.
  const [changed, setChanged] = useState<Texts>({});
  const texts: Texts = {
    ...Object.fromEntries(PLACES.map((place) => [place, String(profile[place] ?? "")])),
    ...changed,
  };
  const { send, errors, failure, attempt, busy } = useFormCall(
    "changeProfile",
    { organisationId: id },
    () => {
      announce("The entry has been changed.");
      onClose();
    },
  );
  return (
    <FormPanel title="Change the entry">
      <Form onSubmit={() => send(changeOf(changed))}>
        <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
        {PLACES.map((place) => (
          <TextField
            key={place}
            id={fieldId(form, place)}
            label={LABELS[place]}
            hint={HINTS[place]}
            optional
            inputMode={NUMBERS.includes(place) ? "numeric" : "text"}
            width={place === "places" ? "full" : "short"}
            value={texts[place] ?? ""}
            onChange={(value) => setChanged((before) => ({ ...before, [place]: value }))}
            error={errors[place]}
          />
        ))}
        <FormButtons words="Save the entry" busyWords="Saving…" busy={busy} onCancel={onClose} />
      </Form>
    </FormPanel>
  );
};

type Texts = Readonly<Partial<Record<keyof OrganisationProfile, string>>>;

export const changeOf = ({ headcount, sites, ...words }: Texts): ProfileChange => ({
  ...words,
  ...(headcount === undefined ? {} : { headcount: toCount(headcount) }),
  ...(sites === undefined ? {} : { sites: toCount(sites) }),
});

/** People write thousands with a comma; what is no number is left to the schema to refuse. */
const toCount = (text: string): number | null => {
  const digits = text.replaceAll(/[,\s]/g, "");
  return digits === "" ? null : Number(digits);
};
