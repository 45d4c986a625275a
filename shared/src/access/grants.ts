/** Reads the roles that were given in one charter (SPEC: Access). */
import type { OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Organisation, Person } from "@acb/schemas/people";
import { grantedFor, type Role, type RoleGrant } from "@acb/schemas/role";
import { isLiving } from "./living.ts";

/** The roles of one person, each once. */
export const rolesOf = (grants: readonly RoleGrant[], personId: PersonId): Role[] => [
  ...new Set(grants.filter((grant) => grant.personId === personId).map((grant) => grant.role)),
];

/** The organisations for which a person has one of these roles, as long as they are partners. */
export const actsFor = (
  grants: readonly RoleGrant[],
  personId: PersonId,
  { partnerIds, roles }: { readonly partnerIds: readonly OrganisationId[]; readonly roles: readonly Role[] },
): OrganisationId[] =>
  partnerIds.filter((organisationId) =>
    grants.some(
      (grant) =>
        grant.personId === personId && roles.includes(grant.role) && grantedFor(grant) === organisationId,
    ),
  );

/** For whom a person can write in a charter: their own organisations, else the one that they have a role for there. */
export const mayWriteFor = (
  person: Pick<Person, "id" | "organisationIds">,
  grants: readonly RoleGrant[],
): OrganisationId[] => {
  if (person.organisationIds.length > 0) return [...person.organisationIds];
  const given = grants.find((grant) => grant.personId === person.id && grantedFor(grant) !== null);
  const organisationId = given === undefined ? null : grantedFor(given);
  return organisationId === null ? [] : [organisationId];
};

/** For whom a person writes there: the one that they chose, while it is theirs, else the first. */
export const writesFor = (
  person: Pick<Person, "id" | "organisationIds">,
  grants: readonly RoleGrant[],
  chosen: OrganisationId | null,
): OrganisationId | null => {
  const theirs = mayWriteFor(person, grants);
  return theirs.find((id) => id === chosen) ?? theirs[0] ?? null;
};

/** What that person chose, among what everybody chose in the charter. */
export const chosenBy = (
  acting: readonly { readonly personId: PersonId; readonly organisationId: OrganisationId }[],
  personId: PersonId,
): OrganisationId | null => acting.find((one) => one.personId === personId)?.organisationId ?? null;

/** The person without the organisations that have ended: nobody writes for those any more. */
export const ofLiving = <Who extends Pick<Person, "organisationIds">>(
  person: Who,
  organisations: readonly Pick<Organisation, "id" | "endedOn">[],
): Who => ({
  ...person,
  organisationIds: person.organisationIds.filter(
    (id) => !organisations.some((one) => one.id === id && !isLiving(one)),
  ),
});
