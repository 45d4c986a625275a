/** The interface to everything that is kept. Whole operations only: no caller ever holds a transaction. */

import type { Mail } from "@acb/schemas/api/network-routes";
import type { Offer } from "@acb/schemas/api/recovery-routes";
import type { AuditEntry } from "@acb/schemas/audit";
import type { CharterRecord } from "@acb/schemas/charter";
import type { Fact, LogEvent } from "@acb/schemas/event";
import type { CharterId, OrganisationId, PersonId, SectionId, VersionId } from "@acb/schemas/ids";
import type { AwaitedPerson } from "@acb/schemas/invitation";
import type { PenHolder, SectionPen } from "@acb/schemas/pen";
import type { Organisation, Person, Suspension } from "@acb/schemas/people";
import type { RoleGrant } from "@acb/schemas/role";
import type { Version } from "@acb/schemas/version";
import type { Guest, GuestState, WorkshopSettings } from "@acb/schemas/workshop";

/**
 * A write that cannot be stored just now: the disk is full or faulty, or another process holds the file. Nothing of it
 * was stored, reading goes on, and the same write may be asked for again.
 */
export class CannotStore extends Error {}

/**
 * What is stored of a charter is not what was written to it: nothing of its document is given out, so that nobody builds
 * on a wrong text. Its other records and all other charters are not touched by it.
 */
export class DamagedCharter extends Error {
  readonly charterId: CharterId;
  readonly what: string;

  constructor(charterId: CharterId, what: string) {
    super(`The stored document of ${charterId} is damaged: ${what}.`);
    this.charterId = charterId;
    this.what = what;
  }
}

/** One Yjs update as it came, with who sent it. */
export type PendingUpdate = {
  readonly charterId: CharterId;
  readonly bytes: Uint8Array;
  /** `null` for the server's own writes: a seed or a restore. */
  readonly personId: PersonId | null;
  readonly organisationId: OrganisationId | null;
  /** Yjs client ids that nobody has written under before: from now on they are this person's. */
  readonly newClientIds?: readonly number[];
};

/** Whose a Yjs client id is in a charter: of the person who first wrote under it, then for that organisation. */
export type ClientIdOwner = {
  readonly clientId: number;
  readonly personId: PersonId;
  readonly organisationId: OrganisationId | null;
};

/** What replays to the live document: the checkpoint, if there is one, then the updates after it in order. */
export type StoredDocument = {
  readonly checkpoint: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
  /** The number of the newest update, 0 when there is none. */
  readonly lastSeq: number;
};

/** A charter's stored state packed for a page load, once for all who ask. What was stored after it is not in it. */
export type PackedState = {
  /** As in the charter's record: a state of another epoch must not be merged with this one. */
  readonly epoch: number;
  /** The number of the newest update in it. */
  readonly throughSeq: number;
  /** One Yjs update in its V2 encoding, compressed by Brotli. */
  readonly bytes: Uint8Array;
};

/** The update log. The room calls it; a promise that resolves means: on disk. */
export type UpdateLog = {
  /** Appends all in one transaction and answers their numbers in order. Rejects when nothing was stored. */
  readonly append: (batch: readonly PendingUpdate[]) => Promise<readonly number[]>;
  /** Rejects with `DamagedCharter` rather than answer what was not stored. */
  readonly load: (charterId: CharterId) => Promise<StoredDocument>;
  /**
   * The owners of all client ids that people wrote under, in no order. An id gets its owner in the transaction that stores
   * its first update, and keeps it; those of the server itself have none.
   */
  readonly owners: (charterId: CharterId) => Promise<readonly ClientIdOwner[]>;
  /**
   * From now on `load` answers this checkpoint for the updates up to and including `throughSeq`. One that is older than
   * the checkpoint already stored changes nothing.
   */
  readonly compact: (charterId: CharterId, throughSeq: number, checkpoint: Uint8Array) => Promise<void>;
  /**
   * Makes the checkpoint from what is stored, when the updates behind it outweigh it, and answers whether it did. Other
   * operations are answered meanwhile. The room calls it now and then, nobody waits for it.
   */
  readonly fold: (charterId: CharterId) => Promise<boolean>;
  /** The same bytes until a newer checkpoint is stored. The page load calls it; the socket sends what came after. */
  readonly packed: (charterId: CharterId) => Promise<PackedState>;
};

