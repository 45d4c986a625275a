/** One client's presence in a room: reads its frames in order, and ends at the first that is refused (SPEC: Sync). */
import type { ServerEvent } from "@acb/schemas/server-event";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { eventFrame, savedFrame } from "@acb/shared/protocol/frames";
import type { Clock } from "../clock.ts";
import type { Login } from "../entrance/login.ts";
import type { Readable, Write } from "../guard/evidence.ts";
import type { Guard } from "../guard/guard.ts";
import { LARGEST_UPDATE_BYTES } from "../guard/see.ts";
import type { Ending, Member } from "../room/member.ts";
import type { Room } from "../room/room.ts";
import { Allowance, QUESTION_ALLOWANCE } from "./allowance.ts";
import { Pace } from "./pace.ts";
import type { Socket } from "./socket.ts";
import { type Submission, Submissions } from "./submissions.ts";

type Queue = { readonly frames: readonly Uint8Array[]; readonly byteCount: number };
type State =
  | ({ readonly kind: "waiting" } & Queue)
  | { readonly kind: "joined"; readonly room: Room }
  /** A large deletion waits until what it deletes is kept; what was sent after it waits with it. */
  | ({ readonly kind: "keeping"; readonly room: Room } & Queue)
  | { readonly kind: "ended" };

const MB = 1024 * 1024;
/** A reader this far behind gets no carets; text always. */
const SLOW_BYTES = MB;
/** A reader this far behind is let go, and syncs afresh: its backlog must not fill the memory of all. */
const TOO_SLOW_BYTES = 16 * MB;
/** A transport's own code for a server that stops and will be back: every client tries again by itself. */
const ENDINGS = { ...CLOSE, restarting: { code: 1012 } } as const;

export type ParticipantOptions = {
  readonly login: Login;
  readonly socket: Socket;
  readonly clock: Clock;
  readonly guard: Guard;
  /** Keeps the charter as it is; answers what to tell when the deletion is stored, `null` when it cannot be kept now. */
  readonly keep: () => Promise<ServerEvent | null>;
  /** Hears what went wrong in the server itself over a frame of this participant. */
  readonly onFault: (cause: unknown) => void;
};

export class Participant implements Member {
  readonly login: Login;
  readonly #options: ParticipantOptions;
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #questionAllowance: Allowance;
  readonly #submissions = new Submissions(this);
  #state: State = { kind: "waiting", frames: [], byteCount: 0 };
  #savedCount = 0;
  #cancelExpiry = (): void => {};

  constructor(options: ParticipantOptions) {
    const { login, socket, clock } = options;
    this.login = login;
    this.#options = options;
    this.#socket = socket;
    this.#clock = clock;
    this.#pace = new Pace({
      clock,
      read: (frame) => this.#take(frame),
      tooFast: () => this.close("tooFast"),
    });
    this.#questionAllowance = new Allowance(QUESTION_ALLOWANCE, clock.nowMs());
    // It comes back as whoever is signed in at that browser by then (SI14).
    if (login.lastsMs !== null)
      this.#cancelExpiry = clock.after(login.lastsMs, () => this.close("accessChanged"));
  }

  /** The room is loaded: what came before is read now. A participant that left meanwhile stays out. */
  enter(room: Room): void {
    if (this.#state.kind !== "waiting") return;
    const { frames } = this.#state;
    this.#state = { kind: "joined", room };
    room.join(this);
    for (const frame of frames) this.#take(frame);
  }

  /** Takes a frame, now or when the participant's pace allows it; in order. */
  receive(bytes: Uint8Array): void {
    if (this.#state.kind !== "ended") this.#pace.receive(bytes);
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedBytes();
  }

  send(frame: Uint8Array): void {
    if (this.#state.kind !== "joined") return;
    if (this.#socket.bufferedBytes() > TOO_SLOW_BYTES) this.close("tooFast");
    else this.#socket.send(frame);
  }

  sendIfFlowing(frame: Uint8Array): void {
    if (this.#socket.bufferedBytes() <= SLOW_BYTES) this.send(frame);
  }

  stored(frameCount: number): void {
    this.#savedCount += frameCount;
    this.send(savedFrame(this.#savedCount));
  }

  close(ending: Ending): void {
    if (this.#state.kind === "ended") return;
    this.#socket.close(ENDINGS[ending].code, ending);
    this.end();
  }

  /** The transport is gone. Can be called twice. */
  end(): void {
    const state = this.#state;
    this.#state = { kind: "ended" };
    this.#pace.stop();
    this.#cancelExpiry();
    if (state.kind === "joined" || state.kind === "keeping") state.room.leave(this);
  }

  #take(bytes: Uint8Array): void {
    switch (this.#state.kind) {
      case "ended":
        return;
      case "waiting":
      case "keeping":
        this.#queue(bytes, this.#state);
        return;
      case "joined":
        this.#read(bytes, this.#state.room);
        return;
      default:
        this.#state satisfies never;
    }
  }

  #queue(bytes: Uint8Array, state: Extract<State, Queue>): void {
    const byteCount = state.byteCount + bytes.byteLength;
    if (byteCount > 2 * LARGEST_UPDATE_BYTES) this.close("tooFast");
    else this.#state = { ...state, frames: [...state.frames, bytes], byteCount };
  }

  #read(bytes: Uint8Array, room: Room): void {
    const guarded = this.#options.guard.frame(bytes, this.login);
    if (!guarded.ok) this.close(guarded.reason);
    else this.#actAlone(guarded.frame, room);
  }

  /** A fault of the server's own over somebody's frame lets its participant go, and nobody else. */
  #actAlone(frame: Readable, room: Room): void {
    try {
      this.#act(frame, room);
    } catch (cause) {
      this.#options.onFault(cause);
      room.startAfresh();
      this.close(frame.kind === "write" ? "badFrame" : "tryLater");
    }
  }

  #act(frame: Readable, room: Room): void {
    switch (frame.kind) {
      case "ask":
        if (this.#questionAllowance.spendOne(this.#clock.nowMs())) room.answer(this, frame.stateVector);
        else this.close("tooFast");
        return;
      case "write":
        this.#settle(this.#submissions.take(frame, room), frame, room);
        return;
      case "present":
        room.hearPresence(this, frame.entries);
        return;
      case "askWhoIsPresent":
        room.tellPresence(this);
        return;
      default:
        frame satisfies never;
    }
  }

  #settle(submission: Submission, write: Write, room: Room): void {
    if (submission === "taken") return;
    if (submission === "keepFirst") void this.#keepFirst(write, room);
    else this.close(submission.refused);
  }

  /** What the update deletes is kept as it is, then the update is taken, and everybody is told of both. */
  async #keepFirst(write: Write, room: Room): Promise<void> {
    this.#state = { kind: "keeping", room, frames: [], byteCount: 0 };
    const fact = await this.#options.keep();
    // It may have ended meanwhile.
    const { frames } = this.#state.kind === "keeping" ? this.#state : { frames: null };
    if (frames === null) return;
    if (fact === null) {
      this.close("tryLater");
      return;
    }
    this.#state = { kind: "joined", room };
    this.#settle(this.#submissions.takeKept(write, room), write, room);
    void room.whenStored().then(
      () => room.tell(eventFrame(JSON.stringify(fact))),
      // What could not be stored was not deleted; the participants have been told.
      () => {},
    );
    for (const frame of frames) this.#take(frame);
  }
}
