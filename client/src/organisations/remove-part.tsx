/** Removing an organisation that was entered by mistake: offered while nothing refers to it (SPEC: client, ORG-3). */
import { useState } from "react";
import { useLocation } from "wouter";
import { CallFailure } from "../api/loaded.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Form, Part } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import type { PartProps } from "./part-props.ts";

export const RemovePart = ({ record }: Pick<PartProps, "record">) => {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!record.removable) return null;
  return (
    <Part title="Entered by mistake">
      <p>
        No charter, person or record refers to it, so it can be removed. One that was really there is not
        removed: record that it left.
      </p>
      <div>
        <Button onClick={() => setOpen(true)}>Remove the organisation</Button>
      </div>
      <Dialog open={open} title={`Remove ${record.organisation.name}`} onClose={close}>
        <RemoveForm record={record} onClose={close} />
      </Dialog>
    </Part>
  );
};

type RemoveFormProps = Pick<PartProps, "record"> & { readonly onClose: () => void };

const RemoveForm = ({ record: { organisation }, onClose }: RemoveFormProps) => {
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  const { send, failure, busy } = useFormCall(
    "removeOrganisation",
    { organisationId: organisation.id },
    () => {
      navigate("/organisations");
      announce(`${organisation.name} has been removed.`);
    },
  );
  return (
    <Form onSubmit={() => send({})}>
      <CallFailure failure={failure} />
      <p>Its entry, logo and meetings go with it. This cannot be undone; you can add it again.</p>
      <ButtonRow>
        <Button type="submit" variant="danger">
          {busy ? "Removing…" : "Remove it"}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Keep it
        </Button>
      </ButtonRow>
    </Form>
  );
};
