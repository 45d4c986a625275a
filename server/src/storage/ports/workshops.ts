/** Workshops and their guests, as they are kept. */
import type { CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { RoleGrant } from "@acb/schemas/role";
import type { EarlierGuest, Guest, GuestState, WorkshopSettings } from "@acb/schemas/workshop";
import type { GuestMove } from "@acb/shared/access/guest";

export type OpenedWorkshop = WorkshopSettings & {
  readonly id: string;
  readonly charterId: CharterId;
  readonly code: string;
  readonly openedAt: string;
};

export type WorkshopGuest = Guest & { readonly workshopId: string };

/** A guest who becomes a person of the network, with a role in the charter and the record of who invited them to it. */
type KeptPerson = {
  readonly person: Person;
  readonly charterId: CharterId;
  readonly grant: RoleGrant;
  /** Does an administrator say that they are of the organisation? */
  readonly confirmed: boolean;
  readonly invitedBy: PersonId;
  readonly invitedAt: string;
};

/** Of a guest: their workshop, open or closed, and where they stand in it. */
export type GuestStanding = {
  readonly workshopId: string;
  readonly charterId: CharterId;
  readonly isOpen: boolean;
  readonly state: GuestState;
};

/** Workshops and their guests. Roles and sessions of guests go with their state, in the same transaction. */
export type Workshops = {
  /** Opens one, or changes the settings of the one that is open and leaves its code. */
  readonly open: (
    workshop: OpenedWorkshop & { readonly openedBy: PersonId },
  ) => Promise<"opened" | "changed" | "unchanged" | "codeTaken">;
  readonly now: (charterId: CharterId) => Promise<OpenedWorkshop | null>;
  readonly byCode: (code: string) => Promise<OpenedWorkshop | null>;
  /** Was a workshop with this code closed since then? */
  readonly wasClosed: (code: string, since: string) => Promise<boolean>;
  /** In the order in which they came. */
  readonly guests: (workshopId: string) => Promise<readonly WorkshopGuest[]>;
  /** Who was in at workshops of the charter that are closed, the last closed first. */
  readonly earlierGuests: (charterId: CharterId) => Promise<readonly EarlierGuest[]>;
  /** Adds the guest as a person; `admitted`, if the workshop admits all, else `waiting`. Nobody when it is closed or full. */
  readonly addGuest: (guest: {
    readonly workshopId: string;
    readonly person: Person;
    readonly organisation: string;
    readonly joinedAt: string;
  }) => Promise<Extract<GuestState, "waiting" | "admitted"> | "closed" | "doorFull" | "full">;
  /** Answers those whose state is another now. Whoever is not in and does not wait is signed out. */
  readonly moveGuests: (
    workshopId: string,
    personIds: readonly PersonId[],
    move: GuestMove,
  ) => Promise<readonly PersonId[]>;
  /** Every guest is out and signed out. Answers false when none is open. */
  readonly close: (charterId: CharterId, closedAt: string) => Promise<boolean>;
  /**
   * The guest is a person of the network from now on, with this entry and role, all or nothing: no workshop moves them any
   * more. `notGuest` for whoever is none of this charter, or none any more.
   */
  readonly keep: (kept: KeptPerson) => Promise<"stored" | "emailTaken" | "notGuest">;
  readonly ofGuest: (personId: PersonId) => Promise<GuestStanding | null>;
};
