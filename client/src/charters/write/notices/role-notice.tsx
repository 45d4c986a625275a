/** Somebody changed what this person may do while the page was open. */
import { useState } from "react";
import { useStore } from "../../../store/use-store.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { passFocusOn } from "../../../ui/form-focus.ts";
import { Notice } from "../../../ui/notice.tsx";
import { useWriting } from "../writing/writing.ts";

export const RoleNotice = () => {
  const { charter, connectionState } = useWriting();
  const isRefused = useStore(connectionState).kind === "refused";
  const may = charter.may.includes("write");
  const [before, setBefore] = useState(may);
  const [hidden, setHidden] = useState(true);
  if (before !== may) {
    setBefore(may);
    setHidden(false);
  }
  // Refused words are the graver news, and say the same.
  if (hidden || isRefused) return null;
  return (
    <Notice
      tone={may ? "good" : "care"}
      role="status"
      title={may ? "You may write in this charter now" : "You may read this charter now, not write in it"}
    >
      <p>Your role was changed by somebody who runs the charter.</p>
      <ButtonRow>
        <Button ref={passFocusOn} size="compact" onClick={() => setHidden(true)}>
          Close this notice
        </Button>
      </ButtonRow>
    </Notice>
  );
};
