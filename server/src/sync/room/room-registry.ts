/** The rooms of all open charters: each loaded once, shared by all who come meanwhile, forgotten when empty (SPEC: Sync). */
import type { CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { ServerEvent } from "@acb/schemas/server-event";
import type { CloseReason } from "@acb/shared/protocol/close-code";
import { eventFrame } from "@acb/shared/protocol/frames";
import type { AbsentUpdate, Brought, Rooms } from "../../commands/context.ts";
import { CannotStore, DamagedCharter } from "../../storage/ports/faults.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Clock } from "../clock.ts";
import { Compaction } from "../commit/compaction.ts";
import { createGroupCommit, type GroupCommit } from "../commit/group-commit.ts";
import type { Login } from "../entrance/login.ts";
import { createGuard, type Guard } from "../guard/guard.ts";
import { bringUpdates } from "../participant/bring-updates.ts";
import { Participant } from "../participant/participant.ts";
import type { Socket } from "../participant/socket.ts";
import { type LoadedRoom, loadRoom } from "./load-room.ts";
import { lostAccess } from "./lost-access.ts";
import type { Room } from "./room.ts";
import { openDocument } from "./trial-document.ts";

type Opened =
  /** `loaded` never rejects: for a room that cannot be loaded it is `null`, and its participants were told to try later. */
  | { readonly kind: "loading"; readonly participants: Participant[]; readonly loaded: Promise<Room | null> }
  | ({ readonly kind: "open" } & LoadedRoom);

type Options = {
  readonly storage: Pick<Storage, "updates"> & {
    readonly charters: Pick<Storage["charters"], "roles" | "state">;
    readonly pens: Pick<Storage["pens"], "now">;
  };
  readonly clock: Clock;
  /** Makes a charter's live document at its first write. */
  readonly openLive?: typeof openDocument;
  /** What everything that clients send has to pass; the rules of a charter without it. */
  readonly guard?: Guard;
  /**
   * Keeps a charter as it is, before somebody's large deletion; answers what to tell when that is stored, `null` when it
   * cannot be kept now. Without it nothing is kept.
   */
  readonly keep?: (charterId: CharterId, login: Login) => Promise<ServerEvent | null>;
  /** Hears what failed: an append that is tried again, a load, a compaction, the server itself over somebody's frame. */
  readonly onFault: (what: "append" | "load" | "compact" | "frame", cause: unknown) => void;
};

export class RoomRegistry implements Rooms {
  readonly #options: Options;
  readonly #commit: GroupCommit;
  readonly #guard: Guard;
  readonly #opened = new Map<CharterId, Opened>();
  readonly #shutOut = new Set<PersonId>();
  #isClosing = false;
  #accessChangeCount = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#guard = options.guard ?? createGuard();
    this.#commit = createGroupCommit({
      append: options.storage.updates.append,
      clock: options.clock,
      onFailedTry: (cause) => options.onFault("append", cause),
    });
  }

  /** Lets a login in whose rights were just read. The caller gives the participant the socket's frames, and its end. */
  join(charterId: CharterId, login: Login, socket: Socket): Participant {
    const participant = this.#newParticipant(charterId, login, socket);
    const opened = this.#opened.get(charterId);
    if (this.#isClosing) participant.close("restarting");
    else if (this.#shutOut.has(login.personId)) participant.close("suspended");
    else if (opened?.kind === "open") participant.enter(opened.room);
    else if (opened?.kind === "loading") opened.participants.push(participant);
    else {
      const participants = [participant];
      this.#opened.set(charterId, {
        kind: "loading",
        participants,
        loaded: this.#open(charterId, participants),
      });
    }
    return participant;
  }

  async whenStored(charterId: CharterId): Promise<void> {
    const room = await roomOf(this.#opened.get(charterId));
    await room?.whenStored();
  }

  tell(charterId: CharterId, event: ServerEvent): void {
    const opened = this.#opened.get(charterId);
    if (opened?.kind === "open") opened.room.tell(eventFrame(JSON.stringify(event)));
  }

  /** How often rights have changed: what was read under another count may be what was before. */
  get accessChangeCount(): number {
    return this.#accessChangeCount;
  }

  async accessChanged(charterId: CharterId, personId: PersonId | null): Promise<void> {
    this.#accessChangeCount += 1;
    const room = await roomOf(this.#opened.get(charterId));
    if (room === null) return;
    const { charters } = this.#options.storage;
    const [grants, state] = await Promise.all([charters.roles(charterId), charters.state(charterId)]);
    for (const member of room.members) {
      const isMeant = personId === null || member.login.personId === personId;
      const reason = isMeant ? lostAccess({ grants, state: state ?? "open" }, member.login) : null;
      if (reason !== null) member.close(reason);
    }
  }

  shutOut(personId: PersonId): void {
    this.#shutOut.add(personId);
    for (const opened of this.#opened.values())
      for (const participant of [...(opened.kind === "open" ? opened.room.members : opened.participants)])
        if (participant.login.personId === personId) participant.close("suspended");
  }

  letInAgain(personId: PersonId): void {
    this.#shutOut.delete(personId);
  }

  async pensChanged(charterId: CharterId): Promise<void> {
    const room = await roomOf(this.#opened.get(charterId));
    if (room === null) return;
    const pens = await this.#options.storage.pens.now(charterId);
    const opened = this.#opened.get(charterId);
    if (opened?.kind === "open") opened.pens.put(pens);
  }

  async renewLogin(charterId: CharterId, personId: PersonId): Promise<void> {
    this.#accessChangeCount += 1;
    const room = await roomOf(this.#opened.get(charterId));
    for (const member of room?.members ?? [])
      if (member.login.personId === personId) member.close("accessChanged");
  }

  async bring(
    charterId: CharterId,
    host: Person,
    updates: readonly AbsentUpdate[],
  ): Promise<readonly Brought[]> {
    // The host keeps the room open meanwhile, unseen by all.
    const login = { personId: host.id, name: host.name, organisation: null, mayWrite: true, lastsMs: null };
    const participant = this.join(charterId, login, UNHEARD);
    try {
      const room = await roomOf(this.#opened.get(charterId));
      if (room === null) throw new CannotStore(`${charterId} cannot be opened just now.`);
      return await bringUpdates(room, this.#guard, updates);
    } finally {
      participant.end();
    }
  }

  /** Lets nobody in any more, stores what has arrived, says so, and lets every participant go. Can be called twice. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const rooms = (await Promise.all([...this.#opened.values()].map(roomOf))).filter((room) => room !== null);
    // A room that cannot be stored has told its participants; the others must be let go all the same.
    const allStored = () => Promise.allSettled(rooms.map((room) => room.whenStored()));
    await allStored();
    for (const room of rooms) for (const member of room.members) member.close("restarting");
    await allStored();
  }

  #newParticipant(charterId: CharterId, login: Login, socket: Socket): Participant {
    const { clock, keep, onFault } = this.#options;
    return new Participant({
      login,
      socket,
      clock,
      guard: this.#guard,
      keep: async () => (keep === undefined ? { type: "charter.changed" } : keep(charterId, login)),
      onFault: (cause) => onFault("frame", cause),
    });
  }

  async #open(charterId: CharterId, participants: readonly Participant[]): Promise<Room | null> {
    const loaded = await this.#load(charterId);
    if (typeof loaded === "string") {
      this.#opened.delete(charterId);
      for (const participant of participants) participant.close(loaded);
      return null;
    }
    const { room } = loaded;
    this.#opened.set(charterId, { kind: "open", ...loaded });
    for (const participant of participants) participant.enter(room);
    room.finishIfEmpty();
    return room;
  }

  /** The room, or why there is none. */
  async #load(charterId: CharterId): Promise<LoadedRoom | CloseReason> {
    const { storage, clock, openLive = openDocument, onFault } = this.#options;
    const compaction = new Compaction(() => this.#compact(charterId));
    try {
      return await loadRoom(charterId, {
        storage,
        clock,
        commit: this.#commit,
        guard: this.#guard,
        openLive,
        onStored: (byteCount) => compaction.stored(byteCount),
        onDone: () => {
          this.#opened.delete(charterId);
          if (!this.#isClosing) void compaction.look();
        },
      });
    } catch (cause) {
      onFault("load", cause);
      return cause instanceof DamagedCharter ? "damaged" : "tryLater";
    }
  }

  /** A log that was not folded is only slower to load: the failure is told, and the next look tries again. */
  async #compact(charterId: CharterId): Promise<void> {
    try {
      await this.#options.storage.updates.fold(charterId);
    } catch (cause) {
      this.#options.onFault("compact", cause);
    }
  }
}

const UNHEARD: Socket = { send: () => {}, bufferedBytes: () => 0, close: () => {} };

const roomOf = async (opened: Opened | undefined): Promise<Room | null> => {
  if (opened === undefined) return null;
  return opened.kind === "open" ? opened.room : opened.loaded;
};
