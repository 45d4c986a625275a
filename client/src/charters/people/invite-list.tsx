/** Inviting a list: pasted or from a file, checked row by row, and sent when every row can be. */
import { ROLE_NAMES } from "@acb/schemas/role";
import { living } from "@acb/shared/access/living";
import { type ListedPerson, ROLE_OF_LIST, readInvitationList } from "@acb/shared/invitations/read-list";
import { sampleList } from "@acb/shared/invitations/sample-list";
import { useDeferredValue, useMemo, useState } from "react";
import { FormErrors, fieldId } from "../../api/form-errors.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button } from "../../ui/button.tsx";
import { FileField, TextArea } from "../../ui/fields.tsx";
import { FormButtons } from "../../ui/form-buttons.tsx";
import { FormPanel } from "../../ui/form-panel.tsx";
import { Form } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { Table } from "../../ui/table.tsx";
import type { InviteFormProps } from "./invite-one.tsx";
import { readTextFile } from "./read-text-file.ts";
import { sectionIdOf } from "./section-id-of.ts";
import { StartField } from "./start-field.tsx";

const FORM = "invite-list";

export const InviteList = ({ charter, organisations, onDone, onCancel }: InviteFormProps) => {
  const [text, setText] = useState("");
  const [fileProblem, setFileProblem] = useState<string>();
  const [sectionId, setSectionId] = useState("");
  const [isAsked, setAsked] = useState(false);
  const read = useDeferredValue(text);
  const list = useMemo(() => readInvitationList(read, organisations), [read, organisations]);
  const wrong = list.people.filter(({ problems }) => problems.length > 0);
  const invitations = list.people.flatMap(({ invitation }) => invitation ?? []);
  const form = useFormCall("invite", { charterId: charter.record.id }, () =>
    onDone(`${peopleOf(invitations.length)} been invited.`),
  );
  const take = async (file: File) => {
    const { text: found, problem } = await readTextFile(file);
    setFileProblem(problem ?? undefined);
    if (found !== null) setText(found);
  };
  const send = () => {
    setAsked(true);
    if (wrong.length === 0) form.send({ invitations, sectionId: sectionIdOf(sectionId) });
  };
  return (
    <FormPanel title="Invite a list">
      <Form onSubmit={send}>
        <FormErrors
          form={FORM}
          errors={byRow(form.errors, list.people)}
          failure={form.failure}
          attempt={form.attempt}
        />
        <TextArea
          id={fieldId(FORM, "invitations")}
          label="Name, e-mail address, organisation and role, a person a row"
          hint={`Copy the rows from your spreadsheet and paste them here. Without a role they are invited as ${ROLE_NAMES[ROLE_OF_LIST].name.toLowerCase()}.`}
          rows={6}
          value={text}
          onChange={setText}
          error={isAsked && list.people.length === 0 ? "Paste the list, or choose a file" : undefined}
        />
        <FileField
          id={fieldId(FORM, "file")}
          label="Or choose a file"
          hint="A CSV file, as every spreadsheet saves it."
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onFile={(file) => void take(file)}
          error={fileProblem}
        />
        <SampleList organisations={organisations} />
        {list.people.length === 0 ? null : (
          <Preview people={list.people} passedOver={list.passedOver} organisations={organisations} />
        )}
        {wrong.length === 0 ? null : (
          <Notice tone="care" title={toPutRight(wrong.length)} {...(isAsked ? { role: "alert" } : {})}>
            <p>Change the list above. Nobody is invited until every row is right.</p>
          </Notice>
        )}
        <StartField
          id={fieldId(FORM, "sectionId")}
          charterId={charter.record.id}
          value={sectionId}
          onChange={setSectionId}
        />
        <FormButtons
          words={
            wrong.length > 0 || invitations.length === 0
              ? "Send the invitations"
              : `Invite ${counted(invitations.length)}`
          }
          busyWords="Inviting…"
          busy={form.busy}
          onCancel={onCancel}
        />
      </Form>
    </FormPanel>
  );
};

/** With an organisation that can be invited, where there is one. */
const SampleList = ({ organisations }: Pick<InviteFormProps, "organisations">) => {
  const [first = { name: "" }] = living(organisations);
  const save = () =>
    saveFile({
      file: new Blob([sampleList(first)], { type: "text/csv;charset=utf-8" }),
      name: "people-to-invite.csv",
    });
  return (
    <div>
      <Button size="compact" onClick={save}>
        Save a sample list as CSV
      </Button>
    </div>
  );
};

type PreviewProps = {
  readonly people: readonly ListedPerson[];
  readonly passedOver: readonly string[];
  readonly organisations: InviteFormProps["organisations"];
};

const Preview = ({ people, passedOver, organisations }: PreviewProps) => (
  <>
    {passedOver.length === 0 ? null : <p>Not read: {passedOver.join(", ")}.</p>}
    <Table
      caption={`${counted(people.length)} in the list`}
      rows={people}
      rowKey={({ row }) => String(row)}
      onPhone="entries"
      columns={[
        { key: "name", heading: "Name", namesRow: true, cell: ({ row, name }) => name || `Row ${row}` },
        { key: "email", heading: "E-mail address", cell: ({ email }) => email },
        {
          key: "organisation",
          heading: "Organisation",
          cell: ({ organisation, invitation }) =>
            organisations.find(({ id }) => id === invitation?.organisationId)?.name ?? organisation,
        },
        { key: "state", heading: "State", cell: (person) => <State person={person} /> },
      ]}
    />
  </>
);

const State = ({ person: { row, invitation, problems } }: { readonly person: ListedPerson }) =>
  invitation === null ? (
    <strong>
      Row {row}: {problems.join(". ")}.
    </strong>
  ) : (
    `Ready, as ${ROLE_NAMES[invitation.role].name.toLowerCase()}`
  );

/** What the server finds wrong is told by the row of the list; a click leads to the list. */
const byRow = (
  errors: Readonly<Record<string, string>>,
  people: readonly ListedPerson[],
): Readonly<Record<string, string>> => {
  const words = Object.entries(errors).map(([place, message]) => {
    const person = people[Number(place.split(".")[1])];
    return person === undefined ? message : `Row ${person.row}, ${person.name}: ${message}`;
  });
  return words.length === 0 ? {} : { invitations: words.join(". ") };
};

const counted = (count: number): string => (count === 1 ? "1 person" : `${count} people`);
const peopleOf = (count: number): string => `${counted(count)} ${count === 1 ? "has" : "have"}`;
const toPutRight = (count: number): string =>
  count === 1 ? "One row needs to be put right" : `${count} rows need to be put right`;
