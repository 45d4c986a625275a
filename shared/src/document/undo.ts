/** What undo takes back: a person's own edits, in all fields of a charter alike (SPEC: Document; invariant I-12). */
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

/** Watches the whole document. Other people's edits, the server's and this device's copy are not tracked. */
export const createUndoManager = (ydoc: Y.Doc): Y.UndoManager =>
  new Y.UndoManager([ydoc.getMap("charter"), ydoc.getMap("sections"), ydoc.getMap("items")], {
    trackedOrigins: new Set<unknown>([OWN_EDIT, ySyncPluginKey]),
    deleteFilter: (item) => defaultDeleteFilter(item, KEPT_BLOCKS),
    captureTransaction: (transaction) => transaction.meta.get("addToHistory") !== false,
  });

type UndoEvent = Parameters<Y.UndoManager["on"]>[0];
type Listener = Parameters<Y.UndoManager["on"]>[1];

/**
 * The manager as one text editor may use it. The binding destroys the manager it is given when its view closes; this
 * lends it out instead: `destroy` takes back the listeners of that editor and leaves the history alone.
 */
export const lendUndoManager = (manager: Y.UndoManager) => {
  const lent: [UndoEvent, Listener][] = [];
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
    on: (event: UndoEvent, listener: Listener) => {
      manager.on(event, listener);
      lent.push([event, listener]);
    },
    destroy: () => {
      for (const [event, listener] of lent.splice(0)) manager.off(event, listener);
    },
  };
};
