/** A person gives back what they wrote and a restore took from the charter (SPEC: BA11). */
import { createHash } from "node:crypto";
import type { GivingBackView, Receipt } from "@acb/schemas/api/giving-back-routes";
import type { Person } from "@acb/schemas/people";
import { beyond, type Run, readRuns, writeRuns } from "@acb/shared/giving-back/pieces";
import type { ClientIdOwner } from "../../storage/ports/update-log.ts";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";
import { clocksOf } from "./document-clocks.ts";
import { type FoundGivingBack, findOpenGivingBack } from "./find-giving-back.ts";
import { readGivingBack } from "./read-giving-back.ts";

type Asked = {
  /** The epoch that the copy is of. */
  readonly epoch: number;
  readonly update: string;
  readonly receipts: readonly Receipt[];
};

/** More browsers than anybody writes in. */
const MOST_OFFERS = 20;

/**
 * Keeps the words until a governance lead takes them; the same words again change nothing. Refuses NOT_FOUND, NOT_ALLOWED,
 * NOT_RESTORED, TEXT_ERASED, GIVING_BACK_CLOSED, INVALID, NOT_YOUR_WORDS, NOTHING_TO_GIVE_BACK, TOO_MANY_OFFERS.
 */
export const offerWords = async (
  context: Context,
  caller: Person,
  charterId: string,
  asked: Asked,
): Promise<Result<GivingBackView>> => {
  const found = await findOpenGivingBack(context, caller, charterId, "write");
  if (!found.ok) return found;
  const offered = await offerOf(context, caller, found.value, asked);
  if (!offered.ok) return offered;
  const { record, offers } = found.value;
  const { id, bytes, owners } = offered.value;
  if (!offers.some((offer) => offer.id === id)) {
    const waiting = offers.filter(({ personId, state }) => personId === caller.id && state !== "taken");
    if (waiting.length >= MOST_OFFERS) return refuse("TOO_MANY_OFFERS");
    const at = context.now().toISOString();
    const offer = { id, personId: caller.id, at, bytes, owners, state: "offered" as const };
    await context.storage.givingBack.putOffer(record.id, offer);
    context.rooms.tell(record.id, { type: "charter.changed" });
  }
  return readGivingBack(context, caller, record.id);
};

type Offered = {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly owners: readonly ClientIdOwner[];
};

const offerOf = async (
  { storage, receipts }: Pick<Context, "storage" | "receipts">,
  caller: Person,
  { record, currentEpoch }: FoundGivingBack,
  asked: Asked,
): Promise<Result<Offered>> => {
  if (asked.epoch < currentEpoch.oldestEpoch) return refuse("TEXT_ERASED");
  const runs = readUpdate(asked.update);
  if (runs === null) return refuse("INVALID", { update: "This is no update of a charter" });
  const copy = { charterId: record.id, epoch: asked.epoch };
  const owners = asked.receipts
    .filter((receipt) => receipts.isGenuine(copy, receipt))
    .map(({ clientId, personId, organisationId }) => ({ clientId, personId, organisationId }));
  const [stored, knownOwners] = await Promise.all([
    storage.updates.load(record.id),
    storage.updates.owners(record.id),
  ]);
  const isOwn = ({ clientId }: Run): boolean =>
    owners.some((owner) => owner.clientId === clientId && owner.personId === caller.id) &&
    knownOwners.every((owner) => owner.clientId !== clientId || owner.personId === caller.id);
  if (!runs.every(isOwn)) return refuse("NOT_YOUR_WORDS");
  const clocks = clocksOf(stored);
  const left = runs.flatMap((run) => whatIsLeft(run, clocks.get(run.clientId) ?? 0));
  if (left.length === 0) return refuse("NOTHING_TO_GIVE_BACK");
  const bytes = writeRuns(left);
  const where = `${record.id} ${currentEpoch.epoch} ${caller.id} `;
  return done({ id: createHash("sha256").update(where).update(bytes).digest("hex"), bytes, owners });
};

const readUpdate = (base64: string): readonly Run[] | null => {
  try {
    return readRuns(Buffer.from(base64, "base64"));
  } catch {
    // Yjs throws anything on bytes that are no update.
    return null;
  }
};

/** What begins beyond the charter's end waits for what another browser of the same person holds. */
const whatIsLeft = (run: Run, clock: number): readonly Run[] => {
  if (run.from > clock) return [run];
  return [beyond(run, clock)].filter((left) => left !== null);
};
