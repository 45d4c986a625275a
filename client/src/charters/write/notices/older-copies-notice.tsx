/** The text that this device holds from before a restore: to be read and copied, and let go of on purpose (SPEC: RES-2). */
import { useEffect, useState } from "react";
import { findOlderCopies, type OlderCopy } from "../../../sync/older-copies.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Details } from "../../../ui/details.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { GiveBack } from "../../restored/give-back.tsx";
import { useWriting, WritingContext } from "../writing/writing.ts";
import { charterAsText } from "./charter-as-text.ts";
import { CopyOfText } from "./copy-of-text.tsx";

export const OlderCopiesNotice = ({ personId }: { readonly personId: string }) => {
  const { charter } = useWriting();
  const { epoch } = charter;
  const charterId = charter.record.id;
  const [copies, setCopies] = useState<readonly OlderCopy[]>([]);
  useEffect(() => {
    let isShown = true;
    void findOlderCopies({ charterId, personId, epoch }, window.indexedDB).then((found) => {
      if (isShown) setCopies(found);
    });
    return () => {
      isShown = false;
    };
  }, [charterId, personId, epoch]);
  const drop = (copy: OlderCopy) => {
    setCopies((now) => now.filter((one) => one !== copy));
    void copy.remove();
  };
  return copies.map((copy) => (
    <OlderCopyNotice key={copy.ydoc.guid} copy={copy} onRemove={() => drop(copy)} />
  ));
};

/** Says nothing of a copy that reads the same as the charter does when it is opened. */
export const OlderCopyNotice = ({
  copy,
  onRemove,
}: {
  readonly copy: OlderCopy;
  readonly onRemove: () => void;
}) => {
  const writing = useWriting();
  const [text] = useState(() => charterAsText({ ...writing, ydoc: copy.ydoc }));
  const [isNew] = useState(() => text !== charterAsText(writing));
  if (!isNew) return null;
  return (
    <Notice tone="care" title="This charter was restored from a backup">
      <p>
        This device still holds the text as it was here before. It is not part of the charter: read it, copy
        what is missing into the charter, then delete it here.
      </p>
      <ButtonRow>
        <WritingContext value={{ ...writing, ydoc: copy.ydoc }}>
          <CopyOfText />
        </WritingContext>
      </ButtonRow>
      <GiveBack copy={copy} charter={writing.charter} ydoc={writing.ydoc} />
      <Details summary="Read the text from before">
        <pre style={{ whiteSpace: "pre-wrap" }}>{text}</pre>
      </Details>
      <Details summary="Go on without this text">
        <p>This deletes the text from before the restore from this device. The charter stays as it is.</p>
        <Button size="compact" onClick={onRemove}>
          Delete the text from before
        </Button>
      </Details>
    </Notice>
  );
};
