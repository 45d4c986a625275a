/** What the parts of an organisation's page share: what they are given, and how they name people. */
import type { OrganisationRecord } from "@acb/schemas/api/organisation-routes";
import type { Organisation, Person } from "@acb/schemas/people";

/** What every part of the page is given: the record, everybody's names, and the organisations of the network. */
export type PartProps = {
  readonly record: OrganisationRecord;
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
};

/** A form that records the end of the organisation: what was recorded stays, so it is not offered again. */
export type RecordingProps = PartProps & {
  readonly onRecorded: () => void;
  readonly onCancel: () => void;
};

/** A person's name, wherever an id stands. */
export const nameOf = (people: readonly Person[], id: string): string =>
  people.find((person) => person.id === id)?.name ?? "Somebody who is not in the network any more";

/** The people of whom an administrator has said that they are of the organisation, to choose from. */
export const membersOf = ({ record, people }: PartProps): readonly { value: string; label: string }[] =>
  people
    .filter(({ organisationIds }) => organisationIds.includes(record.organisation.id))
    .filter(({ id }) => !record.unconfirmed.includes(id))
    .map(({ id, name, jobTitle }) => ({ value: id, label: jobTitle === "" ? name : `${name}, ${jobTitle}` }));

/** What to say beside that choice. */
export const membersHint = (props: PartProps): string =>
  membersOf(props).length === 0
    ? "Nobody yet: an administrator adds people of this organisation, or confirms them above."
    : "Somebody of this organisation.";
