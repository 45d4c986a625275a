/** Keeping a person out of the network and letting them in again, in their row; administrators alone see it (SPEC: NET-3). */
import type { Person, Suspension } from "@acb/schemas/people";
import { printMoment } from "@acb/shared/values/print-value";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { CallFailure } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { useFormCall } from "../api/use-form-call.ts";
import { useMe } from "../session/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { TextArea } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { passFocusOn } from "../ui/form-focus.ts";
import { FormPanel } from "../ui/form-panel.tsx";
import { Form } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { Tag } from "../ui/tag.tsx";
import styles from "./network.module.css";
import type { RowFormProps } from "./row-form-props.ts";

/** This person's suspension: `null` when there is none, `undefined` before it is known. One question for all rows. */
const useSuspension = (person: Person): Suspension | null | undefined => {
  const { data } = useApi("listSuspensions", {});
  return data === undefined ? undefined : (data.find(({ personId }) => personId === person.id) ?? null);
};

/** What an administrator reads beside the name. */
export const SuspensionFacts = ({ person }: { readonly person: Person }) => {
  const suspension = useSuspension(person);
  if (suspension === null || suspension === undefined) return null;
  return (
    <>
      <p>
        <Tag tone="bad">Suspended</Tag> since {printMoment(suspension.suspendedAt)}
      </p>
      <p className={styles.soft}>Why, for administrators only: {suspension.reason}</p>
    </>
  );
};

/** Nobody shuts themselves out by a slip: one's own row has no button. */
export const SuspensionButton = ({
  person,
  onSuspend,
}: {
  readonly person: Person;
  readonly onSuspend: () => void;
}) => {
  const { person: me } = useMe();
  const suspension = useSuspension(person);
  if (suspension === undefined || person.id === me.id) return null;
  if (suspension !== null) return <LiftButton person={person} />;
  return (
    <Button size="compact" onClick={onSuspend}>
      Suspend<span className="visually-hidden"> {person.name}</span>
    </Button>
  );
};

const LiftButton = ({ person }: { readonly person: Person }) => {
  const announce = useAnnounce();
  const lift = useFormCall("liftSuspension", { personId: person.id }, () =>
    announce(`The suspension of ${person.name} is lifted. They can sign in again.`),
  );
  return (
    <>
      <Button ref={passFocusOn} size="compact" onClick={() => lift.send({})}>
        {lift.busy ? "Lifting…" : "Lift the suspension"}
        <span className="visually-hidden"> of {person.name}</span>
      </Button>
      <CallFailure failure={lift.failure} />
    </>
  );
};

export const SuspendForm = ({ person, onDone, onCancel }: RowFormProps) => {
  const form = useId();
  const [reason, setReason] = useState("");
  const { send, errors, failure, attempt, busy } = useFormCall("suspendPerson", { personId: person.id }, () =>
    onDone(`${person.name} is suspended.`),
  );
  return (
    <FormPanel title={`Suspend ${person.name}`}>
      <p>
        They are signed out everywhere at once, cannot sign in, and get no mail. Their roles, their decisions
        and what they wrote stay. You can lift it at any time.
      </p>
      <Form onSubmit={() => send({ reason })}>
        <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
        <TextArea
          id={fieldId(form, "reason")}
          label="Why"
          hint="Only administrators read it."
          rows={2}
          value={reason}
          onChange={setReason}
          error={errors.reason}
        />
        <FormButtons
          words={`Suspend ${person.name}`}
          busyWords="Suspending…"
          busy={busy}
          onCancel={onCancel}
        />
      </Form>
    </FormPanel>
  );
};
