/** Undo and redo of this person's own edits. */
import { useSyncExternalStore } from "react";
import { useEditing } from "../../../editor/editing.ts";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import lines from "./line-mark.module.css";
import styles from "./undo-buttons.module.css";
import wide from "./wide-words.module.css";

export const UndoButtons = () => {
  const { history } = useEditing().connection;
  const canUndo = useSyncExternalStore(history.subscribe, history.canUndo);
  const canRedo = useSyncExternalStore(history.subscribe, history.canRedo);
  // The caret stays where it is: the field that is open is the one most often undone.
  const keepFocus = (event: { readonly preventDefault: () => void }) => event.preventDefault();
  return (
    <span className={styles.undo}>
      <Button
        size="compact"
        aria-label="Undo"
        aria-disabled={!canUndo}
        title="Undo my last change"
        onMouseDown={keepFocus}
        onClick={history.undo}
      >
        <TurnMark isBack />
        <span className={wide.wideWords}>Undo</span>
      </Button>
      <Button
        size="compact"
        aria-label="Redo"
        aria-disabled={!canRedo}
        title="Redo what I undid"
        onMouseDown={keepFocus}
        onClick={history.redo}
      >
        <TurnMark />
        <span className={wide.wideWords}>Redo</span>
      </Button>
    </span>
  );
};

/** On a phone the arrow stands for the word, which is still its name. */
const TurnMark = ({ isBack = false }: { readonly isBack?: boolean }) => (
  <svg className={classNames(lines.mark, styles.turn)} viewBox="0 0 16 16" aria-hidden="true">
    <path
      d="M10 2.5l3.5 3.5-3.5 3.5M13.5 6H6.5a4 4 0 0 0 0 8H9"
      transform={isBack ? "matrix(-1 0 0 1 16 0)" : undefined}
    />
  </svg>
);
