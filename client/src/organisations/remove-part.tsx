/** Removing an organisation that was entered by mistake: offered while nothing refers to it (SPEC: client, RECORD-3). */
import { useLocation } from "wouter";
import { CallFailure } from "../api/loaded.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { AskFirst, useAsking } from "../ui/ask-first.tsx";
import { Part } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import type { PartProps } from "./part-props.ts";

export const RemovePart = ({ record: { organisation, removable } }: Pick<PartProps, "record">) => {
  const announce = useAnnounce();
  const asking = useAsking();
  const [, navigate] = useLocation();
  const { send, failure, busy } = useFormCall(
    "removeOrganisation",
    { organisationId: organisation.id },
    () => {
      navigate("/organisations");
      announce(`${organisation.name} has been removed.`);
    },
  );
  if (!removable) return null;
  return (
    <Part title="Entered by mistake">
      <p>
        No person or record refers to it. It can be removed if no charter’s text names it either. One that was
        really there is not removed: record that it left.
      </p>
      <div>
        <AskFirst
          asking={asking}
          button="Remove the organisation"
          title={`Remove ${organisation.name}?`}
          words="Remove it"
          busyWords="Removing…"
          busy={busy}
          failure={<CallFailure failure={failure} />}
          onConfirm={() => send({})}
        >
          <p>Its entry, logo and meetings are deleted. You can add it again without them.</p>
        </AskFirst>
      </div>
    </Part>
  );
};
