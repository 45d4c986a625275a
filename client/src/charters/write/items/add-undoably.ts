/** Adding an item or a section so that undoing it takes it off the page and never deletes what others wrote in it (SPEC: WR-7). */
import {
  addItem,
  addSection,
  bringBackItem,
  bringBackSection,
  hideSection,
  type NewItem,
  type NewSection,
  removeItem,
} from "@acb/shared/document/edit";
import type * as Y from "yjs";
import { OUTSIDE_HISTORY, OWN_EDIT, type UndoHistory } from "../../../sync/undo-history.ts";

/**
 * The new thing enters the document as one that was removed, outside the history, and is then brought back as a step
 * of its own: what undo takes back is the bringing back.
 */
const inTwoSteps = (
  ydoc: Y.Doc,
  history: Pick<UndoHistory, "startStep">,
  enter: (origin: unknown) => void,
  bringBack: (origin: unknown) => void,
): void => {
  ydoc.transact(() => enter(OUTSIDE_HISTORY), OUTSIDE_HISTORY);
  history.startStep();
  bringBack(OWN_EDIT);
  history.startStep();
};

/** `at` is an ISO time. */
export const addItemUndoably = (
  ydoc: Y.Doc,
  history: Pick<UndoHistory, "startStep">,
  item: NewItem,
  at: string,
) =>
  inTwoSteps(
    ydoc,
    history,
    (origin) => {
      addItem(ydoc, item, origin);
      removeItem(ydoc, item.id, at, origin);
    },
    (origin) => bringBackItem(ydoc, item.id, origin),
  );

/** `at` is an ISO time. */
export const addSectionUndoably = (
  ydoc: Y.Doc,
  history: Pick<UndoHistory, "startStep">,
  section: NewSection,
  at: string,
) =>
  inTwoSteps(
    ydoc,
    history,
    (origin) => {
      addSection(ydoc, section, origin);
      hideSection(ydoc, section.id, at, origin);
    },
    (origin) => bringBackSection(ydoc, section.id, origin),
  );
