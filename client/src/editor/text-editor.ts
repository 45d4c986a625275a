/** Makes the TipTap editor of one field, bound to its shared text (design §2, traps T4, T7, T20; invariants I-11, I-12). */
import { lineExtensions, proseExtensions, type TextKind } from "@acb/shared/document/prose-schema";
import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Selection } from "@tiptap/pm/state";
import type * as Y from "yjs";
import { lendUndoHistory } from "../sync/undo-history.ts";
import { renderCaret, renderSelection } from "./caret.ts";
import { cleanPaste } from "./clean-paste.ts";
import type { Editing } from "./editing.ts";
import { keepCaretLine } from "./keep-caret-line.ts";
import { isTooLong } from "./paste-limit.ts";

/** Where the caret goes when the field opens: at a point of the screen, or at the end, typing what was pressed. */
export type Opening =
  | { readonly at: "point"; readonly x: number; readonly y: number }
  | { readonly at: "end"; readonly typed: string };

export type TextEditorOptions = {
  readonly element: HTMLElement;
  readonly fragment: Y.XmlFragment;
  readonly kind: TextKind;
  readonly editing: Editing;
  /** ARIA attributes and the id of the editable element. */
  readonly attributes: Readonly<Record<string, string>>;
  /** A paste or a drop was too long, and nothing of it was taken. */
  readonly onTooLong: () => void;
  /** `back`: the person asked to leave and the focus goes to the resting field; `away`: it went elsewhere. */
  readonly onLeave: (how: "back" | "away", next: EventTarget | null) => void;
};

/** Mounts at once. Writes nothing until the person types: its content comes from the shared text alone. */
export const createTextEditor = (options: TextEditorOptions): Editor => {
  const { connection, user } = options.editing;
  connection.history.startStep();
  const editor = new Editor({
    element: options.element,
    injectCSS: false,
    extensions: [
      ...(options.kind === "prose" ? proseExtensions : lineExtensions),
      Collaboration.configure({
        fragment: options.fragment,
        yUndoOptions: { undoManager: lendUndoHistory(connection.history) },
      }),
      CollaborationCaret.configure({
        provider: { awareness: connection.awareness },
        user,
        render: renderCaret,
        selectionRender: renderSelection,
      }),
    ],
    editorProps: {
      attributes: { ...options.attributes, translate: "no", class: "notranslate" },
      transformPastedHTML: cleanPaste,
      handleDOMEvents: {
        keydown: (_view, event) => leaveByKey(event, options),
        paste: (_view, event) => refuseTooLong(event, event.clipboardData, options),
        drop: (_view, event) => refuseTooLong(event, event.dataTransfer, options),
      },
    },
    onBlur: ({ event }) => {
      // Another window or tab took the focus: the caret stays where it is.
      if (document.hasFocus()) options.onLeave("away", event.relatedTarget);
    },
  });
  keepCaretLine(editor);
  return editor;
};

/**
 * Puts the caret where the person pointed, or at the end; types what opened the field. The field has the focus when this
 * returns: TipTap's own command gives it a frame later, and the letters that a quick hand types before are lost.
 */
export const placeCaret = (editor: Editor, opening: Opening): void => {
  const { view } = editor;
  const { doc, tr } = editor.state;
  const pointed = opening.at === "point" ? view.posAtCoords({ left: opening.x, top: opening.y }) : null;
  const caret = pointed === null ? Selection.atEnd(doc) : Selection.near(doc.resolve(pointed.pos));
  tr.setSelection(caret);
  if (opening.at === "end" && opening.typed !== "") tr.insertText(opening.typed);
  view.dispatch(tr);
  view.focus();
};

const refuseTooLong = (
  event: Event,
  data: DataTransfer | null,
  { onTooLong }: TextEditorOptions,
): boolean => {
  if (!isTooLong(data)) return false;
  event.preventDefault();
  onTooLong();
  return true;
};

/** Answers whether ProseMirror must leave the key alone: Tab then moves the focus as everywhere on the page. */
const leaveByKey = (event: KeyboardEvent, { kind, onLeave }: TextEditorOptions): boolean => {
  if (event.isComposing) return false;
  if (event.key === "Tab") return true;
  if (event.key !== "Escape" && !(kind === "line" && event.key === "Enter")) return false;
  event.preventDefault();
  onLeave("back", null);
  return true;
};
