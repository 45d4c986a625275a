/** The network, its organisations and people, as they are kept. */
import type { OrganisationId, PersonId } from "@acb/schemas/ids";
import type { Organisation, Person, Suspension } from "@acb/schemas/people";

/** The network, its organisations and people. Commands call it. */
export type Directory = {
  readonly network: () => Promise<{ readonly name: string } | null>;
  /** Names the network once; answers false when it has a name already. */
  readonly nameNetwork: (name: string) => Promise<boolean>;
  readonly organisations: () => Promise<readonly Organisation[]>;
  /** Adds or replaces. Answers false when another organisation has the name. */
  readonly putOrganisation: (organisation: Organisation) => Promise<boolean>;
  /** By name, guests and who is suspended or was erased included; as are those below. */
  readonly people: () => Promise<readonly Person[]>;
  /** Of these who are there, by name, each once. */
  readonly peopleAmong: (ids: readonly PersonId[]) => Promise<readonly Person[]>;
  readonly administrators: () => Promise<readonly Person[]>;
  readonly person: (id: PersonId) => Promise<Person | null>;
  /** The same for who may come in and is written to: `null` also for a person who is suspended. */
  readonly activePerson: (id: PersonId) => Promise<Person | null>;
  readonly personByEmail: (email: string) => Promise<Person | null>;
  /** Adds or replaces, or changes nothing and says why; `erased`: nobody becomes a person under that id again. The network's last administrator stays one. */
  readonly putPerson: (person: Person) => Promise<PutPerson>;
  readonly suspensions: () => Promise<readonly Suspension[]>;
  /**
   * Suspends the person and ends all their sessions, in one transaction, or changes nothing and says why; `already`: since when
   * and why stay as they were. The network keeps an administrator who is not suspended.
   */
  readonly suspend: (suspension: Suspension) => Promise<Suspend>;
  /** Has an administrator said that this person is of the organisation? Who was only invited for it is not. */
  readonly isConfirmed: (personId: PersonId, organisationId: OrganisationId) => Promise<boolean>;
  /** Everything that is kept of a person, by table: its columns as they are called, without hashes, tokens and bytes. */
  readonly heldAbout: (id: PersonId, email: string) => Promise<Readonly<Record<string, readonly HeldRow[]>>>;
  /** Their sessions do not come back: they sign in anew. Answers false where nothing was to lift. */
  readonly liftSuspension: (id: PersonId) => Promise<boolean>;
};

export type HeldRow = Readonly<Record<string, unknown>>;

export type Suspend = "stored" | "already" | "unknown" | "lastAdministrator";

export type PutPerson = "stored" | "erased" | "emailTaken" | "lastAdministrator";
