/**
 * Frames by HTTP, for a network that blocks WebSockets (SPEC: LIVE-9; the server's SY50 to SY58): posted up, one post at a time,
 * and streamed down. What breaks on the way is tried again, so that nothing is lost or sent twice.
 */
import { CLOSE, type CloseReason } from "@acb/shared/protocol/close-code";
import { createStreamReader, type StreamEvent } from "@acb/shared/protocol/event-stream";
import { writeHttpPost } from "@acb/shared/protocol/http-post";

export type Ended = { readonly code: number; readonly reason: string };
export type HttpLinkOptions = {
  /** "https://host/sync/cha_1/http" and its query, "?layout=1" or "". */
  readonly address: string;
  readonly query: string;
  readonly fetch: typeof globalThis.fetch;
  readonly wait: (ms: number) => Promise<void>;
};
type Listener = {
  readonly onOpen: () => void;
  readonly onFrame: (frame: Uint8Array) => void;
  /** Once, and not when this side has closed. */
  readonly onEnd: (ended: Ended) => void;
};

/** The waits between tries; the server waits for ten seconds. */
const RETRY_MS = [250, 1_000, 3_000] as const;
/** A network that holds a stream back for so long brings nothing in time. */
const OPEN_LIMIT_MS = 10_000;
/** So much heard without a post is told by itself, since the server keeps it until then. */
const TELL_HEARD_BYTES = 64 * 1024;
const LARGEST_BATCH_BYTES = 1024 * 1024;
/** Small posts go out even when the page is left in this moment; browsers allow no more for large ones. */
const KEEPALIVE_BYTES = 16 * 1024;
/** A transport's own code for an end without a word: it may pass. */
const LOST: Ended = { code: 1006, reason: "" };
const endedBy = (reason: CloseReason): Ended => ({ code: CLOSE[reason].code, reason });

/** What an answer other than success means, and how long to wait before asking again when it may pass. */
type Asking = { readonly meanings: ReadonlyMap<number, Ended>; readonly pauses: readonly number[] };
/** Whoever opens sockets tries again by itself. */
const OPENING: Asking = {
  pauses: [],
  meanings: new Map([
    [401, endedBy("notSignedIn")],
    [404, endedBy("notFound")],
  ]),
};
const LATER: Asking = {
  pauses: RETRY_MS,
  meanings: new Map([
    [400, LOST],
    [401, endedBy("notSignedIn")],
    [403, LOST],
    [404, LOST],
    [409, LOST],
    [413, endedBy("tooLarge")],
  ]),
};

/** `leaving`: this side has closed, and what it sent before is still going out. */
type State = "opening" | "open" | "leaving" | "ended";

export class HttpLink {
  readonly #options: HttpLinkOptions;
  readonly #listener: Listener;
  /** Of the stream: posts go out to their end. */
  readonly #aborting = new AbortController();
  readonly #queue: Uint8Array[] = [];
  #state: State = "opening";
  #socketId = "";
  #postCount = 0;
  #heardCount = 0;
  #untoldBytes = 0;
  #mustTell = false;
  #posting: Promise<void> | null = null;

  constructor(options: HttpLinkOptions, listener: Listener) {
    this.#options = options;
    this.#listener = listener;
    void this.#follow();
    void options.wait(OPEN_LIMIT_MS).then(() => {
      if (this.#state === "opening") this.#end(LOST);
    });
  }

  send(frame: Uint8Array): void {
    if (this.#state !== "open") return;
    this.#queue.push(frame);
    void this.#post();
  }

  /** This side's word: nothing is heard after it, and what was sent before it still goes out. Can be called twice. */
  close(): void {
    const before = this.#state;
    if (before === "leaving" || before === "ended") return;
    this.#state = before === "open" ? "leaving" : "ended";
    this.#aborting.abort();
    if (before === "open") void this.#leave();
  }

  async #leave(): Promise<void> {
    await this.#post();
    await this.#askOnce("/close", { body: this.#body(0, []), keepalive: true });
    this.#state = "ended";
  }

  #end(ended: Ended): void {
    const before = this.#state;
    this.#state = "ended";
    this.#aborting.abort();
    if (before === "opening" || before === "open") this.#listener.onEnd(ended);
  }

  /** Follows the stream, and takes it up again where it broke. */
  async #follow(): Promise<void> {
    const { signal } = this.#aborting;
    await this.#listen(await this.#ask(this.#options.query, { signal }, OPENING));
    if (this.#state === "opening") this.#end(LOST);
    while (!signal.aborted) {
      await this.#options.wait(RETRY_MS[0]);
      await this.#listen(await this.#ask("/stream", { signal, body: this.#body(0, []) }, LATER));
    }
  }

