/** Who may write in a section: a governance lead gives the pen, freezes the section or opens it, and sees who did before (SPEC: SECTION-5). */
import type { PenChange, PenHolder } from "@acb/schemas/pen";
import type { SectionView } from "@acb/shared/document/layout";
import { printMoment } from "@acb/shared/values/print-value";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../../../api/form-errors.tsx";
import { Loaded } from "../../../api/loaded.tsx";
import { useApi } from "../../../api/use-api.ts";
import { useFormCall } from "../../../api/use-form-call.ts";
import { Details } from "../../../ui/details.tsx";
import { SelectField } from "../../../ui/fields.tsx";
import { FormButtons } from "../../../ui/form-buttons.tsx";
import { Form } from "../../../ui/layout.tsx";
import styles from "../sections/section.module.css";
import { useWriting } from "../writing/writing.ts";
import { penWords } from "./pens.ts";
import { usePen } from "./use-pens.ts";

type PenFormProps = { readonly section: SectionView; readonly onDone: () => void };
type Choice = { readonly value: string; readonly label: string; readonly holder: PenHolder };

export const PenForm = ({ section, onDone }: PenFormProps) => {
  const { charter } = useWriting();
  const { holder } = usePen(section.id);
  const form = useId();
  const [value, setValue] = useState(choiceOf(holder));
  const params = { charterId: charter.record.id, sectionId: section.id };
  const { send, errors, failure, attempt, busy } = useFormCall("setPen", params, onDone);
  const choices: readonly Choice[] = [
    { value: "everybody", label: "Everybody who may write", holder: { kind: "everybody" } },
    ...charter.partners.map(({ id, name }) => ({
      value: id,
      label: `Only ${name}`,
      holder: { kind: "organisation", organisationId: id } as const,
    })),
    { value: "nobody", label: "Nobody: the section is frozen", holder: { kind: "nobody" } },
  ];
  const put = () => {
    const chosen = choices.find((choice) => choice.value === value);
    if (chosen !== undefined) send({ holder: chosen.holder });
  };
  return (
    <Form onSubmit={put}>
      <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
      <SelectField
        id={fieldId(form, "holder")}
        label="Who may write here"
        hint="Everybody here is told at once, and it is kept on record. It holds for you too."
        width="full"
        value={value}
        options={choices}
        onChange={setValue}
      />
      <FormButtons words="Say who may write" busyWords="Saving…" busy={busy} onCancel={onDone} />
      <Details summary="Who had the pen before">
        <PenRecord section={section} />
      </Details>
    </Form>
  );
};

const choiceOf = (holder: PenHolder): string =>
  holder.kind === "organisation" ? holder.organisationId : holder.kind;

const PenRecord = ({ section }: { readonly section: SectionView }) => {
  const { charter } = useWriting();
  const record = useApi("getPenRecord", { charterId: charter.record.id });
  return (
    <Loaded query={record} what="the record">
      {(lines) => <Lines lines={lines.filter(({ sectionId }) => sectionId === section.id)} />}
    </Loaded>
  );
};

const Lines = ({ lines }: { readonly lines: readonly PenChange[] }) => {
  const { charter } = useWriting();
  if (lines.length === 0) return <p>Nobody: everybody who may write has written here from the start.</p>;
  return (
    <ul className={styles.record}>
      {lines.map(({ holder, by, at }) => (
        <li key={at}>
          {penWords(holder, charter) ?? "Open to everybody who may write"}: {by}, {printMoment(at)}
        </li>
      ))}
    </ul>
  );
};
