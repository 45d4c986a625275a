/** Who acts for an organisation on a given day, and who says so (SPEC: AC10, SO20). */
import type { OrganisationRight } from "@acb/schemas/api/organisation-routes";
import type { OrganisationId, PersonId } from "@acb/schemas/ids";
import { type Mandate, POSTS, type PostHolder, type Power } from "@acb/schemas/organisation";
import type { Organisation, Person } from "@acb/schemas/people";

/** `days`: in Europe/London, YYYY-MM-DD; the mandate has to hold on all of them. */
type Asked = {
  readonly organisationId: OrganisationId;
  readonly power: Power;
  readonly days: readonly string[];
};

/** Both days of a mandate are inside it; the day of its revoking is not. */
const holdsOn = ({ from, to, revokedOn }: Mandate, day: string): boolean =>
  from <= day && (to === null || day <= to) && (revokedOn === null || day < revokedOn);

/** The mandate by which somebody with these acts so for the organisation on those days; `null` for none. */
export const mandateFor = (
  mandates: readonly Mandate[],
  { organisationId, power, days }: Asked,
): Mandate | null =>
  mandates.find(
    (mandate) =>
      mandate.organisationId === organisationId &&
      mandate.may.includes(power) &&
      days.every((day) => holdsOn(mandate, day)),
  ) ?? null;

/** Who holds a post that speaks for the organisation. */
export const leaderIds = (posts: readonly PostHolder[]): PersonId[] =>
  posts.filter(({ post }) => POSTS[post].leads).map(({ personId }) => personId);

type Kept = {
  readonly organisation: Pick<Organisation, "id" | "endedOn">;
  readonly posts: readonly PostHolder[];
};

/**
 * What a person may do with an organisation's record: `keep` its entry and meetings, `appoint` to its posts, give and take
 * a `mandate`. No administrator gives a mandate: who decides for an organisation is said by that organisation alone (I8).
 */
export const organisationRights = (
  person: Pick<Person, "id" | "administrator" | "organisationIds">,
  { organisation: { id, endedOn }, posts }: Kept,
): OrganisationRight[] => {
  if (endedOn !== undefined) return [];
  // Whoever is not of it any more speaks for it no more, whatever the list of posts says.
  const isLead = person.organisationIds.includes(id) && leaderIds(posts).includes(person.id);
  return [
    ...(isLead || person.administrator ? (["keep"] as const) : []),
    ...(person.administrator ? (["appoint"] as const) : []),
    ...(isLead ? (["mandate"] as const) : []),
  ];
};
