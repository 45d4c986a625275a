/** The offers of several people, divided by author and put in turn (SPEC: BA12). Pure. */
import type { OrganisationId, PersonId } from "@acb/schemas/ids";
import { type Run, readRuns } from "@acb/shared/giving-back/pieces";
import { type Source, type Taken, takeInTurn } from "@acb/shared/giving-back/take-in-turn";
import type { StoredOffer } from "../storage/ports/giving-back.ts";

/** Whoever wrote a part of an offer: its person, for the organisation that they wrote for then. */
export type Part = {
  readonly offer: StoredOffer;
  readonly personId: PersonId;
  readonly organisationId: OrganisationId | null;
};

/** `clocks` says how much of each id the charter holds. */
export const putInTurn = (clocks: ReadonlyMap<number, number>, offers: readonly StoredOffer[]): Taken<Part> =>
  takeInTurn(clocks, offers.flatMap(partsOf));

const partsOf = (offer: StoredOffer): readonly Source<Part>[] => {
  const byOrganisation = new Map<OrganisationId | null, Run[]>();
  for (const run of readRuns(offer.bytes)) {
    const owner = offer.owners.find(({ clientId }) => clientId === run.clientId);
    const organisationId = owner?.organisationId ?? null;
    byOrganisation.set(organisationId, [...(byOrganisation.get(organisationId) ?? []), run]);
  }
  return [...byOrganisation].map(([organisationId, runs]) => ({
    by: { offer, personId: offer.personId, organisationId },
    runs,
  }));
};
