/**
 * A socket whose frames travel by HTTP, where a network blocks WebSockets (SPEC: Sync). Frames are numbered in both directions
 * and kept until the other side has heard them, so that a stream or a post that breaks on the way loses and doubles nothing.
 */
import type { StreamEvent } from "@acb/shared/protocol/event-stream";
import type { HttpPost } from "@acb/shared/protocol/http-post";
import type { Clock } from "../clock.ts";
import { type Heartbeat, startHeartbeat } from "../participant/heartbeat.ts";
import type { Receiver } from "../participant/receiver.ts";
import type { Socket } from "../participant/socket.ts";

/** The stream that is open now. */
export type EventSink = { readonly write: (event: StreamEvent) => void; readonly end: () => void };

export type Taken =
  | { readonly kind: "taken" }
  /** A post before it is missing: the socket has ended. */
  | { readonly kind: "gap" }
  | { readonly kind: "closed"; readonly code: number; readonly reason: string };

/** How long a socket without a stream waits for the next one, and how long a closed one can still say why. */
const GRACE_MS = 10_000;
/** A transport's own code for an end without a word. */
const LOST = { code: 1006, reason: "" } as const;

type State =
  | { readonly kind: "open" }
  | { readonly kind: "closed"; readonly code: number; readonly reason: string };
type Kept = { readonly number: number; readonly frame: Uint8Array };
type Options = {
  readonly socketId: string;
  readonly clock: Clock;
  readonly join: (socket: Socket) => Receiver;
  /** Nobody can take it up again: it is to be forgotten. */
  readonly onGone: () => void;
};

export class HttpSocket implements Socket {
  readonly #options: Options;
  readonly #receiver: Receiver;
  readonly #heartbeat: Heartbeat;
  #state: State = { kind: "open" };
  #sink: EventSink | null = null;
  #cancelGrace: () => void = () => {};
  #sentCount = 0;
  #unheard: Kept[] = [];
  #unheardBytes = 0;
  #takenNumber = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#heartbeat = startHeartbeat(options.clock, {
      ping: () => this.#sink?.write({ kind: "beat" }),
      terminate: () => this.end(),
    });
    this.#startGrace();
    this.#receiver = options.join({
      send: (frame) => this.send(frame),
      bufferedBytes: () => this.bufferedBytes(),
      close: (code, reason) => this.close(code, reason),
    });
  }

  /** Has it a stream now? Without one it only waits for the next. */
  get isStreaming(): boolean {
    return this.#sink !== null;
  }

  readonly send = (frame: Uint8Array): void => {
    if (this.#state.kind === "closed") return;
    this.#sentCount += 1;
    const kept = { number: this.#sentCount, frame };
    this.#unheard.push(kept);
    this.#unheardBytes += frame.byteLength;
    this.#sink?.write({ kind: "frame", ...kept });
  };

  /** Counts to the far end: what a proxy on the way holds back is buffered too. */
  readonly bufferedBytes = (): number => this.#unheardBytes;

  /** The participant's word: it is gone already. */
  readonly close = (code: number, reason: string): void => {
    if (this.#state.kind === "closed") return;
    this.#state = { kind: "closed", code, reason };
    this.#heartbeat.stop();
    this.#sayClosed();
    this.#startGrace();
  };

  /** The client's word, or its long silence. Can be called twice. */
  end(): void {
    if (this.#state.kind === "open") {
      this.#state = { kind: "closed", ...LOST };
      this.#heartbeat.stop();
      this.#receiver.end();
    }
    this.#cancelGrace();
    this.#sayClosed();
    this.#options.onGone();
  }

  /** Begins a stream, or takes a broken one up again: what was not heard comes once more. */
  attach(sink: EventSink, heardCount: number): void {
    this.#sink?.end();
    this.#sink = sink;
    this.#heard(heardCount);
    sink.write({ kind: "open", socketId: this.#options.socketId });
    for (const kept of this.#unheard) sink.write({ kind: "frame", ...kept });
    if (this.#state.kind === "closed") this.#sayClosed();
    else this.#cancelGrace();
  }

  /** The stream broke on the way; an older one than the present means nothing. */
  detach(sink: EventSink): void {
    if (sink !== this.#sink) return;
    this.#sink = null;
    this.#startGrace();
  }

  /** Each post is read once, in its order; one that is sent again is answered as the first time. */
  take({ number, heardCount, frames }: HttpPost): Taken {
    if (this.#state.kind === "closed") return this.#state;
    this.#heartbeat.answered();
    this.#heard(heardCount);
    if (number <= this.#takenNumber) return { kind: "taken" };
    if (number > this.#takenNumber + 1) {
      this.end();
      return { kind: "gap" };
    }
    this.#takenNumber = number;
    for (const frame of frames) this.#receiver.receive(frame);
    return { kind: "taken" };
  }

  #heard(count: number): void {
    while (this.#unheard[0] !== undefined && this.#unheard[0].number <= count) {
      this.#unheardBytes -= this.#unheard[0].frame.byteLength;
      this.#unheard.shift();
    }
  }

  #sayClosed(): void {
    if (this.#state.kind === "open" || this.#sink === null) return;
    const { code, reason } = this.#state;
    this.#sink.write({ kind: "close", code, reason });
    this.#sink.end();
    this.#sink = null;
  }

  #startGrace(): void {
    this.#cancelGrace();
    this.#cancelGrace = this.#options.clock.after(GRACE_MS, () => this.end());
  }
}
