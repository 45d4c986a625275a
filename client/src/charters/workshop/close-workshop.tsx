/** Closing the workshop: everybody's way out, so it asks first (SPEC: WORK-1). */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Workshop } from "@acb/schemas/workshop";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { AskFirst, useAsking } from "../../ui/ask-first.tsx";
import { ButtonRow } from "../../ui/button.tsx";
import { Part } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";

type CloseWorkshopProps = { readonly charter: CharterView; readonly workshop: Workshop };

const endWords = (inside: number): string => {
  if (inside === 0) return "No guest is in.";
  return inside === 1 ? "One guest is sent away at once." : `${inside} guests are sent away at once.`;
};

export const CloseWorkshop = ({ charter, workshop: { guests } }: CloseWorkshopProps) => {
  const announce = useAnnounce();
  const asking = useAsking();
  const close = useFormCall("closeWorkshop", { charterId: charter.record.id }, () => {
    asking.close();
    announce("The workshop is closed. Its guests have been sent away.");
  });
  return (
    <Part title="Close the workshop">
      <p>The code stops working and every guest is sent away. What they wrote stays, under their names.</p>
      <ButtonRow>
        <AskFirst
          asking={asking}
          button="Close the workshop"
          title="Close the workshop?"
          words="Close it"
          busyWords="Closing…"
          busy={close.busy}
          failure={<CallFailure failure={close.failure} />}
          onConfirm={() => close.send({})}
        >
          <p>
            {endWords(guests.filter(({ state }) => state === "admitted").length)} The code cannot be used
            again: another workshop has another code.
          </p>
        </AskFirst>
      </ButtonRow>
    </Part>
  );
};
