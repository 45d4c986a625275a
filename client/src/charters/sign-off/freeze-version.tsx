/** Freezing the draft, once this person's own edits are saved: a name for the version, then it never changes again. */
import { type ReactNode, useState } from "react";
import { FormErrors, fieldId } from "../../api/form-errors.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { useMe } from "../../session/session-context.tsx";
import { Button, ButtonLink, ButtonRow } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea, TextField } from "../../ui/fields.tsx";
import { FormButtons } from "../../ui/form-buttons.tsx";
import { Form } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useHasUnsaved } from "../unsaved-edits.ts";

const FORM = "freeze";

export const FreezeVersion = ({ charterId }: { readonly charterId: string }) => {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Freeze the draft
      </Button>
      <Dialog open={open} title="Freeze the draft as a version" onClose={close}>
        <WhenSaved charterId={charterId}>
          <FreezeForm charterId={charterId} onClose={close} />
        </WhenSaved>
      </Dialog>
    </>
  );
};

type WhenSavedProps = { readonly charterId: string; readonly children: ReactNode };

/** Edits that only this device has would be missing in the version, so they come first. */
const WhenSaved = ({ charterId, children }: WhenSavedProps) => {
  const { person } = useMe();
  if (!useHasUnsaved(person.id, charterId)) return children;
  return (
    <>
      <Notice tone="care" title="Some of your own edits may not have reached the server yet" role="status">
        <p>They are kept on this device. Open the draft and wait until it says “Saved”, then freeze it.</p>
      </Notice>
      <ButtonRow>
        <ButtonLink variant="primary" href={`/charters/${charterId}`}>
          Open the draft
        </ButtonLink>
      </ButtonRow>
    </>
  );
};

type FreezeFormProps = { readonly charterId: string; readonly onClose: () => void };

const FreezeForm = ({ charterId, onClose }: FreezeFormProps) => {
  const announce = useAnnounce();
  const [label, setLabel] = useState("");
  const [changeNote, setChangeNote] = useState("");
  const form = useFormCall("freezeVersion", { charterId }, (version) => {
    announce(`Version ${version.number} is frozen.`);
    onClose();
  });
  return (
    <Form onSubmit={() => form.send({ label, changeNote })}>
      <FormErrors form={FORM} errors={form.errors} failure={form.failure} attempt={form.attempt} />
      <p>
        The version keeps the text as it is now, for ever. Everybody can go on writing in the draft. The
        server first stores every edit of others that has reached it; what somebody wrote offline stays in the
        draft.
      </p>
      <TextField
        id={fieldId(FORM, "label")}
        label="Name of the version"
        hint="For example “For the boards in January”."
        width="full"
        value={label}
        onChange={setLabel}
        error={form.errors.label}
      />
      <TextArea
        id={fieldId(FORM, "changeNote")}
        label="What changed since the last version"
        optional
        rows={3}
        value={changeNote}
        onChange={setChangeNote}
        error={form.errors.changeNote}
      />
      <FormButtons
        words="Freeze the draft"
        busyWords="Freezing the draft…"
        busy={form.busy}
        onCancel={onClose}
      />
    </Form>
  );
};
