/** Freezes a text as the charter's next version (SPEC: SO9). */
import type { VersionId } from "@acb/schemas/ids";
import { facts, type Outcome, refuse } from "./outcome.ts";
import type { SignOffState } from "./state.ts";

/** Refuses NOTHING_TO_FREEZE when the newest version has the same hash; an older version's text may be frozen again. */
export const freeze = (
  state: SignOffState,
  version: { readonly id: VersionId; readonly label: string; readonly contentHash: string },
): Outcome => {
  const newest = state.versions.at(-1);
  if (newest?.contentHash === version.contentHash) return refuse("NOTHING_TO_FREEZE");
  return facts({
    type: "version.frozen",
    versionId: version.id,
    number: nextNumber(state),
    label: version.label,
    contentHash: version.contentHash,
  });
};

/** Versions are numbered 1, 2, 3 … in the order of the freezes. */
export const nextNumber = (state: SignOffState): number => (state.versions.at(-1)?.number ?? 0) + 1;