/** The network, its organisations and people. Commands call it. */
type Directory = {
  readonly network: () => Promise<{ readonly name: string } | null>;
  /** Names the network once; answers false when it has a name already. */
  readonly nameNetwork: (name: string) => Promise<boolean>;
  readonly organisations: () => Promise<readonly Organisation[]>;
  /** Adds or replaces. Answers false when another organisation has the name. */
  readonly putOrganisation: (organisation: Organisation) => Promise<boolean>;
  readonly people: () => Promise<readonly Person[]>;
  readonly person: (id: PersonId) => Promise<Person | null>;
  /** The same for who may come in and is written to: `null` also for a person who is suspended. */
  readonly activePerson: (id: PersonId) => Promise<Person | null>;
  readonly personByEmail: (email: string) => Promise<Person | null>;
  /** Adds or replaces, or changes nothing and says why. The network's last administrator stays one. */
  readonly putPerson: (person: Person) => Promise<PutPerson>;
  readonly suspensions: () => Promise<readonly Suspension[]>;
  /**
   * Suspends the person and ends all their sessions, in one transaction, or changes nothing and says why. The network
   * keeps an administrator who is not suspended.
   */
  readonly suspend: (suspension: Suspension) => Promise<Suspend>;
  /** Has an administrator said that this person is of the organisation? Who was only invited for it is not. */
  readonly isConfirmed: (personId: PersonId, organisationId: OrganisationId) => Promise<boolean>;
  /** Everything that is kept of a person, by table: its columns as they are called, without hashes, tokens and bytes. */
  readonly heldAbout: (id: PersonId, email: string) => Promise<Readonly<Record<string, readonly HeldRow[]>>>;
  /** Their sessions do not come back: they sign in anew. */
  readonly liftSuspension: (id: PersonId) => Promise<void>;
};

export type HeldRow = Readonly<Record<string, unknown>>;

export type Suspend = "stored" | "unknown" | "lastAdministrator";

export type PutPerson = "stored" | "emailTaken" | "lastAdministrator";

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

/** Charters with their partners and roles. Commands and the upgrade call it. */
type Charters = {
  /** The record, its roles and the first update of its document, in one transaction. */
  readonly create: (charter: {
    readonly record: CharterRecord;
    readonly roles: readonly RoleGrant[];
    readonly seed: Uint8Array;
  }) => Promise<void>;
  readonly find: (id: CharterId) => Promise<CharterRecord | null>;
  readonly all: () => Promise<readonly CharterRecord[]>;
  /** Which history of the charter this is (a restore begins another), or `null` for a charter that is not there. */
  readonly epoch: (id: CharterId) => Promise<number | null>;
  readonly setPartners: (id: CharterId, partnerIds: readonly OrganisationId[]) => Promise<void>;
  readonly roles: (id: CharterId) => Promise<readonly RoleGrant[]>;
  readonly rolesOf: (
    personId: PersonId,
  ) => Promise<readonly { readonly charterId: CharterId; readonly grant: RoleGrant }[]>;
  readonly giveRole: (id: CharterId, grant: RoleGrant) => Promise<void>;
  /** People that are new, roles and the record of who invited, all or nothing: `emailTaken` when somebody was quicker. */
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
  /** Answers false, and takes nothing, when it is the charter's last governance lead. */
  readonly takeRole: (id: CharterId, grant: RoleGrant) => Promise<boolean>;
};

