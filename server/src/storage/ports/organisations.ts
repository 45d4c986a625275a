/** What is kept of organisations beyond their names: entries, posts, mandates, meetings, and what became of them. */
import type { MandateId, MeetingId, OrganisationId, PersonId } from "@acb/schemas/ids";
import type {
  Logo,
  Mandate,
  Meeting,
  OrganisationChange,
  OrganisationProfile,
  Post,
  PostHolder,
  ProfileChange,
} from "@acb/schemas/organisation";
import type { Organisation } from "@acb/schemas/people";

export type StoredOrganisation = {
  readonly organisation: Organisation;
  readonly profile: OrganisationProfile;
  readonly logo: Logo | null;
  /** Members whom no administrator has confirmed. */
  readonly unconfirmed: readonly PersonId[];
  readonly posts: readonly PostHolder[];
  /** Newest first. */
  readonly mandates: readonly Mandate[];
  /** By their days. */
  readonly meetings: readonly Meeting[];
  /** Newest first. */
  readonly changes: readonly OrganisationChange[];
};

type Change<Kind extends OrganisationChange["kind"]> = Extract<OrganisationChange, { kind: Kind }>;

export type Organisations = {
  /** Of the whole network, in the order in which they were recorded. */
  readonly changes: () => Promise<readonly OrganisationChange[]>;
  readonly record: (id: OrganisationId) => Promise<StoredOrganisation | null>;
  readonly changeProfile: (id: OrganisationId, change: ProfileChange) => Promise<void>;
  /** Takes the place of the one before; `null` removes it. */
  readonly putLogo: (id: OrganisationId, logo: (Logo & { readonly png: Uint8Array }) | null) => Promise<void>;
  readonly logo: (id: OrganisationId) => Promise<Uint8Array | null>;
  /** Answers false when the person is no member. */
  readonly confirmMember: (id: OrganisationId, personId: PersonId) => Promise<boolean>;
  /**
   * The one who held the post before holds it no more; nobody does for `null`. Answers false, and changes nothing, when the
   * new holder is no confirmed member at that moment.
   */
  readonly setPost: (
    id: OrganisationId,
    post: Post,
    holder: { readonly personId: PersonId; readonly since: string } | null,
  ) => Promise<boolean>;
  /** As above. */
  readonly addMandate: (mandate: Mandate) => Promise<boolean>;
  /** Answers whom it was taken from; `null` when the organisation has no such mandate, or it was revoked before. */
  readonly revokeMandate: (id: OrganisationId, mandateId: MandateId, on: string) => Promise<PersonId | null>;
  /** All that a person ever had. */
  readonly mandatesOf: (personId: PersonId) => Promise<readonly Mandate[]>;
  readonly addMeeting: (id: OrganisationId, meeting: Meeting) => Promise<void>;
  /** Answers false when the organisation has no such meeting. */
  readonly removeMeeting: (id: OrganisationId, meetingId: MeetingId) => Promise<boolean>;
  /** Does a record but the audit trail name it? Nothing that was written in a charter is read for it: only `remove` knows of that. */
  readonly isOnRecord: (id: OrganisationId) => Promise<boolean>;
  /** With its entry, logo and meetings, in one transaction; or changes nothing and answers, in words, what refers to it. */
  readonly remove: (id: OrganisationId) => Promise<readonly string[]>;
  /** The entry with its new name and the change, in one transaction; false when another organisation has the name. */
  readonly rename: (organisation: Organisation, change: Change<"renamed">) => Promise<boolean>;
  /**
   * Ends the organisations that left or were succeeded, with their posts and mandates, and records it, in one transaction. Of a single
   * successor their people become its people. Answers false when one of them had ended before, and changes nothing.
   */
  readonly end: (change: Change<"left"> | Change<"succeeded">) => Promise<boolean>;
};
