/** Opening a sign-off round: which version, and by when. Every partner is asked. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Version } from "@acb/schemas/version";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { useState } from "react";
import { FormErrors, fieldId } from "../../api/form-errors.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { DateField, SelectField } from "../../ui/fields.tsx";
import { FormButtons } from "../../ui/form-buttons.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";
import { Form } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { RoundReadiness } from "./round-readiness.tsx";

const FORM = "open-round";

type OpenRoundProps = { readonly charter: CharterView; readonly versions: readonly Version[] };

export const OpenRound = (props: OpenRoundProps) => {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button ref={passFocusOn} variant="primary" onClick={() => setOpen(true)}>
        Open a sign-off round
      </Button>
      <Dialog open={open} title="Open a sign-off round" onClose={close}>
        <OpenRoundForm {...props} onClose={close} />
      </Dialog>
    </>
  );
};

const OpenRoundForm = ({ charter, versions, onClose }: OpenRoundProps & { readonly onClose: () => void }) => {
  const announce = useAnnounce();
  const [versionId, setVersionId] = useState<string>(versions[0]?.id ?? "");
  const [dueOn, setDueOn] = useState("");
  const [today] = useState(() => londonDate(new Date()));
  const form = useFormCall("openRound", { charterId: charter.record.id }, () => {
    announce("The round is open and the signatories have been written to.");
    onClose();
  });
  return (
    <Form onSubmit={() => form.send({ versionId, dueOn })}>
      <FormErrors form={FORM} errors={form.errors} failure={form.failure} attempt={form.attempt} />
      <p>
        {charter.partners.length === 1 ? "One partner is" : `All ${charter.partners.length} partners are`}{" "}
        asked to sign this exact text, and all of them have to sign. The list of partners stays as it is while
        the round is open.
      </p>
      <SelectField
        id={fieldId(FORM, "versionId")}
        label="Version"
        width="full"
        options={versions.map(({ id, number, label }) => ({
          value: id,
          label: `Version ${number}: ${label}`,
        }))}
        value={versionId}
        onChange={setVersionId}
        error={form.errors.versionId}
      />
      <DateField
        id={fieldId(FORM, "dueOn")}
        label="Decide by"
        hint="The whole of that day counts. Leave time for board papers and the meeting."
        min={today}
        value={dueOn}
        onChange={setDueOn}
        error={form.errors.dueOn}
      />
      <RoundReadiness charter={charter} dueOn={dueOn} />
      <FormButtons
        words="Open the round"
        busyWords="Opening the round…"
        busy={form.busy}
        onCancel={onClose}
      />
    </Form>
  );
};
