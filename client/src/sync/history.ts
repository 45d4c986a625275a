/** One undo history per person across all fields of a charter, of their own edits only (invariant I-12, SPEC: SY-6). */
import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

/** The origin of every change that this person makes outside a text editor. */
export const OWN_EDIT = { who: "this person" } as const;

/** The origin of what this person does and undo never takes back by deleting: putting something new in its place. */
export const OUTSIDE_HISTORY = { who: "this person, outside the history" } as const;

/** Undo empties a block of one's own words; a block that holds somebody else's words by then stays. */
const KEPT_BLOCKS = new Set([
  ...defaultProtectedNodes,
  "heading",
  "bulletList",
  "orderedList",
  "listItem",
  "blockquote",
]);

export type History = {
  readonly manager: Y.UndoManager;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What follows is a step of its own: called when another field is entered. */
  readonly startStep: () => void;
  readonly subscribe: (onChange: () => void) => () => void;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  readonly destroy: () => void;
};

/** Watches the whole document. Other people's edits, the server's and this device's copy are not tracked. */
export const createHistory = (ydoc: Y.Doc): History => {
  const scope = [ydoc.getMap("charter"), ydoc.getMap("sections"), ydoc.getMap("items")];
  const manager = new Y.UndoManager(scope, {
    trackedOrigins: new Set<unknown>([OWN_EDIT, ySyncPluginKey]),
    deleteFilter: (item) => defaultDeleteFilter(item, KEPT_BLOCKS),
    captureTransaction: (transaction) => transaction.meta.get("addToHistory") !== false,
  });
  const events = ["stack-item-added", "stack-item-popped", "stack-cleared", "stack-item-updated"] as const;
  return {
    manager,
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    startStep: () => manager.stopCapturing(),
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

type Listener = Parameters<Y.UndoManager["on"]>[1];

/**
 * The history as one text editor may use it. The binding destroys the manager it is given when its view closes; this
 * lends it out instead: `destroy` takes back the listeners of that editor and leaves the history alone.
 */
export const lendHistory = ({ manager }: History) => {
  const lent: [Parameters<Y.UndoManager["on"]>[0], Listener][] = [];
  return {
    get undoStack() {
      return manager.undoStack;
    },
    get redoStack() {
      return manager.redoStack;
    },
    trackedOrigins: manager.trackedOrigins,
    _observers: manager._observers,
    doc: manager.doc,
    afterTransactionHandler: manager.afterTransactionHandler,
    undo: () => manager.undo(),
    redo: () => manager.redo(),
    stopCapturing: () => manager.stopCapturing(),
    on: (event: Parameters<Y.UndoManager["on"]>[0], listener: Listener) => {
      manager.on(event, listener);
      lent.push([event, listener]);
    },
    destroy: () => {
      for (const [event, listener] of lent.splice(0)) manager.off(event, listener);
    },
  };
};
