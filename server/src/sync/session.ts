/** One client's presence in a room: reads its frames in order, and ends at the first that is refused (SPEC: Sync). */
import { CLOSE } from "@acb/shared/protocol/close-code";
import { savedFrame } from "@acb/shared/protocol/frames";
import { Allowance, QUESTION_ALLOWANCE } from "./allowance.ts";
import type { Clock } from "./clock.ts";
import { type Guarded, guard, LARGEST_UPDATE_BYTES } from "./frame-guard.ts";
import type { Trial } from "./live-document.ts";
import type { Login } from "./login.ts";
import { Pace } from "./pace.ts";
import type { Ending, Member, Room } from "./room.ts";
import type { Socket } from "./socket.ts";

type State =
  | { readonly kind: "waiting"; readonly frames: readonly Uint8Array[]; readonly byteCount: number }
  | { readonly kind: "joined"; readonly room: Room }
  | { readonly kind: "ended" };

type GuardedFrame = Extract<Guarded, { ok: true }>["frame"];

const MB = 1024 * 1024;
/** A reader this far behind gets no carets; text always. */
const SLOW_BYTES = MB;
/** A reader this far behind is let go, and syncs afresh: its backlog must not fill the memory of all. */
const TOO_SLOW_BYTES = 16 * MB;
/** A transport's own code for a server that stops and will be back: every client tries again by itself. */
const ENDINGS = { ...CLOSE, restarting: { code: 1012 } } as const;

export class Session implements Member {
  readonly login: Login;
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #questionAllowance: Allowance;
  #state: State = { kind: "waiting", frames: [], byteCount: 0 };
  #savedCount = 0;
  /** Update frames since one that came early: passed over until the answer to the server's question holds them all. */
  #passedOver = 0;
  #hasComeEarly = false;

  constructor(login: Login, socket: Socket, clock: Clock) {
    this.login = login;
    this.#socket = socket;
    this.#clock = clock;
    this.#pace = new Pace({
      clock,
      read: (frame) => this.#take(frame),
      tooFast: () => this.close("tooFast"),
    });
    this.#questionAllowance = new Allowance(QUESTION_ALLOWANCE, clock.nowMs());
  }

  /** The room is loaded: what came before is read now. A session that ended meanwhile stays out. */
  enter(room: Room): void {
    if (this.#state.kind !== "waiting") return;
    const { frames } = this.#state;
    this.#state = { kind: "joined", room };
    room.join(this);
    for (const frame of frames) this.#take(frame);
  }

  /** Takes a frame, now or when the session's pace allows it; in order. */
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
    if (state.kind === "joined") state.room.leave(this);
  }

  #take(bytes: Uint8Array): void {
    switch (this.#state.kind) {
      case "ended":
        return;
      case "waiting":
        this.#queue(bytes, this.#state);
        return;
      case "joined":
        this.#read(bytes, this.#state.room);
        return;
      default:
        this.#state satisfies never;
    }
  }

  #queue(bytes: Uint8Array, { frames, byteCount }: Extract<State, { kind: "waiting" }>): void {
    const total = byteCount + bytes.byteLength;
    if (total > 2 * LARGEST_UPDATE_BYTES) this.close("tooFast");
    else this.#state = { kind: "waiting", frames: [...frames, bytes], byteCount: total };
  }

  #read(bytes: Uint8Array, room: Room): void {
    const guarded = guard(bytes, this.login);
    if (!guarded.ok) this.close(guarded.reason);
    else this.#act(guarded.frame, room);
  }

  #act(frame: GuardedFrame, room: Room): void {
    switch (frame.kind) {
      case "ask":
        if (this.#questionAllowance.spendOne(this.#clock.nowMs())) room.answer(this, frame.stateVector);
        else this.close("tooFast");
        return;
      case "write":
        this.#write(frame, room);
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

  #write({ update, isEmpty, isAnswer }: Extract<GuardedFrame, { kind: "write" }>, room: Room): void {
    if (this.#passedOver > 0 && !isAnswer) {
      this.#passedOver += 1;
      return;
    }
    const frameCount = this.#passedOver + 1;
    if (isEmpty && this.#passedOver === 0) room.submitNothing(this);
    else this.#tried(room.submit(this, update, frameCount), room);
  }

  #tried(trial: Trial, room: Room): void {
    if (trial === "accepted") this.#passedOver = 0;
    else if (trial === "broken" || this.#hasComeEarly) this.close("badFrame");
    else {
      this.#hasComeEarly = true;
      this.#passedOver = 1;
      room.ask(this);
    }
  }
}
