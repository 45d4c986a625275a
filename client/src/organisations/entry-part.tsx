/** The entry of an organisation: code, places, headcount, sites; its leads and administrators change it. */
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Part } from "../ui/layout.tsx";
import { SummaryList } from "../ui/summary-list.tsx";
import { EntryForm, LABELS, PLACES } from "./entry-form.tsx";
import { LogoOf } from "./logo.tsx";
import type { PartProps } from "./part-props.ts";

export const EntryPart = ({ record }: PartProps) => {
  const [changing, setChanging] = useState(false);
  return (
    <Part
      title="About"
      actions={
        record.may.includes("keep") && !changing ? (
          <Button onClick={() => setChanging(true)}>Change the entry</Button>
        ) : undefined
      }
    >
      <LogoOf record={record} />
      {changing ? (
        <EntryForm id={record.organisation.id} profile={record.profile} onClose={() => setChanging(false)} />
      ) : (
        <SummaryList
          facts={PLACES.map((place) => ({ name: LABELS[place], value: printed(record.profile[place]) }))}
        />
      )}
    </Part>
  );
};

const printed = (value: string | number | null): string =>
  value === null || value === "" ? "Not given" : value.toLocaleString("en-GB");
