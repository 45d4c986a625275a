/** The workshop of a charter: opened, shown on the wall, its guests let in, closed. For facilitators and governance leads. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Workshop, WorkshopSettings } from "@acb/schemas/workshop";
import { useState } from "react";
import { FormErrors, fieldId } from "../../api/form-errors.tsx";
import { Loaded } from "../../api/loaded.tsx";
import { useApi } from "../../api/use-api.ts";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Checkbox, RadioGroup } from "../../ui/choice-group.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";
import { Form, Part, Stack } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { CloseWorkshop } from "./close-workshop.tsx";
import { DoorFull } from "./door-full.tsx";
import { EarlierGuests } from "./earlier-guests.tsx";
import { GuestList } from "./guest-list.tsx";
import { JoinCard } from "./join-card.tsx";

/** Guests come while the page is on the wall. */
const LOOK_EVERY_MS = 2_000;
const FORM = "workshop";
const ROLES = [
  { value: "writer", label: "Write in the draft" },
  { value: "commenter", label: "Only read" },
] as const;

export const WorkshopScreen = ({ charter }: { readonly charter: CharterView }) => {
  const now = useApi("getWorkshop", { charterId: charter.record.id }, { everyMs: LOOK_EVERY_MS });
  return (
    <Loaded query={now} what="the workshop">
      {({ workshop }) => (
        <Stack gap="wide">
          {workshop === null ? (
            <Part title="Open a workshop">
              <p>
                People in the same meeting, in a hall or in a call, come into this charter with a code, from
                their telephone or computer, without an account. They are in as long as the workshop is open.
              </p>
              <Settings
                charter={charter}
                settings={{ guestRole: "writer", admitsAll: false }}
                words={TO_OPEN}
              />
            </Part>
          ) : (
            <OpenWorkshop charter={charter} workshop={workshop} />
          )}
          {charter.may.includes("manage") ? <EarlierGuests charter={charter} /> : null}
        </Stack>
      )}
    </Loaded>
  );
};

type OpenWorkshopProps = { readonly charter: CharterView; readonly workshop: Workshop };

const OpenWorkshop = ({ charter, workshop }: OpenWorkshopProps) => (
  <>
    <DoorFull workshop={workshop} />
    <JoinCard workshop={workshop} />
    <GuestList charter={charter} workshop={workshop} />
    <Part title="What guests may do">
      <Settings charter={charter} settings={workshop} words={TO_SAVE} />
    </Part>
    <CloseWorkshop charter={charter} workshop={workshop} />
  </>
);

type SettingsWords = { readonly button: string; readonly busy: string; readonly done: string };

const TO_OPEN: SettingsWords = {
  button: "Open the workshop",
  busy: "Opening…",
  done: "The workshop is open.",
};
const TO_SAVE: SettingsWords = {
  button: "Save what guests may do",
  busy: "Saving…",
  done: "What guests may do is saved.",
};

type SettingsProps = {
  readonly charter: CharterView;
  readonly settings: WorkshopSettings;
  readonly words: SettingsWords;
};

const Settings = ({ charter, settings, words }: SettingsProps) => {
  const announce = useAnnounce();
  const [guestRole, setGuestRole] = useState(settings.guestRole);
  const [admitsAll, setAdmitsAll] = useState(settings.admitsAll);
  const form = useFormCall("openWorkshop", { charterId: charter.record.id }, () => announce(words.done));
  return (
    <Form onSubmit={() => form.send({ guestRole, admitsAll })}>
      <FormErrors form={FORM} errors={form.errors} failure={form.failure} attempt={form.attempt} />
      <RadioGroup
        id={fieldId(FORM, "guestRole")}
        legend="Guests may"
        choices={ROLES}
        value={guestRole}
        onChange={setGuestRole}
      />
      <Checkbox
        id={fieldId(FORM, "admitsAll")}
        label="Everybody with the code comes in at once"
        hint="Otherwise you let them in, one by one or all."
        checked={admitsAll}
        onChange={setAdmitsAll}
      />
      <ButtonRow>
        <Button ref={passFocusOn} type="submit" variant="primary">
          {form.busy ? words.busy : words.button}
        </Button>
      </ButtonRow>
    </Form>
  );
};
