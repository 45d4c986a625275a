/** What became of an organisation: renamed, merged, split, left; administrators record it. */
import type { OrganisationChange } from "@acb/schemas/organisation";
import type { Organisation } from "@acb/schemas/people";
import { printDate } from "@acb/shared/values/print-value";
import { useState } from "react";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Part } from "../ui/layout.tsx";
import { LeavingForm } from "./leaving-form.tsx";
import type { PartProps } from "./part-props.ts";
import { SuccessionForm } from "./succession-form.tsx";

const FORMS = { leaving: LeavingForm, succession: SuccessionForm } as const;

export const HistoryPart = (props: PartProps) => {
  const { record, organisations } = props;
  const [recording, setRecording] = useState<keyof typeof FORMS | "nothing" | "recorded">("nothing");
  const RecordingForm = recording === "nothing" || recording === "recorded" ? null : FORMS[recording];
  return (
    <Part title="History">
      {record.changes.length === 0 ? (
        <p>It has kept its name and its form since it was added.</p>
      ) : (
        <ul>
          {record.changes.map((change) => (
            <li key={JSON.stringify(change)}>
              {printDate(change.on)}: {words(change, organisations)}
            </li>
          ))}
        </ul>
      )}
      {RecordingForm === null ? null : (
        <RecordingForm
          {...props}
          onRecorded={() => setRecording("recorded")}
          onCancel={() => setRecording("nothing")}
        />
      )}
      {record.may.includes("appoint") && recording === "nothing" ? (
        <ButtonRow>
          <Button onClick={() => setRecording("succession")}>Record a merger or split</Button>
          <Button onClick={() => setRecording("leaving")}>Record that it left</Button>
        </ButtonRow>
      ) : null}
    </Part>
  );
};

const words = (change: OrganisationChange, organisations: readonly Organisation[]): string => {
  const named = (ids: readonly string[]): string =>
    ids.map((id) => organisations.find((one) => one.id === id)?.name ?? "an organisation").join(" and ");
  switch (change.kind) {
    case "renamed":
      return `renamed from ${change.from} to ${change.to}.`;
    case "left":
      return `left the network. ${change.reason}`;
    case "succeeded":
      return change.from.length > 1
        ? `${named(change.from)} merged into ${named(change.to)}. ${change.basis}`
        : `${named(change.from)} was succeeded by ${named(change.to)}. ${change.basis}`;
    default:
      return change satisfies never;
  }
};
