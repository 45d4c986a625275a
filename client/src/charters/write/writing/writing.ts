/** What the parts of the write screen share: the charter, what this person may do, and how they change the document. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { OrganisationId } from "@acb/schemas/ids";
import type { SectionPen } from "@acb/schemas/pen";
import type { TemplateSection } from "@acb/schemas/template";
import { createContext, useContext } from "react";
import type * as Y from "yjs";
import type { Store } from "../../../store/store.ts";
import type { ConnectionState } from "../../../sync/connection-state.ts";
import type { Transport } from "../../../sync/transport-memory.ts";
import type { SectionStatus } from "../sections/section-status.ts";
import type { IdSet } from "./id-set.ts";

export type Writing = {
  readonly charter: CharterView;
  readonly ydoc: Y.Doc;
  readonly mayWrite: boolean;
  /** The organisation that this person writes for here: its pens let them write. */
  readonly writesFor: OrganisationId | null;
  /** Is a version of this charter before the organisations now? */
  readonly isRoundOpen: boolean;
  /** Of the sections whose pen is not everybody's. */
  readonly pens: Store<readonly SectionPen[]>;
  /** The item, or the section, in which this person was writing when that ended: its pen went elsewhere, or they may write no more. */
  readonly interrupted: Store<string | null>;
  /** The status of every section by id, brought up to date a little after each change. */
  readonly statuses: Store<ReadonlyMap<string, SectionStatus>>;
  /** The section under the reader's eyes, or the one with the focus. */
  readonly currentSection: Store<string | null>;
  /** The items whose forms are open on this page. */
  readonly openItems: IdSet;
  /** Items and sections that this person just took away: a notice stands in their place. */
  readonly takenAway: IdSet;
  readonly connectionState: Store<ConnectionState>;
  /** The way that the frames go; `null` before one has worked. */
  readonly transport: Store<Transport | null>;
};

export const WritingContext = createContext<Writing | null>(null);

/** Throws outside the write screen. */
export const useWriting = (): Writing => {
  const writing = useContext(WritingContext);
  if (writing === null) throw new Error("This part belongs to the write screen");
  return writing;
};

/** The template's words for a section; `null` for one that the partners added. */
export const templateSectionOf = (charter: CharterView, key: string): TemplateSection | null =>
  charter.template.sections.find((section) => section.key === key) ?? null;
