/** A question before something that cannot simply be taken back; what was refused is said in the same place. */
import type { ReactNode } from "react";
import type { Failure } from "../../api/api-error.ts";
import { CallFailure } from "../../api/loaded.tsx";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Stack } from "../../ui/layout.tsx";

type ConfirmProps = {
  readonly open: boolean;
  readonly title: string;
  /** What is done, in the words of its button. */
  readonly words: string;
  /** What is done when it is not. */
  readonly otherwise: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

export const Confirm = ({
  open,
  title,
  words,
  otherwise,
  busy,
  failure,
  onConfirm,
  onClose,
  children,
}: ConfirmProps) => (
  <Dialog open={open} title={title} onClose={onClose}>
    <Stack>
      <CallFailure failure={failure} />
      {children}
      <ButtonRow>
        <Button variant="danger" onClick={onConfirm} aria-disabled={busy}>
          {words}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {otherwise}
        </Button>
      </ButtonRow>
    </Stack>
  </Dialog>
);
