/** Organisations with their people. Everybody signed in may read; administrators add and change. */
import type { Organisation, Person } from "@acb/schemas/people";
import { useState } from "react";
import { Loaded } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { useMe } from "../session/session-context.tsx";
import { Button, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextField } from "../ui/fields.tsx";
import { Stack } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { groupPeople, type PeopleGroup } from "./group-people.ts";
import { OrganisationForm } from "./organisation-form.tsx";
import { OrganisationSection, PeopleWithout } from "./organisation-section.tsx";
import { PersonForm } from "./person-form.tsx";

export const NetworkScreen = () => {
  const organisations = useApi("listOrganisations", {});
  const people = useApi("listPeople", {});
  return (
    <Loaded query={organisations} what="organisations">
      {(allOrganisations) => (
        <Loaded query={people} what="people">
          {(allPeople) => <Network organisations={allOrganisations} people={allPeople} />}
        </Loaded>
      )}
    </Loaded>
  );
};

type NetworkProps = { readonly organisations: readonly Organisation[]; readonly people: readonly Person[] };
type Adding = "nothing" | "organisation" | "person";

const Network = ({ organisations, people }: NetworkProps) => {
  const { person: me } = useMe();
  const announce = useAnnounce();
  const [filter, setFilter] = useState("");
  const [adding, setAdding] = useState<Adding>("nothing");
  const { groups, without } = groupPeople(organisations, people, filter);
  const done = (words: string): void => {
    setAdding("nothing");
    announce(words);
  };
  return (
    <Stack>
      <PageHeader
        title="Organisations and people"
        lead={counted(organisations.length, people.length)}
        actions={
          me.administrator && adding === "nothing" ? (
            <ButtonRow>
              <Button variant="primary" onClick={() => setAdding("organisation")}>
                Add an organisation
              </Button>
              <Button onClick={() => setAdding("person")}>Add a person</Button>
            </ButtonRow>
          ) : undefined
        }
      />
      {adding === "organisation" ? (
        <OrganisationForm
          onDone={(added) => done(`${added.name} has been added.`)}
          onCancel={() => setAdding("nothing")}
        />
      ) : null}
      {adding === "person" ? (
        <PersonForm
          organisations={organisations}
          onDone={(added) => done(`${added.name} has been added.`)}
          onCancel={() => setAdding("nothing")}
        />
      ) : null}
      <TextField
        id="network-filter"
        type="search"
        label="Find an organisation or a person"
        value={filter}
        onChange={setFilter}
      />
      <Groups groups={groups} filter={filter} organisations={organisations} />
      {without.length === 0 ? null : <PeopleWithout people={without} organisations={organisations} />}
    </Stack>
  );
};

type GroupsProps = {
  readonly groups: readonly PeopleGroup[];
  readonly filter: string;
  readonly organisations: readonly Organisation[];
};

const Groups = ({ groups, filter, organisations }: GroupsProps) => {
  if (organisations.length === 0) {
    return (
      <EmptyState title="There are no organisations yet">
        <p>Add the partner organisations of your network, then the people in them.</p>
      </EmptyState>
    );
  }
  if (groups.length === 0) {
    return <p role="status">Nothing here has “{filter}” in its name. Try fewer letters.</p>;
  }
  return groups.map((group) => (
    <OrganisationSection key={group.organisation.id} group={group} organisations={organisations} />
  ));
};

const counted = (organisations: number, people: number): string =>
  `${organisations} ${organisations === 1 ? "organisation" : "organisations"}, ${people} ${people === 1 ? "person" : "people"}`;
