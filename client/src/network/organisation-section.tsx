/** One organisation with its people; an administrator changes either in its place. */
import { ORGANISATION_TYPES } from "@acb/schemas/options";
import type { Organisation, Person } from "@acb/schemas/people";
import { isLiving } from "@acb/shared/access/living";
import { labelOf } from "@acb/shared/values/print-value";
import { useId, useState } from "react";
import { Link } from "wouter";
import { useMe } from "../session/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import type { PeopleGroup } from "./group-people.ts";
import styles from "./network.module.css";
import { OrganisationForm } from "./organisation-form.tsx";
import { PersonForm } from "./person-form.tsx";
import { PersonRow } from "./person-row.tsx";

type SectionProps = { readonly group: PeopleGroup; readonly organisations: readonly Organisation[] };

export const OrganisationSection = ({ group: { organisation, people }, organisations }: SectionProps) => {
  const { person: me } = useMe();
  const announce = useAnnounce();
  const [state, setState] = useState<"shown" | "changing" | "adding">("shown");
  const id = useId();
  const show = () => setState("shown");
  const done = (words: string): void => {
    show();
    announce(words);
  };
  // The same section either way, so that the focus finds its way back when the form closes.
  if (state === "changing") {
    return (
      <section aria-label={organisation.name}>
        <OrganisationForm
          organisation={organisation}
          onDone={() => done("The organisation has been changed.")}
          onCancel={show}
        />
      </section>
    );
  }
  return (
    <section className={styles.organisation} aria-labelledby={id}>
      <div className={styles.organisationHead}>
        <h2 id={id} tabIndex={-1} className={styles.organisationName}>
          <Link href={`/organisations/${organisation.id}`}>{organisation.name}</Link>
        </h2>
        <p className={styles.soft}>
          {organisation.shortName} · {labelOf(ORGANISATION_TYPES, organisation.type)}
        </p>
        {isLiving(organisation) ? null : <p>No longer in the network</p>}
        {me.administrator && isLiving(organisation) ? (
          <div className={styles.actions}>
            <Button size="compact" onClick={() => setState("changing")}>
              Change<span className="visually-hidden"> {organisation.name}</span>
            </Button>
            <Button size="compact" onClick={() => setState("adding")}>
              Add a person<span className="visually-hidden"> to {organisation.name}</span>
            </Button>
          </div>
        ) : null}
      </div>
      <div>
        <PeopleList people={people} organisations={organisations} />
        {state === "adding" ? (
          <PersonForm
            organisations={organisations}
            startWith={organisation.id}
            onDone={(added) => done(`${added.name} has been added.`)}
            onCancel={show}
          />
        ) : null}
      </div>
    </section>
  );
};

type PeopleProps = { readonly people: readonly Person[]; readonly organisations: readonly Organisation[] };

/** People whom no organisation has: they can sign in, and decide for nobody. */
export const PeopleWithout = ({ people, organisations }: PeopleProps) => (
  <section className={styles.organisation} aria-labelledby="people-without">
    <div className={styles.organisationHead}>
      <h2 id="people-without" tabIndex={-1} className={styles.organisationName}>
        In no organisation
      </h2>
      <p className={styles.soft}>They can sign in, but cannot decide for anybody.</p>
    </div>
    <PeopleList people={people} organisations={organisations} />
  </section>
);

const PeopleList = ({ people, organisations }: PeopleProps) =>
  people.length === 0 ? (
    <p className={styles.soft}>Nobody yet.</p>
  ) : (
    <ul className={styles.people}>
      {people.map((person) => (
        <PersonRow key={person.id} person={person} organisations={organisations} />
      ))}
    </ul>
  );
