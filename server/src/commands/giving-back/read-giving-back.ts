/** How giving back stands in a charter, as a person may see it (SPEC: BA10, BA12). */
import type { GivingBackView, Offer } from "@acb/schemas/api/giving-back-routes";
import type { Person } from "@acb/schemas/people";
import { can, stateOf as charterState } from "@acb/shared/access/can";
import { lettersIn, readRuns } from "@acb/shared/giving-back/pieces";
import { putInTurn } from "../../giving-back/put-in-turn.ts";
import type { StoredOffer } from "../../storage/ports/giving-back.ts";
import type { ClientIdOwner } from "../../storage/ports/update-log.ts";
import type { Context } from "../context.ts";
import { done, type Result } from "../result.ts";
import { clocksOf } from "./document-clocks.ts";
import { type FoundGivingBack, findGivingBack } from "./find-giving-back.ts";

/** Those who may take words see everybody's offers, others their own. Refuses NOT_FOUND. */
export const readGivingBack = async (
  context: Pick<Context, "storage">,
  person: Person,
  charterId: string,
): Promise<Result<GivingBackView>> => {
  const found = await findGivingBack(context, person, charterId, "read");
  return found.ok ? done(await viewOf(context, person, found.value)) : found;
};

const viewOf = async (
  { storage }: Pick<Context, "storage">,
  person: Person,
  { record, roles, currentEpoch, steps, offers }: FoundGivingBack,
): Promise<GivingBackView> => {
  const [people, organisations] = await Promise.all([
    storage.directory.people(),
    storage.directory.organisations(),
  ]);
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? "";
  const open = offers.filter(({ state }) => state !== "taken");
  const waitsFor = open.length === 0 ? new Map() : await whoIsWaitedFor({ storage }, record.id, open);
  const toOffer = (offer: StoredOffer): Offer => {
    const organisationId = offer.owners.find(({ personId }) => personId === offer.personId)?.organisationId;
    const runs = readRuns(offer.bytes);
    return {
      id: offer.id,
      personId: offer.personId,
      personName: nameOf(offer.personId),
      organisationName: organisations.find(({ id }) => id === organisationId)?.name ?? null,
      offeredAt: offer.at,
      letterCount: lettersIn(runs),
      clientIds: runs.map(({ clientId }) => clientId),
      state: offer.state,
      waitsFor: [...(waitsFor.get(offer.id) ?? [])].map((id) => (id === null ? null : nameOf(id))),
    };
  };
  const last = steps.at(-1);
  const mayTake = can(roles, "manage", charterState(record));
  return {
    begunBy: currentEpoch.begunBy,
    begunAt: currentEpoch.begunAt,
    oldestEpoch: currentEpoch.oldestEpoch,
    state: stateOf(currentEpoch.isOpen, last !== undefined),
    last: last === undefined ? null : { personName: nameOf(last.personId), at: last.at },
    offers: offers.filter(({ personId }) => mayTake || personId === person.id).map(toOffer),
  };
};

const stateOf = (isOpen: boolean, wasOpened: boolean): GivingBackView["state"] => {
  if (isOpen) return "open";
  return wasOpened ? "closed" : "never opened";
};

type Awaited = ReadonlyMap<string, ReadonlySet<string | null>>;

/** By offer: the people whose words are missing to it, if all that is offered were taken; `null` for somebody unknown. */
const whoIsWaitedFor = async (
  { storage }: Pick<Context, "storage">,
  charterId: FoundGivingBack["record"]["id"],
  offers: readonly StoredOffer[],
): Promise<Awaited> => {
  const [stored, owners] = await Promise.all([
    storage.updates.load(charterId),
    storage.updates.owners(charterId),
  ]);
  const known = new Map<number, ClientIdOwner>(
    [...offers.flatMap((offer) => offer.owners), ...owners].map((owner) => [owner.clientId, owner]),
  );
  const { waiting } = putInTurn(clocksOf(stored), offers);
  const byOffer = new Map<string, ReadonlySet<string | null>>();
  for (const [{ offer }, clientIds] of waiting) {
    const people = [...clientIds].map((clientId) => known.get(clientId)?.personId ?? null);
    byOffer.set(offer.id, new Set([...(byOffer.get(offer.id) ?? []), ...people]));
  }
  return byOffer;
};
