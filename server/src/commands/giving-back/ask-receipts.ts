/** Receipts for client ids of a charter, for a browser to keep with its copy (SPEC: BA9). */
import type { Receipt } from "@acb/schemas/api/giving-back-routes";
import type { Person } from "@acb/schemas/people";
import { findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { done, type Result } from "../result.ts";

/** Of those ids that are stored as somebody's. Refuses NOT_FOUND. */
export const askReceipts = async (
  { storage, receipts }: Pick<Context, "storage" | "receipts">,
  person: Person,
  charterId: string,
  clientIds: readonly number[],
): Promise<Result<Receipt[]>> => {
  const found = await findCharter({ storage }, person, charterId, "read");
  if (!found.ok) return found;
  const { id } = found.value.record;
  const [owners, epoch] = await Promise.all([storage.updates.owners(id), storage.charters.epoch(id)]);
  if (epoch === null) throw new Error(`Charter ${id} is not there any more.`);
  const asked = new Set(clientIds);
  return done(
    owners
      .filter(({ clientId }) => asked.has(clientId))
      .map((owner) => receipts.issue({ charterId: id, epoch }, owner)),
  );
};
