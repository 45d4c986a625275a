/** What the parts of an organisation's page share: what they are given, and how they name people. */
import type { OrganisationRecord } from "@acb/schemas/api/organisation-routes";
import type { Organisation, Person } from "@acb/schemas/people";

/** What every part of the page is given: the record, everybody's names, and the organisations of the network. */
export type PartProps = {
  readonly record: OrganisationRecord;
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
};

/** A person's name, wherever an id stands. */
export const nameOf = (people: readonly Person[], id: string): string =>
  people.find((person) => person.id === id)?.name ?? "Somebody who is not in the network any more";

/** The people of the organisation, to choose from. */
export const membersOf = ({ record, people }: PartProps): readonly { value: string; label: string }[] =>
  people
    .filter(({ organisationIds }) => organisationIds.includes(record.organisation.id))
    .map(({ id, name, jobTitle }) => ({ value: id, label: jobTitle === "" ? name : `${name}, ${jobTitle}` }));
