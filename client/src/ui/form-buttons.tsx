/** The foot of a form: send it, or leave without. */
import { Button, ButtonRow } from "./button.tsx";

type FormButtonsProps = {
  /** What the form does, in the words of its button. */
  readonly words: string;
  /** The same while it is being done, such as "Saving…". */
  readonly busyWords: string;
  readonly busy: boolean;
  readonly onCancel: () => void;
};

export const FormButtons = ({ words, busyWords, busy, onCancel }: FormButtonsProps) => (
  <ButtonRow>
    <Button type="submit" variant="primary">
      {busy ? busyWords : words}
    </Button>
    <Button variant="quiet" onClick={onCancel}>
      Cancel
    </Button>
  </ButtonRow>
);
