/** Which partners of a charter can decide today and when they meet, for whoever reads it (SPEC: SC12). */
import type { OrganisationId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { PartnerReadiness } from "@acb/schemas/sign-off/readiness";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { readinessOf } from "@acb/shared/sign-off/readiness";
import { type FoundCharter, findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { done, type Result } from "../result.ts";
import { signatoryOf } from "./signatory-of.ts";

/** Refuses NOT_FOUND. */
export const readReadiness = async (
  context: Context,
  person: Person,
  charterId: string,
): Promise<Result<PartnerReadiness[]>> => {
  const found = await findCharter(context, person, charterId, "read");
  if (!found.ok) return found;
  const today = londonDate(context.now());
  const signatories = await activeSignatories(context, found.value);
  const each = await Promise.all(
    found.value.record.partnerIds.map(async (organisationId) => {
      const stored = await context.storage.organisations.record(organisationId);
      if (stored === null) return [];
      const { mandates, meetings } = stored;
      const signatoryIds = signatories.flatMap((one) => (one.of.includes(organisationId) ? [one.id] : []));
      return [readinessOf({ organisationId, signatoryIds, mandates, meetings }, today)];
    }),
  );
  return done(each.flat());
};

type Signatory = { readonly id: Person["id"]; readonly of: readonly OrganisationId[] };

/** As deciding finds them: who is suspended or has left the organisation decides nothing. */
const activeSignatories = async (
  { storage }: Context,
  found: FoundCharter,
): Promise<readonly Signatory[]> => {
  const ids = found.grants.flatMap((grant) => (grant.role === "signatory" ? [grant.personId] : []));
  const people = await Promise.all([...new Set(ids)].map((id) => storage.directory.activePerson(id)));
  return people.flatMap((one) => (one === null ? [] : [{ id: one.id, of: signatoryOf(one, found) }]));
};
