/** A question or a short form over the page, on the browser's own modal dialog: Escape closes, focus goes back (SPEC: client, FORM-5). */
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button.tsx";
import styles from "./dialog.module.css";
import { keepFocusAt } from "./form-focus.ts";

type DialogProps = {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Its content is mounted only while it is open, so a form in it starts fresh each time. */
export const Dialog = ({ open, title, onClose, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === open) return;
    if (open) element.showModal();
    else element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onClose={({ currentTarget }) => {
        onClose();
        keepFocusAt(currentTarget);
      }}
    >
      {open ? (
        <div className={styles.content}>
          <div className={styles.head}>
            <h2 id={titleId} className={styles.title}>
              {title}
            </h2>
            <Button variant="quiet" size="compact" onClick={onClose}>
              Close
            </Button>
          </div>
          {children}
        </div>
      ) : null}
    </dialog>
  );
};
