/** Keeps the line of the caret where it is on the screen while others write above it in the same text (SPEC: ED-8). */
import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

const isFromOthers = (transaction: Transaction): boolean => {
  const meta: unknown = transaction.getMeta(ySyncPluginKey);
  return (
    typeof meta === "object" && meta !== null && "isChangeOrigin" in meta && meta.isChangeOrigin === true
  );
};

/** The browser anchors the page to what is at its top, which may stand above the words that came. Ends with the editor. */
export const keepCaretLine = (editor: Editor): void => {
  const caretTop = () => editor.view.coordsAtPos(editor.state.selection.head).top;
  let before: number | null = null;
  editor.on("beforeTransaction", ({ transaction }) => {
    before = isFromOthers(transaction) && transaction.docChanged && editor.isFocused ? caretTop() : null;
  });
  editor.on("transaction", () => {
    if (before === null || before < 0 || before > window.innerHeight) return;
    const moved = caretTop() - before;
    before = null;
    if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
  });
};
