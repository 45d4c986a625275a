/** Which sections and items a step of the undo history would write in, were it taken back (SPEC: SECTION-4). */
import { itemView } from "@acb/shared/document/layout";
import { rootEntryOf } from "@acb/shared/document/root-entry";
import * as Y from "yjs";

type Step = { readonly meta: Map<unknown, unknown> };
type Changed = Y.Transaction["changedParentTypes"];

const TOUCHED = "touched sections and items";

/** Within the transaction that the step grew by: a moved item belongs to the section that it left, too. */
export const noteTouched = ({ meta }: Step, changed: Changed): void => {
  const ids = new Set(touchedBy({ meta }));
  for (const [type, events] of changed) {
    const entry = type._item === null ? null : rootEntryOf(type._item);
    if (entry !== null) ids.add(entry.key);
    for (const event of events) {
      if (!(event instanceof Y.YMapEvent) || !Object.is(event.target, type)) continue;
      if (type._item === null) for (const key of event.keysChanged) ids.add(String(key));
      const left: unknown = event.changes.keys.get("sectionId")?.oldValue;
      if (typeof left === "string") ids.add(left);
    }
  }
  meta.set(TOUCHED, ids);
};

/** Would it write in a section for which this holds? Items are where they stand now. */
export const writesIn = (step: Step, ydoc: Y.Doc, isMeant: (sectionId: string) => boolean): boolean =>
  [...touchedBy(step)].some((id) => isMeant(itemView(ydoc, id)?.sectionId ?? id));

const touchedBy = ({ meta }: Step): ReadonlySet<string> => {
  const ids = meta.get(TOUCHED);
  return ids instanceof Set ? ids : new Set();
};
