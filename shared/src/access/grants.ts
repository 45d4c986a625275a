/** Reads the roles that were given in one charter (SPEC: Access). */
import type { OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Role, RoleGrant } from "@acb/schemas/role";

/** The roles of one person, each once. */
export const rolesOf = (grants: readonly RoleGrant[], personId: PersonId): Role[] => [
  ...new Set(grants.filter((grant) => grant.personId === personId).map((grant) => grant.role)),
];

/** The organisations that a person is signatory of, as long as they are partners. */
export const decidesFor = (
  grants: readonly RoleGrant[],
  personId: PersonId,
  partnerIds: readonly OrganisationId[],
): OrganisationId[] =>
  partnerIds.filter((organisationId) =>
    grants.some(
      (grant) =>
        grant.role === "signatory" && grant.personId === personId && grant.organisationId === organisationId,
    ),
  );
