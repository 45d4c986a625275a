/** The event log of charters with the versions it speaks of, as they are kept. */
import type { Fact, LogEvent } from "@acb/schemas/event";
import type { CharterId, PersonId, VersionId } from "@acb/schemas/ids";
import type { Version } from "@acb/schemas/version";

/** A frozen version as stored: `content` is the canonical JSON, byte for byte what was hashed. */
export type StoredVersion = { readonly version: Version; readonly content: string };

/** The append-only event log with the versions it speaks of. */
export type Events = {
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
