/** One undo history per person across all fields of a charter, of their own edits only (invariant I-12, SPEC: LIVE-6). */
import { createUndoManager, lendUndoManager } from "@acb/shared/document/undo";
import type * as Y from "yjs";
import { noteTouched, writesIn } from "./touched-by-step.ts";

export { OUTSIDE_HISTORY, OWN_EDIT } from "@acb/shared/document/undo";

export type UndoHistory = {
  readonly manager: Y.UndoManager;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What follows is a step of its own: called when another field is entered. */
  readonly startStep: () => void;
  /** Forgets the steps that would write in a section for which this holds. */
  readonly dropStepsIn: (isMeant: (sectionId: string) => boolean) => void;
  readonly subscribe: (onChange: () => void) => () => void;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  readonly destroy: () => void;
};

/** Watches the whole document. */
export const createUndoHistory = (ydoc: Y.Doc): UndoHistory => {
  const manager = createUndoManager(ydoc);
  const events = ["stack-item-added", "stack-item-popped", "stack-cleared", "stack-item-updated"] as const;
  for (const event of ["stack-item-added", "stack-item-updated"] as const)
    manager.on(event, ({ stackItem, changedParentTypes }) => noteTouched(stackItem, changedParentTypes));
  return {
    manager,
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    startStep: () => manager.stopCapturing(),
    dropStepsIn: (isMeant) => {
      const stays = (step: (typeof manager.undoStack)[number]) => !writesIn(step, ydoc, isMeant);
      manager.undoStack = manager.undoStack.filter(stays);
      manager.redoStack = manager.redoStack.filter(stays);
      manager.stopCapturing();
      manager.emit("stack-cleared", [{ undoStackCleared: false, redoStackCleared: false }]);
    },
    subscribe: (onChange) => {
      for (const event of events) manager.on(event, onChange);
      return () => {
        for (const event of events) manager.off(event, onChange);
      };
    },
    canUndo: () => manager.undoStack.length > 0,
    canRedo: () => manager.redoStack.length > 0,
    destroy: () => manager.destroy(),
  };
};

/** The history as one text editor may use it: an editor that closes takes its listeners along and nothing else. */
export const lendUndoHistory = ({ manager }: UndoHistory) => lendUndoManager(manager);
