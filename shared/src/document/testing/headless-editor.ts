/**
 * An editor without a page, for tests: ProseMirror's state, the editor's schema and the very plugins that bind it to a
 * shared text and to undo. What it lacks is the DOM.
 */
import { type Command, EditorState, type Plugin, type PluginView, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPlugin, yUndoPlugin } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { type TextKind, textSchema } from "../prose-schema.ts";
import { lendUndoManager } from "../undo.ts";

export type HeadlessEditor = {
  readonly kind: TextKind;
  readonly fragment: Y.XmlFragment;
  readonly state: () => EditorState;
  /** Answers whether the command applied. */
  readonly run: (command: Command) => boolean;
  readonly close: () => void;
};

type Options = {
  readonly fragment: Y.XmlFragment;
  readonly kind: TextKind;
  readonly undoManager: Y.UndoManager;
};

/** Mounts at once, as a field does that is entered. */
export const openHeadlessEditor = ({ fragment, kind, undoManager }: Options): HeadlessEditor => {
  const plugins: readonly Plugin[] = [
    ySyncPlugin(fragment),
    yUndoPlugin({ undoManager: lendUndoManager(undoManager) }),
  ];
  const pluginViews: PluginView[] = [];
  const view = {
    state: EditorState.create({ schema: textSchema(kind), plugins: [...plugins] }),
    dispatch: (transaction: Transaction) => {
      const before = view.state;
      view.state = before.apply(transaction);
      for (const { update } of pluginViews) update?.(asView(view), before);
    },
    hasFocus: () => false,
  };
  for (const { spec } of plugins) pluginViews.push(spec.view?.(asView(view)) ?? {});
  return {
    kind,
    fragment,
    state: () => view.state,
    run: (command) => command(view.state, view.dispatch),
    close: () => {
      for (const { destroy } of pluginViews) destroy?.();
    },
  };
};

/** The plugins use of a view what stands here, and nothing of the page while it has no focus. */
const asView = (view: Pick<EditorView, "state" | "dispatch" | "hasFocus">): EditorView =>
  view as unknown as EditorView;
