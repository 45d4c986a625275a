/** Asks the organisation's sponsor and anchor lead for a mandate, by a mail. */
import { useState } from "react";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { useMe } from "../../session/session-context.tsx";
import { Button } from "../../ui/button.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";
import { useAnnounce } from "../../ui/live-region.tsx";

type AskForMandateProps = {
  readonly charterId: string;
  readonly organisationId: string;
  readonly power: "decide" | "prepare";
};

const ASKED = {
  mailed: "They have a mail from you.",
  kept: "Mail is not set up here: your request is in the outbox, which administrators read.",
} as const;

/** Asking again within a day sends no second mail. */
export const AskForMandate = ({ power, ...params }: AskForMandateProps) => {
  const announce = useAnnounce();
  const asked = ASKED[useMe().mailIsOn ? "mailed" : "kept"];
  const [hasAsked, setHasAsked] = useState(false);
  const ask = useFormCall("askForMandate", params, () => {
    setHasAsked(true);
    announce(asked);
  });
  return (
    <>
      {hasAsked ? (
        <p>{asked} Come back to this page when they have answered.</p>
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
