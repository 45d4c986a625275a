/**
 * The live document of one open charter and everybody in it (SPEC: Sync). An update waits until it is on disk; only then
 * is it applied, told to everybody as one frame, and counted as saved.
 */
import type { CharterId } from "@acb/schemas/ids";
import { updateFrame } from "@acb/shared/protocol/frames";
import type { PendingUpdate, StoredDocument } from "../../storage/ports/update-log.ts";
import type { Clock } from "../clock.ts";
import type { CommitSource, GroupCommit } from "../commit/group-commit.ts";
import { PendingUpdates } from "../commit/pending-updates.ts";
import type { ClientIdOwners } from "../guard/client-id-owners.ts";
import type { Write } from "../guard/evidence.ts";
import { SlowReaders } from "../participant/slow-readers.ts";
import type { Member } from "./member.ts";
import { Presence } from "./presence.ts";
import type { PresenceEntry } from "./presence-frame.ts";
import { PresencePace } from "./presence-pace.ts";
import { RestTimer } from "./rest-timer.ts";
import { type OpenLive, RoomDocument } from "./room-document.ts";
import { SyncFrames } from "./sync-frames.ts";
import type { Trial } from "./trial-document.ts";

type Options = {
  readonly charterId: CharterId;
  readonly stored: StoredDocument;
  readonly owners: ClientIdOwners;
  readonly commit: GroupCommit;
  readonly clock: Clock;
  /** Makes the live document at the first write. */
  readonly openLive: OpenLive;
  readonly onStored: (byteCount: number) => void;
  /** Nobody is here and nothing waits, or nothing can be stored: the room is to be forgotten. Called once. */
  readonly onDone: () => void;
};

/** For how many frames an update stands, and whether what it deletes is kept already. */
type Submitted = { readonly frameCount: number; readonly isKept: boolean };

export class Room implements CommitSource {
  readonly #options: Options;
  readonly #document: RoomDocument;
  readonly #frames: SyncFrames;
  readonly #slow: SlowReaders<Member>;
  readonly #presence: Presence<Member>;
  readonly #presencePace: PresencePace;
  readonly #restTimer: RestTimer;
  readonly #members = new Set<Member>();
  readonly #pending = new PendingUpdates<Member>();
  #isDone = false;

  constructor(options: Options) {
    this.#options = options;
    this.#document = new RoomDocument(options.stored, options.openLive);
    this.#frames = new SyncFrames(this.#document);
    this.#presence = new Presence(options.owners);
    this.#presencePace = new PresencePace({
      clock: options.clock,
      memberCount: () => this.#members.size,
      tell: () => this.#tellChangedPresence(),
    });
    this.#restTimer = new RestTimer({
      clock: options.clock,
      byteCount: () => this.#document.byteCount,
      isBusy: () => !this.#pending.isEmpty,
      rest: () => this.#rest(),
    });
    this.#slow = new SlowReaders({
      clock: options.clock,
      stateVector: () => this.#document.stateVector(),
      catchUp: (member, stateVector) => {
        this.answer(member, stateVector);
        this.tellPresence(member);
      },
    });
  }

  get members(): readonly Member[] {
    return [...this.#members];
  }

  /** Asks the newcomer what it has, and tells it who is there. */
  join(member: Member): void {
    this.#members.add(member);
    this.ask(member);
    this.tellPresence(member);
  }

  leave(member: Member): void {
    if (!this.#members.delete(member)) return;
    this.#presence.left(member);
    this.#slow.left(member);
    this.#presencePace.changed();
    this.finishIfEmpty();
  }

  /** Tells the member what it is missing of the stored document. */
  answer(member: Member, stateVector: Uint8Array): void {
    this.#restTimer.used();
    member.send(this.#frames.answer(stateVector));
  }

  /** Takes a guarded update that stands for so many frames; keeps nothing of one that is not accepted. */
  submit(member: Member, write: Write, { frameCount, isKept }: Submitted): Trial {
    this.#restTimer.used();
    const trial = this.#document.accept(write, member, isKept);
    if (trial.kind === "nothingNew") this.submitNothing(member, frameCount);
    if (trial.kind !== "accepted") return trial;
    this.#pending.add(member, trial.accepted, frameCount);
    this.#options.commit.wake(this);
    return trial;
  }

  /** Asks the member what it has that is not here. */
  ask(member: Member): void {
    this.#restTimer.used();
    member.send(this.#frames.question());
  }

  /** Counts update frames that bring nothing new, once what everybody sent before them is on disk. */
  submitNothing(member: Member, frameCount: number): void {
    if (!this.#pending.addFrames(member, frameCount)) member.stored(frameCount);
  }

  hearPresence(member: Member, entries: readonly PresenceEntry[]): void {
    this.#presence.heard(member, member.login, entries);
    this.#presencePace.changed();
  }

  tellPresence(member: Member): void {
    const everybody = this.#presence.everybody();
    if (everybody !== null) member.send(everybody);
  }

  tell(frame: Uint8Array): void {
    for (const member of this.members) member.send(frame);
  }

  /** What was accepted stays; what was made of it in memory is made again. */
  startAfresh(): void {
    this.#frames.forget();
    this.#document.startAfresh();
  }

  /** Resolves when all that was submitted before is on disk; rejects when it cannot be stored. */
  whenStored(): Promise<void> {
    return this.#pending.whenStored();
  }

  take(): readonly PendingUpdate[] {
    const { charterId } = this.#options;
    return this.#pending.take().map(({ participant: { login }, accepted }) => ({
      charterId,
      ...accepted,
      personId: login.personId,
      organisationId: login.organisation?.id ?? null,
    }));
  }

  committed(): void {
    const { updateCount, frameCounts } = this.#pending.settle();
    const merged = this.#document.confirm(updateCount);
    this.#frames.forget();
    if (merged !== null) {
      this.#tellUpdate(updateFrame(merged), frameCounts);
      this.#options.onStored(merged.byteLength);
    }
    for (const [member, frameCount] of frameCounts) member.stored(frameCount);
    this.finishIfEmpty();
  }

  failed(): void {
    this.#pending.fail(new Error(`${this.#options.charterId} cannot be stored just now.`));
    for (const member of this.members) member.close("tryLater");
    this.finishIfEmpty();
  }

  finishIfEmpty(): void {
    if (this.#isDone || this.#members.size > 0 || !this.#pending.isEmpty) return;
    this.#isDone = true;
    this.#restTimer.stop();
    this.#options.onDone();
  }

  /** Whoever alone wrote all of it has it already. */
  #tellUpdate(frame: Uint8Array, writers: ReadonlyMap<Member, number>): void {
    for (const member of this.members) {
      if (writers.size > 1 || !writers.has(member)) this.#slow.send(member, frame);
    }
  }

  #tellChangedPresence(): void {
    const frame = this.#presence.takeChanges();
    if (frame === null) return;
    for (const member of this.members) member.sendIfFlowing(frame);
  }

  #rest(): void {
    this.#frames.forget();
    this.#document.rest();
  }
}
