/** The decision that a signatory is taking, or a preparer writes down: where, on which version, for which organisation. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { BoardRow, RoundView } from "@acb/schemas/api/sign-off-routes";
import type { PreparedDecision } from "@acb/schemas/sign-off/decision";
import type { Version } from "@acb/schemas/version";

export type DecisionAtHand = {
  readonly charter: CharterView;
  readonly round: RoundView;
  readonly version: Version;
  readonly row: BoardRow;
  readonly replaces: string | null;
  /** What somebody of the organisation has written down for its signatories. */
  readonly prepared: PreparedDecision | null;
  /** A signatory decides; a preparer only writes the decision down. */
  readonly mayDecide: boolean;
  readonly onRecorded: (row: BoardRow) => void;
};
