/** The decision that a signatory is taking: where, on which version, for which organisation. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { BoardRow, RoundView } from "@acb/schemas/api/sign-off-routes";
import type { Version } from "@acb/schemas/version";

export type DecisionAtHand = {
  readonly charter: CharterView;
  readonly round: RoundView;
  readonly version: Version;
  readonly row: BoardRow;
  readonly replaces: string | null;
  readonly onRecorded: (row: BoardRow) => void;
};