  /** Resolves when the stream has ended or broken. */
  async #listen(response: Response | null): Promise<void> {
    const reader = response?.body?.pipeThrough(new TextDecoderStream()).getReader();
    const read = createStreamReader();
    try {
      for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
        for (const event of read(piece.value)) this.#hear(event);
    } catch {
      // A stream that broke on the way ends so.
    }
  }

  #hear(event: StreamEvent): void {
    if (this.#aborting.signal.aborted) return;
    switch (event.kind) {
      case "open":
        this.#opened(event.socketId);
        return;
      case "frame":
        this.#hearFrame(event);
        return;
      case "beat":
        this.#tellHeard();
        return;
      case "close":
        this.#end({ code: event.code, reason: event.reason });
        return;
      default:
        event satisfies never;
    }
  }

  /** Also the first word of a stream that was taken up again. */
  #opened(socketId: string): void {
    if (this.#state !== "opening") return;
    this.#state = "open";
    this.#socketId = socketId;
    this.#listener.onOpen();
  }

  #hearFrame({ number, frame }: Extract<StreamEvent, { kind: "frame" }>): void {
    if (number <= this.#heardCount) return;
    // One before it was damaged on the way.
    if (number > this.#heardCount + 1) {
      this.#end(LOST);
      return;
    }
    this.#heardCount = number;
    this.#untoldBytes += frame.byteLength;
    this.#listener.onFrame(frame);
    if (this.#untoldBytes > TELL_HEARD_BYTES) this.#tellHeard();
  }

  #tellHeard(): void {
    this.#mustTell = true;
    void this.#post();
  }

  /** Resolves when all that waits now has gone out. */
  #post(): Promise<void> {
    this.#posting ??= this.#postAll().finally(() => {
      this.#posting = null;
    });
    return this.#posting;
  }

  async #postAll(): Promise<void> {
    while (this.#state !== "ended" && (this.#queue.length > 0 || this.#mustTell)) {
      const frames = takeBatch(this.#queue);
      if (frames.length > 0) this.#postCount += 1;
      this.#mustTell = false;
      this.#untoldBytes = 0;
      const body = this.#body(frames.length === 0 ? 0 : this.#postCount, frames);
      const response = await this.#ask("/frames", { body, keepalive: body.size <= KEEPALIVE_BYTES }, LATER);
      if (response?.status === CLOSED) this.#end(await readEnded(response));
    }
  }

  /** Asks until there is an answer that means something; `null` when it has ended, by that or for want of any. */
  async #ask(path: string, init: RequestInit, { meanings, pauses }: Asking): Promise<Response | null> {
    for (const pause of [0, ...pauses]) {
      if (pause > 0) await this.#options.wait(pause);
      if (this.#state === "ended" || init.signal?.aborted) return null;
      const response = await this.#askOnce(path, init);
      if (response?.ok || response?.status === CLOSED) return response;
      const ended = meanings.get(response?.status ?? 0);
      if (ended === undefined) continue;
      this.#end(ended);
      return null;
    }
    this.#end(LOST);
    return null;
  }

  #askOnce(path: string, init: RequestInit): Promise<Response | null> {
    const { address, fetch } = this.#options;
    const always = { method: "POST", credentials: "same-origin", cache: "no-store" } as const;
    return fetch(`${address}${path}`, { ...always, ...init }).catch(() => null);
  }

  #body(number: number, frames: readonly Uint8Array[]): Blob {
    const [socketId, heardCount] = [this.#socketId, this.#heardCount];
    return new Blob([Uint8Array.from(writeHttpPost({ socketId, number, heardCount, frames }))]);
  }
}

/** The socket is closed, and the answer says by which code. */
const CLOSED = 410;

const readEnded = async (response: Response): Promise<Ended> => {
  const ended: unknown = await response.json().catch(() => null);
  const isEnded =
    typeof ended === "object" && ended !== null && "code" in ended && typeof ended.code === "number";
  return isEnded ? { code: Number(ended.code), reason: "" } : LOST;
};

/** As many frames as make one post, at least one, in their order. */
const takeBatch = (queue: Uint8Array[]): readonly Uint8Array[] => {
  let [count, byteCount] = [0, 0];
  for (const frame of queue) {
    byteCount += frame.byteLength;
    if (count > 0 && byteCount > LARGEST_BATCH_BYTES) break;
    count += 1;
  }
  return queue.splice(0, count);
};
