/** Draws a charter as every page does: each text through the editor's own binding. */
import { isSharedText } from "@acb/schemas/field";
import { ITEM_TYPES } from "@acb/schemas/item-types";
import { fieldFragment, listItems, listSections, sectionProse } from "@acb/shared/document/layout";
import type { TextKind } from "@acb/shared/document/prose-schema";
import { openHeadlessEditor } from "@acb/shared/document/testing/headless-editor";
import { createUndoManager } from "@acb/shared/document/undo";
import type * as Y from "yjs";

/** Answers how often drawing wrote anything: never, where everything has its place. */
export const drawAll = (doc: Y.Doc): number => {
  let written = 0;
  const count = () => {
    written += 1;
  };
  doc.on("update", count);
  const undoManager = createUndoManager(doc);
  for (const { fragment, kind } of textsIn(doc)) openHeadlessEditor({ fragment, kind, undoManager }).close();
  undoManager.destroy();
  doc.off("update", count);
  return written;
};

type Text = { readonly fragment: Y.XmlFragment; readonly kind: TextKind };

const textsIn = (doc: Y.Doc): readonly Text[] =>
  listSections(doc).flatMap(({ id }) => {
    const prose = sectionProse(doc, id);
    const fields = listItems(doc, id).flatMap((item) =>
      ITEM_TYPES[item.type].fields.filter(isSharedText).flatMap(({ key, kind }): Text[] => {
        const fragment = fieldFragment(doc, item.id, key);
        return fragment === null ? [] : [{ fragment, kind: kind === "line" ? "line" : "prose" }];
      }),
    );
    return prose === null ? fields : [{ fragment: prose, kind: "prose" }, ...fields];
  });
