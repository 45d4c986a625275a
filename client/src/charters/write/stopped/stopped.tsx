/** What stands where this person was writing when that ended: it takes the focus, says why, and can be closed. */
import type { SectionId } from "@acb/schemas/ids";
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { Button } from "../../../ui/button.tsx";
import { passFocusOn } from "../../../ui/form-focus.ts";
import styles from "../sections/section.module.css";
import { sectionAnchor } from "../writing/anchors.ts";
import { useWriting } from "../writing/writing.ts";

/** What became of the last words. */
export const LAST_WORDS = {
  saved: "What you typed here is saved.",
  maybeLate:
    "Your last words here may have come too late. If so, they are kept, and the top of the page offers you a copy.",
} as const;

export type StoppedProps = { readonly sectionId: SectionId };

/** Takes the focus when it appears: the field that had it is text now. */
export const Stopped = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView?.({ block: "nearest" });
    return passFocusOn(box.current);
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of fields, and there are none.
    <div
      ref={box}
      role="group"
      aria-label={title}
      tabIndex={-1}
      className={styles.stopped}
      onKeyDown={keepInView}
    >
      {children}
    </div>
  );
};

/** Whoever is stopped in mid-sentence types on for a moment, and each space would scroll the page by a screen. */
const keepInView = (event: KeyboardEvent): void => {
  if (event.key === " " && event.target === event.currentTarget) event.preventDefault();
};

export const CloseStopped = ({ sectionId }: StoppedProps) => {
  const { interrupted } = useWriting();
  const close = () => {
    interrupted.set(null);
    document.getElementById(`${sectionAnchor(sectionId)}-title`)?.focus({ preventScroll: true });
  };
  return (
    <Button size="compact" onClick={close}>
      Close this notice
    </Button>
  );
};
