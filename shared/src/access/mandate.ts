/** Who acts for an organisation on a given day, and who says so (SPEC: SO20; server: ORG1 to ORG3). */
import type { OrganisationRight } from "@acb/schemas/api/organisation-routes";
import type { OrganisationId } from "@acb/schemas/ids";
import { type Mandate, POSTS, type PostHolder, type Power } from "@acb/schemas/organisation";
import type { Person } from "@acb/schemas/people";

/** `on`: a day in Europe/London, YYYY-MM-DD. */
type Asked = { readonly organisationId: OrganisationId; readonly power: Power; readonly on: string };

/** Both days of a mandate are inside it; the day of its revoking is not. */
const holdsOn = ({ from, to, revokedOn }: Mandate, day: string): boolean =>
  from <= day && (to === null || day <= to) && (revokedOn === null || day < revokedOn);

/** The mandate by which somebody with these acts so for the organisation on that day; `null` for none. */
export const mandateFor = (
  mandates: readonly Mandate[],
  { organisationId, power, on }: Asked,
): Mandate | null =>
  mandates.find(
    (mandate) =>
      mandate.organisationId === organisationId && mandate.may.includes(power) && holdsOn(mandate, on),
  ) ?? null;

/** Does this person hold a post that speaks for the organisation? */
export const leads = (posts: readonly PostHolder[], person: Pick<Person, "id">): boolean =>
  posts.some(({ post, personId }) => POSTS[post].leads && personId === person.id);

/**
 * What a person may do with an organisation's record: `keep` its entry and meetings, `appoint` to its posts, give and take
 * a `mandate`. No administrator gives a mandate: who decides for an organisation is said by that organisation alone (I8).
 */
export const organisationRights = (
  person: Pick<Person, "id" | "administrator">,
  { posts, hasEnded }: { readonly posts: readonly PostHolder[]; readonly hasEnded: boolean },
): OrganisationRight[] => {
  if (hasEnded) return [];
  const isLead = leads(posts, person);
  return [
    ...(isLead || person.administrator ? (["keep"] as const) : []),
    ...(person.administrator ? (["appoint"] as const) : []),
    ...(isLead ? (["mandate"] as const) : []),
  ];
};
