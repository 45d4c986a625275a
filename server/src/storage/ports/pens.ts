/** The pens of sections, as they are kept. */
import type { CharterId, PersonId, SectionId } from "@acb/schemas/ids";
import type { PenHolder, SectionPen } from "@acb/schemas/pen";

/** One line of the record of a charter's pens. */
export type StoredPenChange = SectionPen & { readonly personId: PersonId; readonly at: string };

export type PenMove = {
  readonly charterId: CharterId;
  readonly sectionId: SectionId;
  /** Only from there; from wherever it is without it. */
  readonly from?: PenHolder;
  readonly to: PenHolder;
  readonly personId: PersonId;
  readonly at: string;
};

export type MovePen = "moved" | "isThere" | "isElsewhere";

/** Where the pens of sections are, and the append-only record of how they came there. Commands and the rooms call it. */
export type Pens = {
  /** Of the sections whose pen is not everybody's, in no order. */
  readonly now: (charterId: CharterId) => Promise<readonly SectionPen[]>;
  /** Newest first. */
  readonly record: (charterId: CharterId) => Promise<readonly StoredPenChange[]>;
  /** Adds a line to the record only when it answers `moved`. */
  readonly move: (move: PenMove) => Promise<MovePen>;
};
