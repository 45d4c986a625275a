/** The refusal of who has no mandate: it names who can give one. */
import type { OrganisationId } from "@acb/schemas/ids";
import { leaderIds } from "@acb/shared/access/mandate";
import type { Context } from "../context.ts";
import { refuseNaming } from "../refuse-naming.ts";
import type { Refusal } from "../result.ts";

export const noMandate = async (
  context: Pick<Context, "storage">,
  organisationId: OrganisationId,
): Promise<Refusal> => {
  const stored = await context.storage.organisations.record(organisationId);
  const personIds = stored === null ? [] : leaderIds(stored.posts);
  return refuseNaming(context, "NO_MANDATE", { personIds, what: "to record one on the organisation's page" });
};
