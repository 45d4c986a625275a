/** Asks the organisation's sponsor and anchor lead for a mandate, by a mail. */
import { useState } from "react";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button } from "../../ui/button.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";
import { useAnnounce } from "../../ui/live-region.tsx";

type AskForMandateProps = {
  readonly charterId: string;
  readonly organisationId: string;
  readonly power: "decide" | "prepare";
};

/** Asking again within a day sends no second mail. */
export const AskForMandate = ({ power, ...params }: AskForMandateProps) => {
  const announce = useAnnounce();
  const [hasAsked, setHasAsked] = useState(false);
  const ask = useFormCall("askForMandate", params, () => {
    setHasAsked(true);
    announce("They have a mail from you.");
  });
  return (
    <>
      {hasAsked ? (
        <p>They have a mail from you. Come back to this page when they have answered.</p>
      ) : (
        <p>
          <Button ref={passFocusOn} onClick={() => ask.send({ power })}>
            {ask.busy ? "Asking…" : "Ask for a mandate"}
          </Button>
        </p>
      )}
      <CallFailure failure={ask.failure} />
    </>
  );
};
