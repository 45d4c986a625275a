/** One person in an organisation's list: facts, and in their place the form that an administrator opened (SPEC: client, Network). */
import type { Organisation, Person } from "@acb/schemas/people";
import { type ComponentType, useState } from "react";
import { useMe } from "../session/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { Tag } from "../ui/tag.tsx";
import styles from "./network.module.css";
import { EraseButton, ErasureForm } from "./person-erasure.tsx";
import { PersonForm } from "./person-form.tsx";
import { ResetSecondStepButton, ResetSecondStepForm, SecondStepFacts } from "./person-second-step.tsx";
import { SuspendForm, SuspensionButton, SuspensionFacts } from "./person-suspension.tsx";
import type { RowFormProps } from "./row-form-props.ts";

const ChangeForm = ({ onDone, ...props }: RowFormProps) => (
  <PersonForm {...props} onDone={(changed) => onDone(`${changed.name} has been changed.`)} />
);

const ROW_FORMS = {
  changing: ChangeForm,
  suspending: SuspendForm,
  resetting: ResetSecondStepForm,
  erasing: ErasureForm,
} as const satisfies Readonly<Record<string, ComponentType<RowFormProps>>>;
type OpenForm = keyof typeof ROW_FORMS;

type PersonRowProps = { readonly person: Person; readonly organisations: readonly Organisation[] };

export const PersonRow = ({ person, organisations }: PersonRowProps) => {
  const announce = useAnnounce();
  const [open, setOpen] = useState<OpenForm | null>(null);
  const RowForm = open === null ? null : ROW_FORMS[open];
  const close = () => setOpen(null);
  const done = (words: string): void => {
    close();
    announce(words);
  };
  return (
    <li className={styles.person}>
      {RowForm === null ? (
        <PersonShown person={person} onOpen={setOpen} />
      ) : (
        <RowForm person={person} organisations={organisations} onDone={done} onCancel={close} />
      )}
    </li>
  );
};

type ShownProps = { readonly person: Person; readonly onOpen: (form: OpenForm) => void };

const PersonShown = ({ person, onOpen }: ShownProps) => {
  const { administrator } = useMe().person;
  return (
    <>
      <div>
        <p className={styles.personName}>
          {person.name} {person.administrator ? <Tag tone="action">Administrator</Tag> : null}
        </p>
        {person.jobTitle === "" ? null : <p>{person.jobTitle}</p>}
        <p>
          <a href={`mailto:${person.email}`}>{person.email}</a>
        </p>
        {administrator ? (
          <>
            <SecondStepFacts person={person} />
            <SuspensionFacts person={person} />
          </>
        ) : null}
      </div>
      {administrator ? <PersonActions person={person} onOpen={onOpen} /> : null}
    </>
  );
};

const PersonActions = ({ person, onOpen }: ShownProps) => (
  <div className={styles.actions}>
    <Button size="compact" onClick={() => onOpen("changing")}>
      Change<span className="visually-hidden"> {person.name}</span>
    </Button>
    <ResetSecondStepButton person={person} onReset={() => onOpen("resetting")} />
    <SuspensionButton person={person} onSuspend={() => onOpen("suspending")} />
    <EraseButton person={person} onErase={() => onOpen("erasing")} />
  </div>
);
