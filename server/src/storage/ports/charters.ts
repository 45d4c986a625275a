/** Charters with their partners, roles and invitations, as they are kept. */
import type { CharterRecord } from "@acb/schemas/charter";
import type { CharterId, OrganisationId, PersonId, SectionId } from "@acb/schemas/ids";
import type { AwaitedPerson } from "@acb/schemas/invitation";
import type { Person } from "@acb/schemas/people";
import type { CharterState, RoleGrant } from "@acb/schemas/role";

/** `people` holds those who are new in the network. */
export type InvitedPeople = {
  readonly charterId: CharterId;
  readonly people: readonly Person[];
  readonly grants: readonly RoleGrant[];
  /** Does an administrator invite? Then they vouch for the organisations of those who are new. */
  readonly confirmed: boolean;
  readonly invitedBy: PersonId;
  readonly invitedAt: string;
  readonly sectionId: SectionId | null;
};

/** `isBare`: the invitation had brought them into the network, and nothing else is given to them there. */
export type Withdrawal =
  | { readonly outcome: "stored"; readonly grants: readonly RoleGrant[]; readonly isBare: boolean }
  | { readonly outcome: "unknown" | "takenUp" | "lastLead" };

/** For whom a person writes in a charter, by their own choice. */
export type ActingFor = { readonly personId: PersonId; readonly organisationId: OrganisationId };

/** Charters with their partners and roles. Commands and the upgrade call it. */
export type Charters = {
  /**
   * The record, its roles and the first update of its document, in one transaction; false, and nothing is stored, when one
   * of its partners has ended.
   */
  readonly create: (charter: {
    readonly record: CharterRecord;
    readonly roles: readonly RoleGrant[];
    readonly seed: Uint8Array;
  }) => Promise<boolean>;
  readonly find: (id: CharterId) => Promise<CharterRecord | null>;
  readonly all: () => Promise<readonly CharterRecord[]>;
  /** Which epoch of the charter this is (a restore begins another), or `null` for a charter that is not there. */
  readonly epoch: (id: CharterId) => Promise<number | null>;
  readonly state: (id: CharterId) => Promise<CharterState | null>;
  /** On that day; it is brought back for `null`. */
  readonly putAway: (id: CharterId, on: string | null) => Promise<void>;
  readonly setPartners: (id: CharterId, partnerIds: readonly OrganisationId[]) => Promise<void>;
  readonly roles: (id: CharterId) => Promise<readonly RoleGrant[]>;
  readonly rolesOf: (
    personId: PersonId,
  ) => Promise<readonly { readonly charterId: CharterId; readonly grant: RoleGrant }[]>;
  /** Answers false, and gives nothing, when the person was erased. */
  readonly giveRole: (id: CharterId, grant: RoleGrant) => Promise<boolean>;
  /** For whom those write who said so: one organisation each. */
  readonly actingFor: (id: CharterId) => Promise<readonly ActingFor[]>;
  readonly actFor: (id: CharterId, acting: ActingFor) => Promise<void>;
  /** People that are new, roles and the record of who invited, all or nothing: `emailTaken` when somebody was quicker. Who was erased meanwhile is left out. */
  readonly invite: (invited: InvitedPeople) => Promise<"stored" | "emailTaken">;
  /** Who was invited to the charter and has never used a sign-in link, in no order. */
  readonly awaited: (id: CharterId) => Promise<readonly AwaitedPerson[]>;
  /** Where the person's last invitation to the charter leads, or `null` when there was none. */
  readonly invitation: (
    id: CharterId,
    personId: PersonId,
  ) => Promise<{ readonly sectionId: SectionId | null } | null>;
  readonly noteInvitationMail: (
    id: CharterId,
    personId: PersonId,
    mail: NonNullable<AwaitedPerson["mail"]>,
  ) => Promise<void>;
  /**
   * Of who has never signed in: takes every role in the charter and the invitation, and revokes their links that nobody has
   * used, in one transaction. Or changes nothing and says why; `unknown` for who was not invited there.
   */
  readonly withdrawInvitation: (id: CharterId, personId: PersonId) => Promise<Withdrawal>;
  /** Answers false, and takes nothing, when it is the charter's last governance lead. */
  readonly takeRole: (id: CharterId, grant: RoleGrant) => Promise<boolean>;
};
