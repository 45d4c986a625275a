/** Handing prepared answers over to the signatories, who read them and record the decision (SPEC: client, DECIDE-6). */
import type { BoardRow } from "@acb/schemas/api/sign-off-routes";
import { useState } from "react";
import { FormErrors } from "../../api/form-errors.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";
import { useAnnounce } from "../../ui/live-region.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { DecisionBody } from "./decision-draft.ts";

type HandOverProps = {
  readonly charterId: string;
  readonly roundId: string;
  readonly row: Pick<BoardRow, "organisationId" | "name">;
  readonly request: DecisionBody;
  readonly onChange: () => void;
};

export const HandOver = ({ charterId, roundId, row, request, onChange }: HandOverProps) => {
  const announce = useAnnounce();
  const [isHandedOver, setIsHandedOver] = useState(false);
  const form = useFormCall(
    "prepareDecision",
    { charterId, roundId, organisationId: row.organisationId },
    () => {
      setIsHandedOver(true);
      announce(`Handed over to the signatories of ${row.name}.`);
    },
  );
  const { position, minuteVerb, authority, evidence, reason } = request;
  return (
    <>
      <FormErrors form="check" errors={{}} failure={form.failure} attempt={form.attempt} />
      {isHandedOver ? (
        <Notice tone="good" title={`Handed over to the signatories of ${row.name}`}>
          <p>You can change the answers until a signatory has recorded them.</p>
        </Notice>
      ) : (
        <Notice title="This decides nothing yet">
          <p>
            The signatories of {row.name} find the answers in their form, read them, and record the decision.
          </p>
        </Notice>
      )}
      <ButtonRow>
        {isHandedOver ? null : (
          <Button
            ref={passFocusOn}
            variant="primary"
            onClick={() => form.send({ position, minuteVerb, authority, evidence, reason })}
          >
            {form.busy ? "Handing over…" : "Hand over to the signatories"}
          </Button>
        )}
        <Button variant="quiet" onClick={onChange}>
          Change the answers
        </Button>
      </ButtonRow>
    </>
  );
};
