/** The event log of charters with the versions it speaks of, as they are kept. */
import type { Fact, LogEvent } from "@acb/schemas/event";
import type { CharterId, MandateId, OrganisationId, PersonId, VersionId } from "@acb/schemas/ids";
import type { Version } from "@acb/schemas/version";

/** A frozen version as stored: `content` is the canonical JSON, byte for byte what was hashed. */
export type StoredVersion = { readonly version: Version; readonly content: string };

/** The rights by which somebody decides: they are in the network, the charter is open and shows them as signatory. */
export type DecidingRight = {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
  readonly mandateId: MandateId;
  /** YYYY-MM-DD in London: the mandate was not revoked by then. */
  readonly day: string;
};

/** The append-only event log with the versions it speaks of. */
export type Events = {
  readonly read: (charterId: CharterId) => Promise<readonly LogEvent[]>;
  /**
   * Appends the facts, and the version that one of them froze, in one transaction, if the newest seq is still
   * `expectedSeq` and what is given as `onlyWhile` holds; answers false, and stores nothing, when somebody was quicker.
   */
  readonly append: (entry: {
    readonly charterId: CharterId;
    readonly expectedSeq: number;
    readonly actor: PersonId | null;
    readonly recordedAt: string;
    readonly facts: readonly Fact[];
    readonly version?: { readonly stored: StoredVersion; readonly documentState: Uint8Array };
    readonly onlyWhile?: DecidingRight;
  }) => Promise<boolean>;
  /** Newest first. */
  readonly versions: (charterId: CharterId) => Promise<readonly Version[]>;
  readonly version: (charterId: CharterId, versionId: VersionId) => Promise<StoredVersion | null>;
  /** The Yjs state that the version was made from. */
  readonly documentState: (charterId: CharterId, versionId: VersionId) => Promise<Uint8Array | null>;
};
