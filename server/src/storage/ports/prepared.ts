/** Decisions that are written down for an organisation's signatories, as they are kept. */
import type { CharterId, OrganisationId, RoundId } from "@acb/schemas/ids";
import type { PreparedDecision } from "@acb/schemas/sign-off/decision";

export type Prepared = {
  /** Takes the place of what was prepared for the organisation in this round before. */
  readonly put: (charterId: CharterId, prepared: Omit<PreparedDecision, "preparedByName">) => Promise<void>;
  readonly list: (charterId: CharterId) => Promise<readonly PreparedDecision[]>;
  /** Of every round of the charter. */
  readonly removeAll: (charterId: CharterId) => Promise<void>;
  readonly remove: (roundId: RoundId, organisationId: OrganisationId) => Promise<void>;
};
