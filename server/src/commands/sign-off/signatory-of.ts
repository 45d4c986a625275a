/** For which organisations a person may decide, or prepare, in a charter today (SPEC: Sign-off). */
import type { OrganisationId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { ORGANISATION_ROLES, type OrganisationRole } from "@acb/schemas/role";
import { actsFor } from "@acb/shared/access/grants";
import type { FoundCharter } from "../charter/find-charter.ts";

type Found = Pick<FoundCharter, "grants" | "record">;

/** The role alone is not enough: who has left the organisation acts for it no longer. */
const actsNow = (
  person: Person,
  { grants, record: { partnerIds } }: Found,
  roles: readonly OrganisationRole[],
): OrganisationId[] =>
  actsFor(grants, person.id, { partnerIds, roles }).filter((organisationId) =>
    person.organisationIds.includes(organisationId),
  );

export const signatoryOf = (person: Person, found: Found): OrganisationId[] =>
  actsNow(person, found, ["signatory"]);

/** Signatories prepare too. */
export const preparerOf = (person: Person, found: Found): OrganisationId[] =>
  actsNow(person, found, ORGANISATION_ROLES);
