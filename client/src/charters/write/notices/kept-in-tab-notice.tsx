/** A browser that keeps nothing for this site, or has no room left: said before the connection is lost, not after. */
import { useState } from "react";
import { useStore } from "../../../store/use-store.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { passFocusOn } from "../../../ui/form-focus.ts";
import { Notice } from "../../../ui/notice.tsx";
import { useWriting } from "../writing/writing.ts";

export const KeptInTabNotice = () => {
  const { charter, connectionState } = useWriting();
  const state = useStore(connectionState);
  const [hidden, setHidden] = useState(false);
  const isInTabOnly = state.kind !== "opening" && state.kept === "tab";
  if (hidden || !isInTabOnly || !charter.may.includes("write")) return null;
  return (
    <Notice tone="care" role="status" title="This browser keeps no copy of your words">
      <p>
        What has not been saved is kept only while this tab is open: leave it open when the connection is
        lost. Storage for this site is blocked or full.
      </p>
      <ButtonRow>
        <Button ref={passFocusOn} size="compact" onClick={() => setHidden(true)}>
          Close this notice
        </Button>
      </ButtonRow>
    </Notice>
  );
};
