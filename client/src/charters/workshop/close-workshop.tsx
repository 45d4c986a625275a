/** Closing the workshop: everybody's way out, so it asks first (SPEC: WORK-1). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Workshop } from "@acb/schemas/workshop";
import { useState } from "react";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";
import { Part } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { Confirm } from "./confirm.tsx";

type CloseWorkshopProps = { readonly charter: CharterView; readonly workshop: Workshop };

export const CloseWorkshop = ({ charter, workshop: { guests } }: CloseWorkshopProps) => {
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const close = useFormCall("closeWorkshop", { charterId: charter.record.id }, () => {
    setAsking(false);
    announce("The workshop is closed. Its guests are out.");
  });
  const inside = guests.filter(({ state }) => state === "admitted").length;
  return (
    <Part title="Close the workshop">
      <p>The code is dead then, and every guest is out. What they wrote stays, under their names.</p>
      <ButtonRow>
        <Button ref={passFocusOn} variant="danger" onClick={() => setAsking(true)}>
          Close the workshop
        </Button>
      </ButtonRow>
      <Confirm
        open={asking}
        title="Close the workshop?"
        words="Close it"
        otherwise="Keep it open"
        busy={close.busy}
        failure={close.failure}
        onConfirm={() => close.send({})}
        onClose={() => setAsking(false)}
      >
        <p>
          {inside === 0
            ? "No guest is in."
            : inside === 1
              ? "One guest is out at once."
              : `${inside} guests are out at once.`}{" "}
          The code cannot be used again: another workshop has another code.
        </p>
      </Confirm>
    </Part>
  );
};
