/** People by organisation; somebody in several organisations stands under each of them. */
import type { Organisation, Person } from "@acb/schemas/people";

export type PeopleGroup = { readonly organisation: Organisation; readonly people: readonly Person[] };
export type Grouped = { readonly groups: readonly PeopleGroup[]; readonly without: readonly Person[] };

/**
 * Organisations and people in the order of their names. A filter keeps an organisation with all its people when its own
 * name matches, otherwise with the people who match.
 */
export const groupPeople = (
  organisations: readonly Organisation[],
  people: readonly Person[],
  filter: string,
): Grouped => {
  const sought = filter.trim().toLocaleLowerCase("en-GB");
  const matches = (...words: readonly string[]): boolean =>
    words.some((word) => word.toLocaleLowerCase("en-GB").includes(sought));
  const fits = (person: Person): boolean => matches(person.name, person.email, person.jobTitle);
  const sorted = [...people].sort(byName);
  const groups = [...organisations].sort(byName).flatMap((organisation): readonly PeopleGroup[] => {
    const members = sorted.filter((person) => person.organisationIds.includes(organisation.id));
    if (matches(organisation.name, organisation.shortName)) return [{ organisation, people: members }];
    const found = members.filter(fits);
    return found.length === 0 ? [] : [{ organisation, people: found }];
  });
  const without = sorted.filter((person) => person.organisationIds.length === 0).filter(fits);
  return { groups, without };
};

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.localeCompare(other.name, "en-GB");
