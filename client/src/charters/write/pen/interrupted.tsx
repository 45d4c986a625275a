/** Stands where this person was writing when the pen of the section went elsewhere: why they cannot go on, and what became of their words (SPEC: PEN-3). */
import type { SectionId } from "@acb/schemas/ids";
import { useEffect, useRef } from "react";
import { useStore } from "../../../store/use-store.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import styles from "../sections/section.module.css";
import { sectionAnchor } from "../writing/anchors.ts";
import { useWriting } from "../writing/writing.ts";
import { penMeaning, penWords } from "./pens.ts";
import { usePen } from "./use-pens.ts";

type InterruptedProps = {
  readonly sectionId: SectionId /** The item's id, or the section's for its text. */;
  readonly at: string;
};

export const Interrupted = ({ sectionId, at }: InterruptedProps) => {
  const { interrupted } = useWriting();
  const { letsWrite } = usePen(sectionId);
  const isHere = useStore(interrupted) === at;
  return isHere && !letsWrite ? <Stopped sectionId={sectionId} /> : null;
};

/** Takes the focus when it appears: the field that had it is text now. */
const Stopped = ({ sectionId }: { readonly sectionId: SectionId }) => {
  const { charter, connectionState, interrupted } = useWriting();
  const { holder } = usePen(sectionId);
  const state = useStore(connectionState);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView?.({ block: "nearest" });
  }, []);
  if (holder.kind === "everybody") return null;
  const close = () => {
    interrupted.set(null);
    document.getElementById(`${sectionAnchor(sectionId)}-title`)?.focus({ preventScroll: true });
  };
  return (
    <div ref={box} tabIndex={-1} className={styles.stopped}>
      <Notice tone="care" role="alert" title={`You cannot go on writing here: ${penWords(holder, charter)}`}>
        <p>{penMeaning(holder, charter, false)}</p>
        <p>
          {state.kind === "saved"
            ? "What you typed here is saved."
            : "Your last words here may have come too late. If so, they are kept, and the top of the page offers you a copy."}
        </p>
        <Button size="compact" onClick={close}>
          Close this notice
        </Button>
      </Notice>
    </div>
  );
};
