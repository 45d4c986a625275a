/** The one way by which commands reach an organisation's record: with what the caller may do there, or a refusal. */
import type { OrganisationRecord, OrganisationRight } from "@acb/schemas/api/organisation-routes";
import type { RefusalCode } from "@acb/schemas/error";
import { OrganisationId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { leaderIds, organisationRights } from "@acb/shared/access/mandate";
import type { StoredOrganisation } from "../../storage/ports/organisations.ts";
import type { Context } from "../context.ts";
import { refuseNaming } from "../refuse-naming.ts";
import { done, type Result, refuse } from "../result.ts";

export type FoundOrganisation = {
  readonly id: OrganisationId;
  readonly stored: StoredOrganisation;
  readonly may: readonly OrganisationRight[];
};

const LACKING: Readonly<Record<OrganisationRight, RefusalCode>> = {
  keep: "NOT_ORGANISATION_LEAD",
  appoint: "ADMINISTRATOR_ONLY",
  mandate: "NOT_ORGANISATION_LEAD",
};

/** Refuses NOT_FOUND, what the right lacks, and ORGANISATION_ENDED for any right to change it. */
export const findOrganisation = async (
  { storage }: Pick<Context, "storage">,
  caller: Person,
  id: string,
  right: OrganisationRight | "read",
): Promise<Result<FoundOrganisation>> => {
  const parsed = OrganisationId.safeParse(id);
  const stored = parsed.success ? await storage.organisations.record(parsed.data) : null;
  if (stored === null) return refuse("NOT_FOUND");
  const { organisation } = stored;
  const may = organisationRights(caller, stored);
  if (right !== "read" && organisation.endedOn !== undefined) return refuse("ORGANISATION_ENDED");
  if (right !== "read" && !may.includes(right))
    return LACKING[right] === "ADMINISTRATOR_ONLY"
      ? refuse("ADMINISTRATOR_ONLY")
      : refuseNaming({ storage }, LACKING[right], { personIds: leaderIds(stored.posts), what: "to do it" });
  return done({ id: organisation.id, stored, may });
};

/** The record as it is now, as the caller may see it. */
export const readOrganisation = async (
  context: Pick<Context, "storage">,
  caller: Person,
  id: string,
): Promise<Result<OrganisationRecord>> => {
  const found = await findOrganisation(context, caller, id, "read");
  if (!found.ok) return found;
  const { stored, may } = found.value;
  const { organisation, profile, logo, unconfirmed, posts, mandates, meetings, changes } = stored;
  return done({
    organisation,
    profile,
    logo,
    unconfirmed: [...unconfirmed],
    posts: [...posts],
    mandates: [...mandates],
    meetings: [...meetings],
    changes: [...changes],
    may: [...may],
    removable: caller.administrator && !(await context.storage.organisations.isOnRecord(organisation.id)),
  });
};
