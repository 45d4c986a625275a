/** Much of the text was deleted while this page is open: where it is kept (SPEC: server, SY28). */
import { useEffect, useState } from "react";
import { useEditing } from "../../../editor/editing.ts";
import { Button } from "../../../ui/button.tsx";
import { passFocusOn } from "../../../ui/form-focus.ts";
import { Notice } from "../../../ui/notice.tsx";

export const DeletedNotice = () => {
  const { connection } = useEditing();
  const [deleted, setDeleted] = useState<{ readonly version: number; readonly by: string } | null>(null);
  useEffect(
    () =>
      connection.onEvent((event) => {
        if (event.type === "text.deleted") setDeleted(event);
      }),
    [connection],
  );
  if (deleted === null) return null;
  return (
    <Notice tone="care" role="alert" title={`${deleted.by} deleted a large part of the text`}>
      <p>The text as it was before is kept in version {deleted.version}.</p>
      <Button ref={passFocusOn} size="compact" onClick={() => setDeleted(null)}>
        Close this notice
      </Button>
    </Notice>
  );
};
