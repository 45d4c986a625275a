/** When the board or committee meets that decides for an organisation, so that a round leaves time for it. */
import type { Meeting } from "@acb/schemas/organisation";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { printDate } from "@acb/shared/values/print-value";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { CallFailure } from "../api/loaded.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { type AskingAbout, Question, useAskingAbout } from "../ui/ask-first.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { DateField, TextField } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { passFocusOn } from "../ui/form-focus.ts";
import { FormPanel } from "../ui/form-panel.tsx";
import { Form, Part } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import type { PartProps } from "./part-props.ts";

export const MeetingsPart = ({ record }: PartProps) => {
  const [adding, setAdding] = useState(false);
  const removing = useAskingAbout<Meeting>();
  const mayKeep = record.may.includes("keep");
  const { id, endedOn } = record.organisation;
  const hasEnded = endedOn !== undefined;
  return (
    <Part
      title="Board and committee meetings"
      actions={
        mayKeep && !adding ? <Button onClick={() => setAdding(true)}>Add a meeting</Button> : undefined
      }
    >
      {adding ? <MeetingForm id={id} onClose={() => setAdding(false)} /> : null}
      {removing.about === null ? null : (
        <Remove key={removing.key} record={record} meeting={removing.about} asking={removing} />
      )}
      {record.meetings.length === 0 && !adding ? (
        <EmptyState title="No meetings yet">
          <p>
            The dates of the board or committee tell when this organisation can decide at the earliest.{" "}
            {hasEnded
              ? null
              : mayKeep
                ? "Add the next one."
                : "One of its leads or an administrator adds them."}
          </p>
        </EmptyState>
      ) : null}
      {record.meetings.length === 0 ? null : (
        <Table
          caption="Meetings of the board or committee"
          captionHidden
          rows={record.meetings}
          rowKey={(meeting) => meeting.id}
          onPhone="entries"
          columns={[
            { key: "on", heading: "Meets on", namesRow: true, cell: MeetingDay },
            { key: "body", heading: "Board or committee", cell: ({ body }) => body },
            {
              key: "papers",
              heading: "Papers due by",
              cell: ({ papersDueOn }) => (papersDueOn === null ? null : printDate(papersDueOn)),
            },
            ...(mayKeep
              ? [
                  {
                    key: "remove",
                    heading: "Remove",
                    cell: (meeting: Meeting) => <RemoveButton meeting={meeting} asking={removing} />,
                  },
                ]
              : []),
          ]}
        />
      )}
    </Part>
  );
};

const MeetingDay = ({ meetsOn }: Meeting) => (
  <>
    {printDate(meetsOn)} {meetsOn < londonDate(new Date()) ? <Tag>Past</Tag> : null}
  </>
);

type RemoveProps = { readonly meeting: Meeting; readonly asking: AskingAbout<Meeting> };

const RemoveButton = ({ meeting, asking }: RemoveProps) => (
  <Button ref={passFocusOn} size="compact" onClick={() => asking.ask(meeting)}>
    Remove
    <span className="visually-hidden">
      {" "}
      the meeting of {meeting.body} on {printDate(meeting.meetsOn)}
    </span>
  </Button>
);

const Remove = ({ record, meeting, asking }: RemoveProps & Pick<PartProps, "record">) => {
  const announce = useAnnounce();
  const day = printDate(meeting.meetsOn);
  const { send, failure, busy } = useFormCall(
    "removeMeeting",
    { organisationId: record.organisation.id, meetingId: meeting.id },
    () => {
      asking.close();
      announce("The meeting has been removed.");
    },
  );
  return (
    <Question
      asking={asking}
      over={
        record.meetings.some(({ id }) => id === meeting.id) ? null : "The meeting has been removed already."
      }
      title={`Remove the meeting of ${meeting.body} on ${day}?`}
      words="Remove it"
      busyWords="Removing it…"
      busy={busy}
      failure={<CallFailure failure={failure} />}
      onConfirm={() => send({})}
    >
      <p>
        {meeting.body} on {day} then no longer counts for when this organisation can decide. You can add it
        again.
      </p>
    </Question>
  );
};

const MeetingForm = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const form = useId();
  const announce = useAnnounce();
  const [body, setBody] = useState("");
  const [meetsOn, setMeetsOn] = useState("");
  const [papersDueOn, setPapersDueOn] = useState("");
  const { send, errors, failure, attempt, busy } = useFormCall("addMeeting", { organisationId: id }, () => {
    announce("The meeting has been added.");
    onClose();
  });
  return (
    <FormPanel title="Add a meeting">
      <Form onSubmit={() => send({ body, meetsOn, papersDueOn: papersDueOn === "" ? null : papersDueOn })}>
        <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
        <TextField
          id={fieldId(form, "body")}
          label="Board or committee"
          value={body}
          onChange={setBody}
          error={errors.body}
        />
        <DateField
          id={fieldId(form, "meetsOn")}
          label="Meets on"
          value={meetsOn}
          onChange={setMeetsOn}
          error={errors.meetsOn}
        />
        <DateField
          id={fieldId(form, "papersDueOn")}
          label="Papers due by"
          optional
          value={papersDueOn}
          onChange={setPapersDueOn}
          error={errors.papersDueOn}
        />
        <FormButtons words="Add the meeting" busyWords="Adding…" busy={busy} onCancel={onClose} />
      </Form>
    </FormPanel>
  );
};
