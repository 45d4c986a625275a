/** A button for what is not undone by pressing it again: it asks first, over the page, and says what follows (SPEC: client, ASK-1). */
import { type ReactNode, useState } from "react";
import { Button, ButtonRow } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { passFocusOn } from "./form-focus.ts";
import { Stack } from "./layout.tsx";
import { Notice } from "./notice.tsx";

export type Asking = { readonly open: boolean; readonly ask: () => void; readonly close: () => void };
type Answering = Pick<Asking, "open" | "close">;

/** Close it when what was asked about is done; after a refusal it stays open, with the reason. */
export const useAsking = (): Asking => {
  const [open, setOpen] = useState(false);
  return { open, ask: () => setOpen(true), close: () => setOpen(false) };
};

export type AskingAbout<Thing> = Answering & {
  /** What the question is about, as it was when it was asked; `null` before the first question. */
  readonly about: Thing | null;
  /** The key of the question: each one starts anew, without the refusal of the one before it. */
  readonly key: number;
  readonly ask: (about: Thing) => void;
};

/**
 * For a question about one of many. Draw it outside of the table or list: there it stays, while the row that it was asked
 * in moves, goes, or is drawn in another form.
 */
export const useAskingAbout = <Thing,>(): AskingAbout<Thing> => {
  const { open, ask, close } = useAsking();
  const [{ about, key }, setAsked] = useState<{ readonly about: Thing | null; readonly key: number }>({
    about: null,
    key: 0,
  });
  return {
    open,
    close,
    about,
    key,
    ask: (next) => {
      setAsked({ about: next, key: key + 1 });
      ask();
    },
  };
};

type QuestionProps = {
  readonly asking: Answering;
  /** The question. */
  readonly title: string;
  /** What follows from it. */
  readonly children: ReactNode;
  /** What the answer does, in the words of its button, and the same while it is being done. */
  readonly words: string;
  readonly busyWords: string;
  readonly busy: boolean;
  /** Says that what was asked about is over, as somebody else was quicker: there is nothing left to answer. */
  readonly over?: string | null;
  /** Why it was refused, when it was. */
  readonly failure: ReactNode;
  readonly onConfirm: () => void;
};

type AskFirstProps = Omit<QuestionProps, "asking"> & {
  readonly asking: Asking;
  /** What stands in the button on the page, with what it is done to for those who hear it. */
  readonly button: ReactNode;
  readonly look?: { readonly size?: "normal" | "compact"; readonly variant?: "secondary" | "quiet" };
};

/** Nothing is done before the question is answered. The button may go away with its row: the focus is passed on. */
export const AskFirst = ({ button, look, asking, ...question }: AskFirstProps) => (
  <>
    <Button {...look} ref={passFocusOn} onClick={asking.ask}>
      {button}
    </Button>
    <Question asking={asking} {...question} />
  </>
);

/** The question alone, where its button may go while it is asked: it stays over the page. */
export const Question = ({ asking, title, children, failure, over = null, ...answer }: QuestionProps) => (
  <Dialog open={asking.open} title={title} onClose={asking.close}>
    <Stack>
      {children}
      {over === null ? failure : <Notice role="status" title={over} />}
      {over === null ? (
        <ButtonRow>
          <Button variant="danger" onClick={answer.onConfirm}>
            {answer.busy ? answer.busyWords : answer.words}
          </Button>
          <Button variant="quiet" onClick={asking.close}>
            Cancel
          </Button>
        </ButtonRow>
      ) : (
        <ButtonRow>
          <Button onClick={asking.close}>Go back</Button>
        </ButtonRow>
      )}
    </Stack>
  </Dialog>
);
