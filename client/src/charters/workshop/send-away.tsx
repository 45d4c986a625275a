/** Sending a guest away, or not letting them in: it asks first (SPEC: WORK-1). */
import type { Guest } from "@acb/schemas/workshop";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { AskFirst, useAsking } from "../../ui/ask-first.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";

type SendAwayProps = { readonly charterId: string; readonly guest: Guest };

export const SendAway = ({ charterId, guest: { personId, name, state } }: SendAwayProps) => {
  const announce = useAnnounce();
  const asking = useAsking();
  const away = useFormCall("sendGuestAway", { charterId }, () => {
    asking.close();
    announce(`${name} is out.`);
  });
  return (
    <AskFirst
      asking={asking}
      button={
        <>
          Send away<span className="visually-hidden"> {name}</span>
        </>
      }
      look={{ size: "compact" }}
      title={`Send ${name} away?`}
      words="Send away"
      busyWords="Sending away…"
      busy={away.busy}
      failure={<CallFailure failure={away.failure} />}
      onConfirm={() => away.send({ personId })}
    >
      <p>
        {state === "admitted"
          ? "They are out at once. What they wrote stays, under their name."
          : "They are told that they were not let in."}{" "}
        You can let them in again while the workshop is open.
      </p>
    </AskFirst>
  );
};
