/** What undo takes back: a person's own edits, in all fields of a charter alike (SPEC: Document; invariant I-12). */
import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { LASTING_VALUES } from "./charter-shape.ts";

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
    deleteFilter: (item) => !isLastingValue(item) && defaultDeleteFilter(item, KEPT_BLOCKS),
    captureTransaction: (transaction) => transaction.meta.get("addToHistory") !== false,
  });

/**
 * The value that a map cannot be without, in its place. Two people moved a section at once, the one behind takes it back:
 * there is nothing of theirs to bring back, and taking the value away would leave the section without a place.
 */
const isLastingValue = (item: Y.Item): boolean =>
  item.parentSub !== null &&
  LASTING_VALUES.has(item.parentSub) &&
  item.parent instanceof Y.Map &&
  item.parent._map.get(item.parentSub) === item;

/** What the binding listens to. */
type UndoEvent = "stack-item-added" | "stack-item-popped";
type Listener = (
  happened: Parameters<Parameters<typeof Y.UndoManager.prototype.on<UndoEvent>>[1]>[0],
) => void;

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
      const heard: Listener = (happened) => {
        listener(happened);
        forgetPlaces(happened.stackItem);
      };
      manager.on(event, heard);
      lent.push([event, heard]);
    },
    destroy: () => {
      for (const [event, listener] of lent.splice(0)) manager.off(event, listener);
    },
  };
};

/**
 * The binding remembers where the caret stood in two ways: beside a letter, and as a number. By the time of the undo others
 * may have made the text shorter than that number; the binding then throws, and leaves editor and shared text apart.
 */
const forgetPlaces = ({ meta }: { readonly meta: Map<unknown, unknown> }): void => {
  for (const [binding, caret] of meta)
    if (isCaret(caret)) meta.set(binding, { ...caret, absAnchor: null, absHead: null });
};

const isCaret = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && "absAnchor" in value;
