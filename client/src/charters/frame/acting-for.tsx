/** For which of their organisations somebody writes in a charter; shown to whoever has more than one. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import { useId, useState } from "react";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField } from "../../ui/fields.tsx";
import { Form } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";

/** Choosing alone changes nothing: whoever looks through the list by its arrow keys writes for the same one until they say so. */
export const ActingFor = ({ charter }: { readonly charter: CharterView }) => {
  const id = useId();
  const announce = useAnnounce();
  const actsFor = charter.actsFor ?? "";
  const [chosen, setChosen] = useState<string>(actsFor);
  const { send, failure, busy } = useFormCall("actFor", { charterId: charter.record.id }, (changed) => {
    const name = changed.mayActFor.find((one) => one.id === changed.actsFor)?.name ?? "your organisation";
    announce(`You write for ${name} in this charter now.`);
    document.getElementById(id)?.focus();
  });
  if (charter.mayActFor.length < 2) return null;
  return (
    <Form onSubmit={() => send({ organisationId: chosen })}>
      <SelectField
        id={id}
        label="You write here for"
        options={charter.mayActFor.map((one) => ({ value: one.id, label: one.name }))}
        value={chosen}
        onChange={setChosen}
      />
      {chosen === actsFor ? null : (
        <div>
          <Button type="submit">{busy ? "Changing…" : "Write for it"}</Button>
        </div>
      )}
      <CallFailure failure={failure} />
    </Form>
  );
};
