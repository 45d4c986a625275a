/** The client's end of a socket by HTTP, by hand: a test says what is posted and when, and reads the stream. */
import type { Person } from "@acb/schemas/people";
import { createStreamReader, type StreamEvent } from "@acb/shared/protocol/event-stream";
import { type Frame, readFrame } from "@acb/shared/protocol/frames";
import { type HttpPost, writeHttpPost } from "@acb/shared/protocol/http-post";

export type HttpClient = {
  readonly status: number;
  readonly events: readonly StreamEvent[];
  readonly socketId: string;
  /** Resolves with the first event, come or to come, of which it holds. */
  readonly when: (holds: (event: StreamEvent) => boolean) => Promise<StreamEvent>;
  readonly whenFrame: <Kind extends Frame["kind"]>(
    kind: Kind,
    holds?: (frame: Extract<Frame, { kind: Kind }>) => boolean,
  ) => Promise<Extract<Frame, { kind: Kind }>>;
  readonly heardCount: () => number;
  /** Breaks the stream off, as a proxy would. */
  readonly breakOff: () => void;
};

export type Way = {
  readonly address: string;
  readonly headers: Record<string, string>;
  /** Takes the requests in the place of a server at that address. */
  readonly request?: (address: string, init: RequestInit) => Response | Promise<Response>;
};

/** The way of a person of the example to an address of the server; the cookie is that of `startWebServer`. */
export const wayOf = (origin: string, who: Person | null, path: string): Way => ({
  address: `${origin}${path}`,
  headers: { origin, ...(who === null ? {} : { cookie: `person=${who.id}` }) },
});

export const post = async (way: Way, path: string, sent: HttpPost): Promise<Response> =>
  (way.request ?? fetch)(`${way.address}${path}`, {
    method: "POST",
    headers: way.headers,
    body: Uint8Array.from(writeHttpPost(sent)),
  });

/** Opens a socket, or with `sent` takes up the stream of one. */
export const openHttp = async (way: Way, sent?: HttpPost): Promise<HttpClient> => {
  const broken = new AbortController();
  const [path = "", query = ""] = way.address.split("?");
  const response = await (way.request ?? fetch)(
    `${path}${sent === undefined ? "" : "/stream"}${query === "" ? "" : `?${query}`}`,
    {
      method: "POST",
      headers: way.headers,
      signal: broken.signal,
      ...(sent === undefined ? {} : { body: Uint8Array.from(writeHttpPost(sent)) }),
    },
  );
  const events: StreamEvent[] = [];
  const looks = new Set<() => void>();
  void readAll(response, (event) => {
    events.push(event);
    for (const look of [...looks]) look();
  });

  const first = <Found>(find: () => Found | undefined): Promise<Found> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        looks.delete(look);
        resolve(found);
      };
      looks.add(look);
      look();
    });
  const frames = () => events.flatMap((event) => (event.kind === "frame" ? [event] : []));
  const when: HttpClient["when"] = (holds) => first(() => events.find(holds));
  const opened = response.ok ? await when(({ kind }) => kind === "open" || kind === "close") : null;
  return {
    status: response.status,
    events,
    socketId: opened?.kind === "open" ? opened.socketId : "",
    when,
    whenFrame: <Kind extends Frame["kind"]>(
      kind: Kind,
      holds: (frame: Extract<Frame, { kind: Kind }>) => boolean = () => true,
    ) =>
      first(() =>
        frames()
          .map(({ frame }) => readFrame(frame))
          .filter((frame): frame is Extract<Frame, { kind: Kind }> => frame.kind === kind)
          .find(holds),
      ),
    heardCount: () => frames().at(-1)?.number ?? 0,
    breakOff: () => broken.abort(),
  };
};

const readAll = async (response: Response, hear: (event: StreamEvent) => void): Promise<void> => {
  const read = createStreamReader();
  const decoder = new TextDecoder();
  try {
    for await (const piece of response.body ?? [])
      for (const event of read(decoder.decode(piece, { stream: true }))) hear(event);
  } catch {
    // A stream that was broken off ends so.
  }
};