/** One line of the record of a charter's pens. */
export type StoredPenChange = SectionPen & { readonly personId: PersonId; readonly at: string };

export type PenMove = {
  readonly charterId: CharterId;
  readonly sectionId: SectionId;
  /** Only from there; from wherever it is without it. */
  readonly from?: PenHolder;
  readonly to: PenHolder;
  readonly personId: PersonId;
  readonly at: string;
};
export type MovePen = "moved" | "isThere" | "isElsewhere";

/** Where the pens of sections are, and the append-only record of how they came there. Commands and the rooms call it. */
type Pens = {
  /** Of the sections whose pen is not everybody's, in no order. */
  readonly now: (charterId: CharterId) => Promise<readonly SectionPen[]>;
  /** Newest first. */
  readonly record: (charterId: CharterId) => Promise<readonly StoredPenChange[]>;
  /** Adds a line to the record only when it answers `moved`. */
  readonly move: (move: PenMove) => Promise<MovePen>;
};

/** A frozen version as stored: `content` is the canonical JSON, byte for byte what was hashed. */
export type StoredVersion = { readonly version: Version; readonly content: string };

/** The append-only event log with the versions it speaks of. */
type Events = {
  readonly read: (charterId: CharterId) => Promise<readonly LogEvent[]>;
  /**
   * Appends the facts, and the version that one of them froze, in one transaction, if the newest seq is still
   * `expectedSeq`; answers false, and stores nothing, when somebody was quicker.
   */
  readonly append: (entry: {
    readonly charterId: CharterId;
    readonly expectedSeq: number;
    readonly actor: PersonId | null;
    readonly recordedAt: string;
    readonly facts: readonly Fact[];
    readonly version?: { readonly stored: StoredVersion; readonly documentState: Uint8Array };
  }) => Promise<boolean>;
  /** Newest first. */
  readonly versions: (charterId: CharterId) => Promise<readonly Version[]>;
  readonly version: (charterId: CharterId, versionId: VersionId) => Promise<StoredVersion | null>;
  /** The Yjs state that the version was made from. */
  readonly documentState: (charterId: CharterId, versionId: VersionId) => Promise<Uint8Array | null>;
};

/**
 * Why a charter's history begins anew. After a restore, older copies may be given back; after an erasure they hold what
 * must not come back.
 */
export type EpochReason = "restore" | "erasure";
export type Epoch = { readonly epoch: number; readonly reason: EpochReason; readonly begunAt: string };

/** Who opened or closed giving back, and when. */
export type RecoveryStep = {
  readonly step: "opened" | "closed";
  readonly personId: PersonId;
  readonly at: string;
};

/** Words that a person gave back: one Yjs update without deletions. */
export type StoredOffer = {
  readonly id: string;
  readonly personId: PersonId;
  readonly at: string;
  readonly bytes: Uint8Array;
  /** Whose the ids are that stand in it, and, as far as known, those that it builds on. */
  readonly owners: readonly ClientIdOwner[];
  readonly state: Offer["state"];
};

/** Giving words back in the history of a charter that runs now. Commands call it. */
type Recovery = {
  /** Oldest first, each list. Histories that were restored by a version that kept no record of it have none. */
  readonly read: (charterId: CharterId) => Promise<{
    readonly epoch: number;
    readonly epochs: readonly Epoch[];
    readonly steps: readonly RecoveryStep[];
    readonly offers: readonly StoredOffer[];
  }>;
  readonly addStep: (charterId: CharterId, step: RecoveryStep) => Promise<void>;
  /** An offer that is there already is left as it is. */
  readonly putOffer: (charterId: CharterId, offer: StoredOffer) => Promise<void>;
  readonly settleOffers: (
    settled: readonly { readonly id: string; readonly state: StoredOffer["state"] }[],
  ) => Promise<void>;
};

export type OpenedWorkshop = WorkshopSettings & {
  readonly id: string;
  readonly charterId: CharterId;
  readonly code: string;
  readonly openedAt: string;
};
export type WorkshopGuest = Guest & { readonly workshopId: string };

