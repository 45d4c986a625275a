/** Workshops and their guests, as they are kept. */
import type { CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { Guest, GuestState, WorkshopSettings } from "@acb/schemas/workshop";

export type OpenedWorkshop = WorkshopSettings & {
  readonly id: string;
  readonly charterId: CharterId;
  readonly code: string;
  readonly openedAt: string;
};

export type WorkshopGuest = Guest & { readonly workshopId: string };

/** Workshops and their guests. Roles and sessions of guests go with their state, in the same transaction. */
export type Workshops = {
  /** Opens one, or changes the settings of the one that is open and leaves its code; answers false when the code is taken. */
  readonly open: (workshop: OpenedWorkshop & { readonly openedBy: PersonId }) => Promise<boolean>;
  readonly now: (charterId: CharterId) => Promise<OpenedWorkshop | null>;
  readonly byCode: (code: string) => Promise<OpenedWorkshop | null>;
  /** In the order in which they came. */
  readonly guests: (workshopId: string) => Promise<readonly WorkshopGuest[]>;
  /** Adds the guest as a person; `admitted`, if the workshop admits all, else `waiting`. `null` when it is closed. */
  readonly addGuest: (guest: {
    readonly workshopId: string;
    readonly person: Person;
    readonly organisation: string;
    readonly joinedAt: string;
  }) => Promise<GuestState | null>;
  /** Answers those whose state is another now. Who is sent away is signed out. */
  readonly moveGuests: (
    workshopId: string,
    personIds: readonly PersonId[],
    state: GuestState,
  ) => Promise<readonly PersonId[]>;
  /** Every guest is out and signed out. Answers false when none is open. */
  readonly close: (charterId: CharterId, closedAt: string) => Promise<boolean>;
  /** The guest is a person of the network from now on, with this entry: no workshop moves them any more. */
  readonly keep: (person: Person) => Promise<"stored" | "emailTaken">;
  /** Of a guest: their workshop, open or closed. */
  readonly ofGuest: (personId: PersonId) => Promise<{
    readonly charterId: CharterId;
    readonly isOpen: boolean;
    readonly state: GuestState;
  } | null>;
};
