/** The browser's own `fetch` where a test is the server: it sees each request and says when and how it is answered. */
import { type StreamEvent, writeStreamEvent } from "@acb/shared/protocol/event-stream";
import { type HttpPost, readHttpPost } from "@acb/shared/protocol/http-post";

/** `null` is a network that fails. */
type Answer = number | Response | null;
export type Asked = {
  /** The part of the address after the socket's own. */
  readonly path: string;
  readonly post: HttpPost | null;
  readonly keepalive: boolean;
  readonly answer: (answer: Answer) => void;
};
export type Stream = {
  readonly say: (...events: readonly StreamEvent[]) => void;
  readonly breakOff: () => void;
};

export const ADDRESS = "https://charter.test/sync/cha_1/http";

export const createNetwork = () => {
  const asked: Asked[] = [];
  const waits: { readonly ms: number; readonly pass: () => void }[] = [];
  let changed = Promise.withResolvers<void>();
  const tell = (): void => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const network = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const body = init.body instanceof Blob ? new Uint8Array(await init.body.arrayBuffer()) : null;
    const answered = Promise.withResolvers<Response>();
    init.signal?.addEventListener("abort", () => answered.reject(new DOMException("aborted", "AbortError")));
    asked.push({
      path: String(input).slice(ADDRESS.length),
      post: body === null ? null : readHttpPost(body),
      keepalive: init.keepalive ?? false,
      answer: (answer) => {
        if (answer === null) answered.reject(new TypeError("network"));
        else answered.resolve(answer instanceof Response ? answer : new Response(null, { status: answer }));
      },
    });
    tell();
    return answered.promise;
  };
  return {
    // The part of `fetch` that a link uses.
    fetch: network as typeof fetch,
    wait: (ms: number) =>
      new Promise<void>((pass) => {
        waits.push({ ms, pass });
        tell();
      }),
    /** The next request, when it has come. */
    next: async (): Promise<Asked> => {
      while (asked.length === 0) await changed.promise;
      const [first] = asked.splice(0, 1);
      if (first === undefined) throw new Error("There was no request");
      return first;
    },
    waiting: () => asked.length,
    /** Lets the shortest wait of that length pass, when it has begun. */
    pass: async (ms: number): Promise<void> => {
      const found = () => waits.findIndex((wait) => wait.ms === ms);
      while (found() === -1) await changed.promise;
      waits.splice(found(), 1)[0]?.pass();
    },
  };
};

/** Answers a request by a stream that the test writes. */
export const answerStream = ({ answer }: Asked): Stream => {
  let write: ReadableStreamDefaultController<Uint8Array> | null = null;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      write = controller;
    },
  });
  const encoder = new TextEncoder();
  answer(new Response(body));
  const controller = (): ReadableStreamDefaultController<Uint8Array> => {
    if (write === null) throw new Error("The stream has not begun");
    return write;
  };
  return {
    say: (...events) => {
      for (const event of events) controller().enqueue(encoder.encode(writeStreamEvent(event)));
    },
    breakOff: () => controller().error(new TypeError("network")),
  };
};
