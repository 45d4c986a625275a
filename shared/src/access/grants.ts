/** Reads the roles that were given in one charter (SPEC: Access). */
import type { OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
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

/** For whom a person writes in a charter: their first organisation, else the one they decide for there. */
export const writesFor = (
  person: Pick<Person, "id" | "organisationIds">,
  grants: readonly RoleGrant[],
): OrganisationId | null => {
  const signs = grants.find((grant) => grant.personId === person.id && grant.role === "signatory");
  return person.organisationIds[0] ?? (signs?.role === "signatory" ? signs.organisationId : null);
};
