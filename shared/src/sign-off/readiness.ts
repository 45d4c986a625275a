/** Who can decide for a partner, and at which meeting, before a round is opened (SPEC: SO22). */
import type { OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Mandate, Meeting } from "@acb/schemas/organisation";
import type { CanDecide, PartnerReadiness } from "@acb/schemas/sign-off/readiness";
import { mandateFor } from "../access/mandate.ts";
import type { IsoDate } from "./london-date.ts";

type Partner = {
  readonly organisationId: OrganisationId;
  /** Who may sign in for it and is its signatory in the charter. */
  readonly signatoryIds: readonly PersonId[];
  /** All that the organisation ever gave. */
  readonly mandates: readonly Mandate[];
  readonly meetings: readonly Meeting[];
};

export const readinessOf = (partner: Partner, today: IsoDate): PartnerReadiness => ({
  organisationId: partner.organisationId,
  canDecide: canDecide(partner, today),
  meetings: partner.meetings
    .filter(({ meetsOn, papersDueOn }) => (papersDueOn ?? meetsOn) >= today)
    .toSorted((one, other) => (one.meetsOn < other.meetsOn ? -1 : 1)),
});

/** The last day counts: a board that meets on it can decide. */
export const meetsBy = ({ meetings }: Pick<PartnerReadiness, "meetings">, dueOn: IsoDate): boolean =>
  meetings.some(({ meetsOn }) => meetsOn <= dueOn);

const canDecide = ({ organisationId, signatoryIds, mandates }: Partner, today: IsoDate): CanDecide => {
  if (signatoryIds.length === 0) return "noSignatory";
  const theirs = mandates.filter(({ personId }) => signatoryIds.includes(personId));
  return mandateFor(theirs, { organisationId, power: "decide", days: [today] }) === null
    ? "noMandate"
    : "yes";
};
