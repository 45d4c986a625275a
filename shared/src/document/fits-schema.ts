/** Can an editor be bound to this text? (SPEC: Document.) The binding deletes what it cannot draw, so ask before binding. */
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { type TextKind, textSchema } from "./prose-schema.ts";

/** If not, show the text as blocks and leave it alone. Never throws, never writes. */
export const fitsSchema = (fragment: Y.XmlFragment, kind: TextKind): boolean => {
  try {
    textSchema(kind).nodeFromJSON(yXmlFragmentToProsemirrorJSON(fragment)).check();
    return true;
  } catch {
    // The schema answers by throwing: an unknown node or mark, or one in the wrong place.
    return false;
  }
};
