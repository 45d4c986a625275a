/** A governance lead takes words that people gave back into the charter (SPEC: BA12, BA13). */
import type { GivingBackView } from "@acb/schemas/api/giving-back-routes";
import type { Person } from "@acb/schemas/people";
import { type Part, putInTurn } from "../../giving-back/put-in-turn.ts";
import type { StoredOffer } from "../../storage/ports/giving-back.ts";
import type { Brought, Context } from "../context.ts";
import type { Result } from "../result.ts";
import { clocksOf } from "./document-clocks.ts";
import { type FoundGivingBack, findOpenGivingBack } from "./find-giving-back.ts";
import { readGivingBack } from "./read-giving-back.ts";

/**
 * What can stand is stored, each author's under their own name, and told to everybody; what waits for others stays offered.
 * Refuses NOT_FOUND, NOT_ALLOWED, NOT_RESTORED, TEXT_ERASED, GIVING_BACK_CLOSED. When not all can be stored it rejects; asked again, it goes on where it stopped.
 */
export const takeOffers = async (
  context: Context,
  caller: Person,
  charterId: string,
  offerIds: readonly string[],
): Promise<Result<GivingBackView>> => {
  const found = await findOpenGivingBack(context, caller, charterId, "manage");
  if (!found.ok) return found;
  const { record, offers } = found.value;
  const chosen = offers.filter(({ id, state }) => offerIds.includes(id) && state === "offered");
  if (chosen.length > 0) {
    await context.storage.givingBack.settleOffers(await take(context, caller, found.value, chosen));
    context.rooms.tell(record.id, { type: "charter.changed" });
  }
  return readGivingBack(context, caller, record.id);
};

type Settled = readonly Pick<StoredOffer, "id" | "state">[];

const take = async (
  { storage, rooms }: Pick<Context, "storage" | "rooms">,
  caller: Person,
  { record }: FoundGivingBack,
  chosen: readonly StoredOffer[],
): Promise<Settled> => {
  const { turns, waiting } = putInTurn(clocksOf(await storage.updates.load(record.id)), chosen);
  const updates = turns.map(({ by: { personId, organisationId }, update }) => ({
    personId,
    organisationId,
    update,
  }));
  const brought = await rooms.bring(record.id, caller, updates);
  const outcomes = turns.map(({ by }, at) => ({ by, brought: brought[at] ?? "refused" }));
  return chosen.map((offer) => ({ id: offer.id, state: stateOf(offer, outcomes, waiting) }));
};

type Outcome = { readonly by: Part; readonly brought: Brought };

const stateOf = (
  offer: StoredOffer,
  outcomes: readonly Outcome[],
  waiting: ReadonlyMap<Part, unknown>,
): StoredOffer["state"] => {
  const own = outcomes.filter(({ by }) => by.offer === offer).map(({ brought }) => brought);
  if (own.includes("refused")) return "refused";
  const isWaiting = own.includes("early") || [...waiting.keys()].some((part) => part.offer === offer);
  return isWaiting ? "offered" : "taken";
};
