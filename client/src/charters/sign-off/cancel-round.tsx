/** Closing an open round before its date, with a reason that stays on the board. */
import { useState } from "react";
import { FormErrors, fieldId } from "../../api/form-errors.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/fields.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";
import { Form } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";

const FORM = "cancel-round";

type CancelRoundProps = { readonly charterId: string; readonly roundId: string };

export const CancelRound = (props: CancelRoundProps) => {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button ref={passFocusOn} onClick={() => setOpen(true)}>
        Close the round early
      </Button>
      <Dialog open={open} title="Close the round early" onClose={close}>
        <CancelRoundForm {...props} onClose={close} />
      </Dialog>
    </>
  );
};

const CancelRoundForm = ({ onClose, ...params }: CancelRoundProps & { readonly onClose: () => void }) => {
  const announce = useAnnounce();
  const [reason, setReason] = useState("");
  const form = useFormCall("cancelRound", params, () => {
    announce("The round is closed.");
    onClose();
  });
  return (
    <Form onSubmit={() => form.send({ reason })}>
      <FormErrors form={FORM} errors={form.errors} failure={form.failure} attempt={form.attempt} />
      <p>Decisions that were recorded stay on the board. Nobody can decide in this round any more.</p>
      <TextArea
        id={fieldId(FORM, "reason")}
        label="Reason"
        hint="Everybody in the charter can read it."
        rows={3}
        value={reason}
        onChange={setReason}
        error={form.errors.reason}
      />
      <ButtonRow>
        <Button type="submit" variant="danger">
          {form.busy ? "Closing the round…" : "Close the round"}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Keep it open
        </Button>
      </ButtonRow>
    </Form>
  );
};
