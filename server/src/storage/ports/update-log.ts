/** The update log of charters: what the live documents are made of. */
import type { CharterId, OrganisationId, PersonId } from "@acb/schemas/ids";

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
