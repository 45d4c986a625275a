/** One organisation with its people; an administrator changes either in its place. */

import { ORGANISATION_TYPES } from "@acb/schemas/options";
import type { Organisation, Person } from "@acb/schemas/people";
import { labelOf } from "@acb/shared/publication/print-value";
import { useId, useState } from "react";
import { Link } from "wouter";
import { useMe } from "../session/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { Tag } from "../ui/tag.tsx";
import type { PeopleGroup } from "./group-people.ts";
import styles from "./network.module.css";
import { OrganisationForm } from "./organisation-form.tsx";
import { ErasureForm } from "./person-erasure.tsx";
import { PersonForm } from "./person-form.tsx";
import { ResetSecondStepButton, ResetSecondStepForm, SecondStepFacts } from "./person-second-step.tsx";
import { SuspendForm, SuspensionButton, SuspensionFacts } from "./person-suspension.tsx";

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
  if (state === "changing") {
    return (
      <OrganisationForm
        organisation={organisation}
        onDone={() => done("The organisation has been changed.")}
        onCancel={show}
      />
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
        {organisation.endedOn === undefined ? null : <p>No longer in the network</p>}
        {me.administrator && organisation.endedOn === undefined ? (
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

type PersonRowProps = { readonly person: Person; readonly organisations: readonly Organisation[] };

const PersonRow = ({ person, organisations }: PersonRowProps) => {
  const { person: me } = useMe();
  const announce = useAnnounce();
  const [state, setState] = useState<"shown" | "changing" | "suspending" | "resetting" | "erasing">("shown");
  const show = () => setState("shown");
  const done = (words: string): void => {
    show();
    announce(words);
  };
  if (state === "changing") {
    return (
      <li className={styles.person}>
        <PersonForm
          person={person}
          organisations={organisations}
          onDone={(changed) => done(`${changed.name} has been changed.`)}
          onCancel={show}
        />
      </li>
    );
  }
  if (state === "suspending") {
    return (
      <li className={styles.person}>
        <SuspendForm person={person} onDone={() => done(`${person.name} is suspended.`)} onCancel={show} />
      </li>
    );
  }
  if (state === "resetting") {
    return (
      <li className={styles.person}>
        <ResetSecondStepForm
          person={person}
          onDone={() => done(`${person.name} has no second step any more.`)}
          onCancel={show}
        />
      </li>
    );
  }
  if (state === "erasing") {
    return (
      <li className={styles.person}>
        <ErasureForm person={person} onCancel={show} />
      </li>
    );
  }
  return (
    <li className={styles.person}>
      <div>
        <p className={styles.personName}>
          {person.name} {person.administrator ? <Tag tone="action">Administrator</Tag> : null}
        </p>
        {person.jobTitle === "" ? null : <p>{person.jobTitle}</p>}
        <p>
          <a href={`mailto:${person.email}`}>{person.email}</a>
        </p>
        {me.administrator ? <SecondStepFacts person={person} /> : null}
        {me.administrator ? <SuspensionFacts person={person} /> : null}
      </div>
      {me.administrator ? (
        <div className={styles.actions}>
          <Button size="compact" onClick={() => setState("changing")}>
            Change<span className="visually-hidden"> {person.name}</span>
          </Button>
          <ResetSecondStepButton person={person} onReset={() => setState("resetting")} />
          <SuspensionButton person={person} onSuspend={() => setState("suspending")} />
          {person.id === me.id ? null : (
            <Button size="compact" onClick={() => setState("erasing")}>
              Erase…<span className="visually-hidden"> {person.name}</span>
            </Button>
          )}
        </div>
      ) : null}
    </li>
  );
};
