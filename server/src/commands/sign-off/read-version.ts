/** The frozen text of a version as it was stored, to the byte: the reader's browser hashes it again. */
import { VersionId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { StoredVersion } from "../../storage/ports/events.ts";
import { findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";

/** Refuses NOT_FOUND, also for a version of another charter. */
export const readVersion = async (
  context: Pick<Context, "storage">,
  person: Person,
  charterId: string,
  versionId: string,
): Promise<Result<StoredVersion>> => {
  const found = await findCharter(context, person, charterId, "read");
  if (!found.ok) return found;
  const id = VersionId.safeParse(versionId);
  if (!id.success) return refuse("NOT_FOUND");
  const stored = await context.storage.events.version(found.value.record.id, id.data);
  return stored === null ? refuse("NOT_FOUND") : done(stored);
};
