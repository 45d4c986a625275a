/** Always in view: is it saved, undo and redo, who is here, and what comes next. */
import { Button } from "../../../ui/button.tsx";
import { useWriting } from "../writing/writing.ts";
import { StateNote, TransportNote } from "./connection-line.tsx";
import { DraftStep } from "./draft-step.tsx";
import { PeopleNames } from "./people-names.tsx";
import styles from "./top-bar.module.css";
import { UndoButtons } from "./undo-buttons.tsx";
import wide from "./wide-words.module.css";

type TopBarProps = { readonly onOutline: () => void; readonly onGuidance: () => void };

export const TopBar = ({ onOutline, onGuidance }: TopBarProps) => {
  const { mayWrite } = useWriting();
  return (
    <div className={styles.bar}>
      <StateNote />
      <TransportNote />
      {mayWrite ? <UndoButtons /> : null}
      <div className={styles.sides}>
        <span className={styles.outlineButton}>
          <Button size="compact" onClick={onOutline}>
            Sections
          </Button>
        </span>
        <span className={styles.guidanceButton}>
          <Button size="compact" onClick={onGuidance}>
            <span>
              Guidance<span className={wide.wideWords}> and people</span>
            </span>
          </Button>
        </span>
      </div>
      <PeopleNames />
      {mayWrite ? <DraftStep /> : null}
    </div>
  );
};
