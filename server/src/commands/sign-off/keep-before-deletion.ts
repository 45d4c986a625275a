/** Keeps a charter as a version before somebody's large deletion is taken (SPEC: SY28). */
import type { CharterId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { ServerEvent } from "@acb/schemas/server-event";
import type { Context } from "../context.ts";
import { freezeDraft } from "./freeze-version.ts";

/** By whom stands beside it, where it can be erased. */
const LABEL = "Before a large deletion";

/**
 * Answers what to tell once the deletion is stored, or `null` when the charter cannot be kept just now. A text that is the
 * newest version's already is kept there.
 */
export const keepBeforeDeletion = async (
  context: Context,
  charterId: CharterId,
  person: Pick<Person, "id" | "name">,
): Promise<ServerEvent | null> => {
  try {
    const record = await context.storage.charters.find(charterId);
    if (record === null) return null;
    const frozen = await freezeDraft(context, { record, person, asked: { label: LABEL, changeNote: "" } });
    if (!frozen.ok && frozen.code !== "NOTHING_TO_FREEZE") return null;
    const newest = frozen.ok ? frozen.value : (await context.storage.events.versions(charterId))[0];
    return newest === undefined ? null : { type: "text.deleted", by: person.name, version: newest.number };
  } catch (cause) {
    context.log.error({ err: cause, charterId }, "not kept before a large deletion: it is not taken");
    return null;
  }
};
