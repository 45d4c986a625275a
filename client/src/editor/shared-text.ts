/** What a field of shared text is given, at rest and while its editor is mounted. */
import type { TextKind } from "@acb/shared/document/prose-schema";
import type * as Y from "yjs";
import type { Place } from "../sync/presence.ts";

export type SharedTextProps = {
  readonly fragment: Y.XmlFragment;
  readonly kind: TextKind;
  /** The item or section that owns the text, and the key of its field (`prose` for a section). */
  readonly place: Place;
  readonly id: string;
  readonly label: string;
  /** The id of an element that describes the field. */
  readonly describedBy?: string;
  /** Stands where nothing is written yet. */
  readonly prompt: string;
  readonly headingFrom?: 3 | 4;
};
