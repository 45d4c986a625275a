/** Somebody changed what this person may do while the page was open: their role, or whether the charter is put away. */
import { useState } from "react";
import { useStore } from "../../../store/use-store.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { passFocusOn } from "../../../ui/form-focus.ts";
import { Notice } from "../../../ui/notice.tsx";
import { useWriting } from "../writing/writing.ts";
import { putAwayWords, ROLE_CHANGED } from "./refusal-words.ts";

export const RoleNotice = () => {
  const { charter, connectionState } = useWriting();
  const isRefused = useStore(connectionState).kind === "refused";
  const may = charter.may.includes("write");
  const isPutAway = charter.record.putAwayOn !== undefined;
  const [before, setBefore] = useState({ may, isPutAway });
  const [reason, setReason] = useState<string | null>(null);
  if (before.may !== may || before.isPutAway !== isPutAway) {
    setBefore({ may, isPutAway });
    if (before.may !== may) setReason(reasonOf(before.isPutAway, isPutAway));
  }
  // Refused words are the graver news, and say the same.
  if (reason === null || isRefused) return null;
  return (
    <Notice
      tone={may ? "good" : "care"}
      role="status"
      title={may ? "You may write in this charter now" : "You may read this charter now, not write in it"}
    >
      <p>{reason}</p>
      <ButtonRow>
        <Button ref={passFocusOn} size="compact" onClick={() => setReason(null)}>
          Close this notice
        </Button>
      </ButtonRow>
    </Notice>
  );
};

const reasonOf = (wasPutAway: boolean, isPutAway: boolean): string => {
  if (wasPutAway === isPutAway) return `${ROLE_CHANGED}.`;
  return isPutAway ? putAwayWords() : "The charter was brought back.";
};
