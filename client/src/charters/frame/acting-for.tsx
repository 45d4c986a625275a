/** For which of their organisations somebody writes in a charter; shown to whoever has more than one. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { useId } from "react";
import { ApiError } from "../../api/api-error.ts";
import { FailureNotice } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { SelectField } from "../../ui/fields.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";

export const ActingFor = ({ charter }: { readonly charter: CharterView }) => {
  const id = useId();
  const announce = useAnnounce();
  const { send, failure, busy } = useFormCall("actFor", { charterId: charter.record.id }, (changed) => {
    const name = changed.mayActFor.find((one) => one.id === changed.actsFor)?.name ?? "your organisation";
    announce(`You write for ${name} in this charter now.`);
  });
  if (charter.mayActFor.length < 2) return null;
  return (
    <>
      <SelectField
        id={id}
        label="You write here for"
        options={charter.mayActFor.map((one) => ({ value: one.id, label: one.name }))}
        value={charter.actsFor ?? ""}
        onChange={(organisationId) => send({ organisationId })}
        disabled={busy}
      />
      {failure === null ? null : <FailureNotice error={new ApiError(failure)} />}
    </>
  );
};
