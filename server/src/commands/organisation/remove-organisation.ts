/** Removing an organisation that was entered by mistake, while nothing refers to it (SPEC: ORG11). */
import type { Person } from "@acb/schemas/people";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { findOrganisation } from "./find-organisation.ts";

export const removeOrganisation = async (
  context: Context,
  caller: Person,
  id: string,
): Promise<Result<Record<string, never>>> => {
  const found = await findOrganisation(context, caller, id, "appoint");
  if (!found.ok) return found;
  const { id: organisationId, stored } = found.value;
  const references = await context.storage.organisations.remove(organisationId);
  if (references.length > 0)
    return {
      ...refuse("ORGANISATION_IN_USE"),
      next: `It stands in: ${references.join(", ")}. Where nothing can be taken out, record that it left.`,
    };
  await note(context, {
    deed: "removedOrganisation",
    actor: caller.id,
    organisationId,
    detail: stored.organisation.name,
  });
  return done({});
};