/** Workshops and their guests. Roles and sessions of guests go with their state, in the same transaction. */
type Workshops = {
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

/** Mail that was sent, or kept for administrators to read. */
export type Outbox = {
  readonly put: (mail: Mail) => Promise<void>;
  /** The newest 200. */
  readonly list: () => Promise<readonly Mail[]>;
};

/** One SQL statement of the sign-in library, run where the database lives. */
export type IdentityQuery = {
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly method: "run" | "all" | "values" | "get";
};

/** `rows` holds arrays of column values; for a `get` it is that one array, `undefined` when nothing was found. */
export type IdentityAnswer = {
  readonly rows: readonly unknown[] | undefined;
  /** How many rows were written; the sign-in library tells a used token from a fresh one by it. */
  readonly changes: number;
};

export type StoredSession = {
  readonly id: string;
  readonly token: string;
  /** In words, as it was when the session began; empty where that was not told. */
  readonly device: string;
  readonly signedInAt: string;
  readonly endsAt: string;
};

export type HashedCode = { readonly ticketHash: string; readonly codeHash: string };

/** What the sign-in library needs, and the record of links by which a used link is told from a wrong one. */
export type Identity = {
  readonly query: (query: IdentityQuery) => Promise<IdentityAnswer>;
  /**
   * Whose session has this token at this time (milliseconds since 1970); `null` also for one that has ended, for a person
   * who is suspended, and for one whose address has changed since.
   */
  readonly signedIn: (token: string, nowMs: number) => Promise<Person | null>;
  /** `code`: it can be used by a code too, at the browser that has the ticket. */
  readonly putLink: (link: {
    readonly tokenHash: string;
    readonly email: string;
    readonly expiresAt: string;
    readonly code?: HashedCode;
  }) => Promise<void>;
  readonly link: (tokenHash: string) => Promise<{
    readonly email: string;
    readonly usedAt: string | null;
    readonly expiresAt: string;
  } | null>;
  /** Newest first; those that have ended by `nowMs` are left out. */
  readonly sessions: (personId: PersonId, nowMs: number) => Promise<readonly StoredSession[]>;
  /** Ends those of them that are this person's. */
  readonly endSessions: (personId: PersonId, ids: readonly string[]) => Promise<void>;
  /** Uses the link, if nobody has used it or its code: of any number at once, one is answered true. */
  readonly takeLink: (tokenHash: string, at: string) => Promise<boolean>;
  /**
   * Uses the link that this code belongs to, and answers whose it is. `null` for a code that is wrong, used, too old or was
   * tried wrongly five times: nothing tells which.
   */
  readonly takeCode: (code: HashedCode, at: string) => Promise<{ readonly email: string } | null>;
};

/** The append-only account of what happened. Commands call it. */
type Audit = {
  readonly note: (entry: Omit<AuditEntry, "seq">) => Promise<void>;
  /** Those of a month (YYYY-MM), newest first. */
  readonly ofMonth: (month: string) => Promise<readonly AuditEntry[]>;
  /** Newest first. */
  readonly months: () => Promise<readonly string[]>;
  /** The first entry that is not as it was written, or is missing; `null` when all are there. */
  readonly firstBroken: () => Promise<number | null>;
};

/** Everything that is kept. Any write may reject with `CannotStore`. */
export type Storage = {
  readonly updates: UpdateLog;
  readonly directory: Directory;
  readonly charters: Charters;
  readonly pens: Pens;
  readonly workshops: Workshops;
  readonly events: Events;
  readonly recovery: Recovery;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly identity: Identity;
  /** Resolves when a write would be stored now; rejects with the reason otherwise. */
  readonly ready: () => Promise<void>;
  /** Finishes what is under way, then closes. Can be called twice. */
  readonly close: () => Promise<void>;
};
