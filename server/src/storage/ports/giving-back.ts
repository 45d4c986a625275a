/** The epochs of charters, and words that were given back after a restore, as they are kept. */
import type { Offer } from "@acb/schemas/api/giving-back-routes";
import type { CharterId, PersonId } from "@acb/schemas/ids";
import type { ClientIdOwner } from "./update-log.ts";

/**
 * Why another epoch of a charter begins. After a restore, older copies may be given back; after an erasure they hold what
 * must not come back.
 */
export type EpochReason = "restore" | "erasure";

export type Epoch = { readonly epoch: number; readonly reason: EpochReason; readonly begunAt: string };

/** Who opened or closed giving back, and when. */
export type GivingBackStep = {
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

/** Giving words back in the current epoch of a charter. Commands call it. */
export type GivingBack = {
  /** Oldest first, each list. Epochs that were restored by a version that kept no record of it have none. */
  readonly read: (charterId: CharterId) => Promise<{
    readonly epoch: number;
    readonly epochs: readonly Epoch[];
    readonly steps: readonly GivingBackStep[];
    readonly offers: readonly StoredOffer[];
  }>;
  readonly addStep: (charterId: CharterId, step: GivingBackStep) => Promise<void>;
  /** An offer that is there already is left as it is. */
  readonly putOffer: (charterId: CharterId, offer: StoredOffer) => Promise<void>;
  readonly settleOffers: (
    settled: readonly { readonly id: string; readonly state: StoredOffer["state"] }[],
  ) => Promise<void>;
};
