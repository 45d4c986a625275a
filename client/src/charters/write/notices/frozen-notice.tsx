/** A version that was frozen while this page is open: the draft goes on. */
import { useEffect, useState } from "react";
import { useEditing } from "../../../editor/editing.ts";
import { Button, ButtonLink, ButtonRow } from "../../../ui/button.tsx";
import { passFocusOn } from "../../../ui/form-focus.ts";
import { Notice } from "../../../ui/notice.tsx";
import { useWriting } from "../writing/writing.ts";

export const FrozenNotice = () => {
  const { charter } = useWriting();
  const { connection } = useEditing();
  const [frozen, setFrozen] = useState<{ readonly number: number; readonly by: string } | null>(null);
  useEffect(
    () =>
      connection.onEvent((event) => {
        if (event.type === "version.frozen") setFrozen(event);
      }),
    [connection],
  );
  if (frozen === null) return null;
  return (
    <Notice tone="good" role="status" title={`Version ${frozen.number} was frozen by ${frozen.by}`}>
      <p>That text does not change any more. You can go on writing: the draft is separate.</p>
      <ButtonRow>
        <ButtonLink variant="primary" size="compact" href={`/charters/${charter.record.id}/sign-off`}>
          Go to sign-off
        </ButtonLink>
        <Button ref={passFocusOn} size="compact" onClick={() => setFrozen(null)}>
          Go on writing
        </Button>
      </ButtonRow>
    </Notice>
  );
};
