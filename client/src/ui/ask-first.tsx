/** A button for what is not undone by pressing it again: it asks first, over the page, and says what follows (SPEC: client, ASK-1). */
import { type ReactNode, useState } from "react";
import { Button, ButtonRow } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { passFocusOn } from "./form-focus.ts";
import { Stack } from "./layout.tsx";

export type Asking = { readonly open: boolean; readonly ask: () => void; readonly close: () => void };

/** Close it when what was asked about is done; after a refusal it stays open, with the reason. */
export const useAsking = (): Asking => {
  const [open, setOpen] = useState(false);
  return { open, ask: () => setOpen(true), close: () => setOpen(false) };
};

type QuestionProps = {
  readonly asking: Asking;
  /** The question. */
  readonly title: string;
  /** What follows from it. */
  readonly children: ReactNode;
  /** What the answer does, in the words of its button, and the same while it is being done. */
  readonly words: string;
  readonly busyWords: string;
  readonly busy: boolean;
  /** Why it was refused, when it was. */
  readonly failure: ReactNode;
  readonly onConfirm: () => void;
};

type AskFirstProps = QuestionProps & {
  /** What stands in the button on the page, with what it is done to for those who hear it. */
  readonly button: ReactNode;
  readonly look?: { readonly size?: "normal" | "compact"; readonly variant?: "secondary" | "quiet" };
};

/** Nothing is done before the question is answered. The button may go away with its row: the focus is passed on. */
export const AskFirst = ({ button, look, ...question }: AskFirstProps) => (
  <>
    <Button {...look} ref={passFocusOn} onClick={question.asking.ask}>
      {button}
    </Button>
    <Question {...question} />
  </>
);

/** The question alone, where its button may go while it is asked: it stays over the page. */
export const Question = ({ asking, title, children, failure, ...answer }: QuestionProps) => (
  <Dialog open={asking.open} title={title} onClose={asking.close}>
    <Stack>
      {children}
      {failure}
      <ButtonRow>
        <Button variant="danger" onClick={answer.onConfirm}>
          {answer.busy ? answer.busyWords : answer.words}
        </Button>
        <Button variant="quiet" onClick={asking.close}>
          Cancel
        </Button>
      </ButtonRow>
    </Stack>
  </Dialog>
);
