/** Who has a second step, and resetting it when their telephone is lost; administrators alone see it (SPEC: NET-4). */
import type { Person } from "@acb/schemas/people";
import { printMoment } from "@acb/shared/values/print-value";
import { CallFailure } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { useFormCall } from "../api/use-form-call.ts";
import { useMe } from "../session/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { FormPanel } from "../ui/form-panel.tsx";
import { Form } from "../ui/layout.tsx";
import { Tag } from "../ui/tag.tsx";
import type { RowFormProps } from "./row-form-props.ts";

/** Since when this person has one; `null` when they have none or it is not known. One question for all rows. */
const useSince = (person: Person): string | null => {
  const { data } = useApi("listSecondSteps", {});
  return data?.find(({ personId }) => personId === person.id)?.setUpAt ?? null;
};

export const SecondStepFacts = ({ person }: { readonly person: Person }) => {
  const since = useSince(person);
  if (since === null) return null;
  return (
    <p>
      <Tag tone="good">Second step</Tag> since {printMoment(since)}
    </p>
  );
};

type ButtonProps = { readonly person: Person; readonly onReset: () => void };

/** Nobody resets their own: one's own row has no button. */
export const ResetSecondStepButton = ({ person, onReset }: ButtonProps) => {
  const { person: me } = useMe();
  const since = useSince(person);
  if (since === null || person.id === me.id) return null;
  return (
    <Button size="compact" onClick={onReset}>
      Reset the second step<span className="visually-hidden"> of {person.name}</span>
    </Button>
  );
};

export const ResetSecondStepForm = ({ person, onDone, onCancel }: RowFormProps) => {
  const form = useFormCall("resetSecondStep", { personId: person.id }, () =>
    onDone(`${person.name} has no second step any more.`),
  );
  return (
    <FormPanel title={`Reset the second step of ${person.name}`}>
      <p>
        For a telephone that is lost. They are signed out everywhere, and their mail alone signs them in until
        they set up another. Be sure that it is {person.name} who asks: speak to them, do not rely on a mail.
      </p>
      <CallFailure failure={form.failure} />
      <Form onSubmit={() => form.send({})}>
        <FormButtons words="Reset it" busyWords="Resetting…" busy={form.busy} onCancel={onCancel} />
      </Form>
    </FormPanel>
  );
};
