/** Undo of what two people did at the same moment (SPEC: Document). */
import { expect, it } from "vitest";
import { moveSection, renameSection } from "./edit.ts";
import { listSections } from "./layout.ts";
import { replica, sync, TENSIONS, VISION } from "./testing/test-charter.ts";
import { createUndoManager, OWN_EDIT } from "./undo.ts";

const EDITS = {
  moved: (doc: ReturnType<typeof replica>) => moveSection(doc, VISION, { after: TENSIONS }, OWN_EDIT),
  renamed: (doc: ReturnType<typeof replica>) => renameSection(doc, VISION, "A title of one's own", OWN_EDIT),
} as const;

for (const [name, edit] of Object.entries(EDITS)) {
  for (const undoer of ["first", "second"] as const) {
    it(`DO16 two people ${name} a section at once, the ${undoer} takes it back: it has a place and a title`, () => {
      const [first, second] = [replica(), replica()];
      [first.clientID, second.clientID] = [1_001, 1_002];
      const managers = { first: createUndoManager(first), second: createUndoManager(second) };
      edit(first);
      edit(second);
      sync(first, second);
      managers[undoer].undo();
      sync(first, second);
      for (const doc of [first, second]) {
        const values = doc.getMap<{ has: (key: string) => boolean }>("sections").get(VISION);
        expect([values?.has("order"), values?.has("title")]).toEqual([true, true]);
      }
      expect(listSections(first)).toEqual(listSections(second));
    });
  }
}
